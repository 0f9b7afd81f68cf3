import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCatalog } from '../metadata/catalog.ts';
import type { Component, MetadataElement } from '../metadata/types.ts';
import { compileSchema } from '../schema/index.ts';
import type { FieldSchema, ObjectSchema, Schema, SObjectRecord } from '../schema/types.ts';
import { openStore } from '../store/index.ts';
import type { Store } from '../store/types.ts';
import { compileAccess } from './model.ts';
import type { AccessModel } from './model.ts';
import { mayDeleteRecord, mayEditRecord, mayReadRecord, shareCondition } from './sharing.ts';
import type { UserContext } from './types.ts';
import { userContext } from './user-context.ts';

function component(type: string, fullName: string, definition: MetadataElement): Component {
  return { type, fullName, fileName: `${type}/${fullName}`, definition };
}

const nameField: MetadataElement = { type: 'Text', label: 'Name' };

const invoices: readonly Component[] = [
  component('CustomObject', 'Invoice__c', {
    label: 'Invoice',
    pluralLabel: 'Invoices',
    nameField,
    sharingModel: 'Private',
    deploymentStatus: 'Deployed',
  }),
  component('CustomField', 'Invoice__c.Amount__c', {
    label: 'Amount',
    type: 'Currency',
    precision: 18,
    scale: 2,
    required: false,
  }),
  component('CustomField', 'Invoice__c.Number__c', { label: 'Number', type: 'Text', length: 20, required: true }),
  component('CustomObject', 'Line__c', {
    label: 'Line',
    pluralLabel: 'Lines',
    nameField,
    sharingModel: 'ControlledByParent',
    deploymentStatus: 'Deployed',
  }),
  component('CustomField', 'Line__c.Invoice__c', {
    label: 'Invoice',
    type: 'MasterDetail',
    referenceTo: 'Invoice__c',
    relationshipName: 'Lines',
    relationshipLabel: 'Lines',
    relationshipOrder: 0,
    writeRequiresMasterRead: false,
  }),
  component('CustomPermission', 'Approve_Invoices', { label: 'Approve invoices', isLicensed: false }),
];

const clerk = component('PermissionSet', 'Invoice_Clerk', {
  label: 'Invoice clerk',
  objectPermissions: [
    {
      object: 'Invoice__c',
      allowRead: true,
      allowCreate: true,
      allowEdit: true,
      allowDelete: true,
      viewAllRecords: false,
      modifyAllRecords: false,
    },
    {
      object: 'Line__c',
      allowRead: true,
      allowCreate: true,
      allowEdit: true,
      allowDelete: true,
      viewAllRecords: false,
      modifyAllRecords: false,
    },
  ],
  fieldPermissions: [{ field: 'Invoice__c.Amount__c', readable: true, editable: false }],
});
const approver = component('PermissionSet', 'Invoice_Approver', {
  label: 'Invoice approver',
  customPermissions: [{ name: 'Approve_Invoices', enabled: true }],
  userPermissions: [{ name: 'ApiEnabled', enabled: true }],
});
const team = component('PermissionSetGroup', 'Invoice_Team', {
  label: 'Invoice team',
  permissionSets: ['Invoice_Clerk', 'Invoice_Approver'],
});

interface TestOrg {
  readonly schema: Schema;
  readonly model: AccessModel;
  readonly store: Store;
  object(name: string): ObjectSchema;
  field(object: string, name: string): FieldSchema;
  insert(object: string, record: SObjectRecord): string;
  /** A new user with a profile of the standard data. */
  user(profile: string): string;
  context(userId: string): UserContext;
}

function createOrg(): TestOrg {
  const problems: string[] = [];
  const catalog = createCatalog([...invoices, clerk, approver, team]);
  const report = (_component: Component, problem: string): void => void problems.push(problem);
  const schema = compileSchema(catalog, report);
  const model = compileAccess(catalog, schema, report);
  assert.deepEqual(problems, []);
  const store = openStore(':memory:');
  store.migrate(schema);
  const object = (name: string): ObjectSchema => schema.object(name) ?? assert.fail(`no object ${name}`);
  const insert = (name: string, record: SObjectRecord): string => {
    const id = store.newId(object(name));
    store.insert(object(name), { ...record, Id: id });
    return id;
  };
  return {
    schema,
    model,
    store,
    object,
    insert,
    field: (name, field) => schema.field(name, field) ?? assert.fail(`no field ${name}.${field}`),
    user: (profile) => {
      const ProfileId = insert('Profile', { Name: profile });
      return insert('User', {
        Username: `${ProfileId}@example.com`,
        LastName: profile,
        ProfileId,
        IsActive: true,
        TimeZoneSidKey: 'Europe/Berlin',
      });
    },
    context: (userId) => userContext(model, store, userId) ?? assert.fail('no such user'),
  };
}

