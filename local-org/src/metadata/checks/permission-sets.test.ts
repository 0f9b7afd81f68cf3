import assert from 'node:assert/strict';
import { test } from 'node:test';
import { permissionSet, problemsWith } from '../testing/package.ts';

const PERMISSION_SET = 'permissionsets/Clerk.permissionset';

function fieldPermission(field: string, editable: boolean, readable = true): string {
  return permissionSet(
    `<fieldPermissions><editable>${editable}</editable><field>${field}</field><readable>${readable}</readable></fieldPermissions>`,
  );
}

function objectPermission(object: string, granted: readonly string[]): string {
  const rights = ['allowCreate', 'allowDelete', 'allowEdit', 'allowRead', 'modifyAllRecords'];
  const elements = rights.map((right) => `<${right}>${granted.includes(right)}</${right}>`).join('');
  return permissionSet(
    `<objectPermissions>${elements}<object>${object}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`,
  );
}

test('a permission for a required, master-detail or name field is refused', () => {
  for (const field of ['Invoice__c.Due__c', 'Line__c.Invoice__c', 'Invoice__c.Name'])
    assert.deepEqual(problemsWith({ [PERMISSION_SET]: fieldPermission(field, false) }), [
      `PermissionSet Clerk: You cannot deploy to a required field: ${field}`,
    ]);
});

test('a formula is never editable, and what may be edited may be read', () => {
  assert.match(
    problemsWith({ [PERMISSION_SET]: fieldPermission('Invoice__c.Net__c', true) }).join(),
    /Net__c.*editable/u,
  );
  assert.match(
    problemsWith({ [PERMISSION_SET]: fieldPermission('Invoice__c.Amount__c', true, false) }).join(),
    /Amount__c.*readable/u,
  );
  assert.deepEqual(problemsWith({ [PERMISSION_SET]: fieldPermission('Invoice__c.Net__c', false) }), []);
});

test("rights on an object include those they depend on, and a detail needs its master's", () => {
  assert.deepEqual(problemsWith({ [PERMISSION_SET]: objectPermission('Invoice__c', ['allowEdit']) }), [
    'PermissionSet Clerk: Permission Edit Invoice__c depends on permission(s): Read Invoice__c',
  ]);
  assert.deepEqual(problemsWith({ [PERMISSION_SET]: objectPermission('Line__c', ['allowRead']) }), [
    'PermissionSet Clerk: Permission Read Line__c depends on permission(s): Read Invoice__c',
  ]);
});

test('a permission set names only what exists', () => {
  const enabled = (element: string, name: string) =>
    `<${element}><enabled>true</enabled><name>${name}</name></${element}>`;
  const cases: Record<string, string> = {
    'In field: field - no CustomField named Invoice__c.Lost__c found':
      '<fieldPermissions><editable>false</editable><field>Invoice__c.Lost__c</field><readable>true</readable></fieldPermissions>',
    'In field: customPermission - no CustomPermission named Lost found': enabled('customPermissions', 'Lost'),
    'In field: tab - no CustomTab named Lost__c found':
      '<tabSettings><tab>Lost__c</tab><visibility>Visible</visibility></tabSettings>',
    'In field: application - no CustomApplication named Lost found':
      '<applicationVisibilities><application>Lost</application><visible>true</visible></applicationVisibilities>',
    'In field: flow - no Flow named Lost found':
      '<flowAccesses><enabled>true</enabled><flow>Lost</flow></flowAccesses>',
    'In field: name - no CustomObject named Lost__mdt found': enabled('customMetadataTypeAccesses', 'Lost__mdt'),
    'In field: apexClass - no ApexClass named Lost found':
      '<classAccesses><apexClass>Lost</apexClass><enabled>true</enabled></classAccesses>',
    'Unknown user permission: Fly': enabled('userPermissions', 'Fly'),
  };
  for (const [problem, entry] of Object.entries(cases))
    assert.deepEqual(problemsWith({ [PERMISSION_SET]: permissionSet(entry) }), [`PermissionSet Clerk: ${problem}`]);
});