function refusals(permissionSet: Component, others: readonly Component[] = invoices): string[] {
  const problems: string[] = [];
  const catalog = createCatalog([...others, permissionSet]);
  const schema = compileSchema(catalog, (_component, problem) => assert.fail(problem));
  compileAccess(catalog, schema, (_component, problem) => problems.push(problem));
  return problems;
}

test('the administrator has every object right and every standard field, but no custom field until a permission set grants it', () => {
  const org = createOrg();
  const admin = org.context(org.user('System Administrator'));
  assert.ok(admin.mayObject(org.object('Invoice__c'), 'delete'));
  assert.ok(admin.mayObject(org.object('Account'), 'modifyAll'));
  assert.ok(admin.mayEditField(org.object('Account'), org.field('Account', 'Phone')));
  assert.equal(admin.mayReadField(org.object('Invoice__c'), org.field('Invoice__c', 'Amount__c')), false);
  assert.ok(
    admin.mayEditField(org.object('Invoice__c'), org.field('Invoice__c', 'Number__c')),
    'required fields need no permission',
  );
});

test('a standard user works with accounts and opportunities and sees no custom object', () => {
  const org = createOrg();
  const user = org.context(org.user('Standard User'));
  assert.ok(user.mayObject(org.object('Opportunity'), 'delete'));
  assert.ok(user.mayObject(org.object('OpportunityContactRole'), 'create'), 'follows the opportunity');
  assert.equal(user.mayObject(org.object('Opportunity'), 'viewAll'), false);
  assert.equal(user.mayObject(org.object('Invoice__c'), 'read'), false);
  assert.equal(user.mayObject(org.object('PermissionSetAssignment'), 'create'), false);
});

test('the minimum access profile gives neither the API nor any object; a permission set group adds the rights of all its sets', () => {
  const org = createOrg();
  const userId = org.user('Minimum Access - Salesforce');
  const before = org.context(userId);
  assert.equal(before.hasSystemPermission('ApiEnabled'), false);
  assert.equal(before.mayObject(org.object('Account'), 'read'), false);
  const PermissionSetGroupId = org.insert('PermissionSetGroup', {
    DeveloperName: 'Invoice_Team',
    MasterLabel: 'Invoice team',
  });
  org.insert('PermissionSetAssignment', { AssigneeId: userId, PermissionSetGroupId });
  const after = org.context(userId);
  assert.ok(after.mayObject(org.object('Invoice__c'), 'edit'));
  assert.ok(after.mayReadField(org.object('Invoice__c'), org.field('Invoice__c', 'Amount__c')));
  assert.equal(after.mayEditField(org.object('Invoice__c'), org.field('Invoice__c', 'Amount__c')), false);
  assert.ok(after.hasCustomPermission('approve_invoices'));
  assert.ok(after.hasSystemPermission('ApiEnabled'));
});

test('an inactive user has no context', () => {
  const org = createOrg();
  const userId = org.user('System Administrator');
  org.store.update(org.object('User'), userId, { IsActive: false });
  assert.equal(userContext(org.model, org.store, userId), undefined);
});

test('private records belong to their owner and to the members of an owning queue, as condition and record by record', () => {
  const org = createOrg();
  const [owner, other] = [org.user('Standard User'), org.user('Standard User')];
  const set = org.insert('PermissionSet', { Name: 'Invoice_Clerk', Label: 'Invoice clerk' });
  for (const AssigneeId of [owner, other]) org.insert('PermissionSetAssignment', { AssigneeId, PermissionSetId: set });
  const queue = org.insert('Group', { Name: 'Billing', DeveloperName: 'Billing', Type: 'Queue' });
  org.insert('GroupMember', { GroupId: queue, UserOrGroupId: other });
  const own = org.insert('Invoice__c', { Name: 'own', Number__c: '1', OwnerId: owner });
  const queued = org.insert('Invoice__c', { Name: 'queued', Number__c: '2', OwnerId: queue });
  const lines = [own, queued].map((Invoice__c) => org.insert('Line__c', { Name: 'line', Invoice__c }));

  const visible = (userId: string, object: string): string[] => {
    const user = org.context(userId);
    const condition = shareCondition(org.schema, user, org.object(object), 't') ?? '1';
    const bySql = org.store
      .all(`SELECT t."Id" FROM "${object}" AS t WHERE ${condition} ORDER BY 1`)
      .map((row) => String(row['Id']));
    const all = org.store.all(`SELECT "Id" FROM "${object}" ORDER BY 1`).map((row) => String(row['Id']));
    const records = org.store.load(org.object(object), all);
    const scope = { schema: org.schema, store: org.store, user };
    const byRecord = all.filter((id) => mayReadRecord(scope, org.object(object), records.get(id) ?? {}));
    assert.deepEqual(bySql, byRecord);
    return bySql;
  };
  assert.deepEqual(visible(owner, 'Invoice__c'), [own]);
  assert.deepEqual(visible(other, 'Invoice__c'), [queued]);
  assert.deepEqual(visible(owner, 'Line__c'), [lines[0]]);
  assert.deepEqual(visible(other, 'Line__c'), [lines[1]]);
  assert.deepEqual(visible(org.user('System Administrator'), 'Line__c'), lines);
});

test('public read/write lets everybody edit but only the owner delete', () => {
  const org = createOrg();
  const [owner, other] = [org.user('Standard User'), org.user('Standard User')];
  const account = { Id: org.insert('Account', { Name: 'Acme', OwnerId: owner }), OwnerId: owner };
  const scope = (userId: string) => ({ schema: org.schema, store: org.store, user: org.context(userId) });
  assert.ok(mayEditRecord(scope(other), org.object('Account'), account));
  assert.equal(mayDeleteRecord(scope(other), org.object('Account'), account), false);
  assert.ok(mayDeleteRecord(scope(owner), org.object('Account'), account));
});

test('a permission set is refused for what does not exist, what needs no permission, and rights without those they depend on', () => {
  const wrong = component('PermissionSet', 'Wrong', {
    label: 'Wrong',
    objectPermissions: [
      { object: 'Receipt__c', allowRead: true },
      { object: 'Line__c', allowRead: true, allowEdit: true, allowDelete: true },
      { object: 'Invoice__c', allowEdit: true },
    ],
    fieldPermissions: [
      { field: 'Invoice__c.Number__c', readable: true, editable: true },
      { field: 'Invoice__c.Total__c', readable: true, editable: false },
      { field: 'Invoice__c.Amount__c', readable: false, editable: true },
    ],
    customPermissions: [{ name: 'Pay_Invoices', enabled: true }],
  });
  assert.deepEqual(refusals(wrong), [
    'In field: object - no CustomObject named Receipt__c found',
    'Permission Edit Invoice__c depends on permission(s): Read Invoice__c',
    'Permission Read Line__c depends on permission(s): Read Invoice__c',
    'You cannot deploy to a required field: Invoice__c.Number__c',
    'In field: field - no CustomField named Invoice__c.Total__c found',
    'Field permission editable of Invoice__c.Amount__c depends on readable.',
    'In field: customPermission - no CustomPermission named Pay_Invoices found',
  ]);
});

test('muting permission sets, profiles, roles and sharing rules are refused by name', () => {
  const muted = component('PermissionSetGroup', 'Muted', {
    label: 'Muted',
    permissionSets: [],
    mutingPermissionSets: ['Less'],
  });
  assert.deepEqual(refusals(muted), ['The local org does not support muting permission sets (Less).']);
  assert.deepEqual(refusals(component('Profile', 'Admin', {})), ['The local org does not support deployed profiles.']);
  assert.deepEqual(refusals(component('Role', 'Chief', {})), ['The local org does not support the role hierarchy.']);
  assert.deepEqual(refusals(component('SharingRules', 'Account', {})), [
    'The local org does not support sharing rules.',
  ]);
});
