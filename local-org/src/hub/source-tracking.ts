import { SETTING } from '../automation/standard-rows.ts';
import type { OrgFeature, ToolingObject } from '../features.types.ts';
import { componentId } from '../metadata/component-id.ts';
import { contentOf } from '../metadata/deploy/messages.ts';
import { definitionType } from '../metadata/definition-type.ts';
import type { Component } from '../metadata/types.ts';
import type { ModelChange, Org, OrgModel } from '../org.types.ts';
import { audit, checkbox, id, integer, READ_ONLY, text } from '../schema/standard/fields.ts';
import type { ObjectSchema, SObjectRecord } from '../schema/types.ts';

const UPDATE_ONLY = { createable: false } as const;

/** One component that was ever changed in the org, with the number of its last change (Tooling API Reference, "SourceMember"). */
const sourceMember: ToolingObject = {
  definition: {
    apiName: 'SourceMember',
    label: 'Source Member',
    labelPlural: 'Source Members',
    keyPrefix: '0MZ',
    nameField: 'MemberName',
    kind: 'setup',
    sharingModel: 'FullAccess',
    createable: false,
    deletable: false,
    fields: [
      id('Source Member ID'),
      text('MemberIdOrName', 'Member ID or Name', 255, READ_ONLY),
      text('MemberName', 'Member Name', 255, { ...READ_ONLY, nameField: true }),
      text('MemberType', 'Member Type', 255, READ_ONLY),
      checkbox('IsNameObsolete', 'Is Name Obsolete', READ_ONLY),
      checkbox('IsNewMember', 'Is New Member', READ_ONLY),
      // A client that has just made the org sets it to 0: what the org was made with is no change.
      integer('RevisionCounter', 'Revision Counter', UPDATE_ONLY),
      integer('RevisionNum', 'Revision Num', UPDATE_ONLY),
      text('ChangedBy', 'Changed By', 15, { ...READ_ONLY, caseSensitive: true }),
      ...audit,
    ],
  },
  update({ org }, rowId, values) {
    org.store.update(objectOf(org), rowId, values);
  },
};

/**
 * Source tracking: the org notes which components a deploy, or a change through another API, made, changed or removed, so that
 * a client can tell what differs from its project. Every scratch org has it.
 */
export function sourceTracking(): OrgFeature {
  return { name: 'SourceTracking', toolingObjects: [sourceMember], deployed: noteChanges };
}

interface Change {
  readonly type: string;
  readonly name: string;
  readonly isNew: boolean;
  readonly isRemoved: boolean;
}

function noteChanges(org: Org, change: ModelChange, { catalog }: OrgModel): void {
  // What a package brings is no change of somebody's project.
  if (change.fromPackage === true) return;
  const saved = [...change.saved, ...(change.flowVersions ?? [])];
  const changes = [
    ...saved.flatMap((component): Change[] => {
      const old = catalog.get(component.type, component.fullName);
      if (old && contentOf(old) === contentOf(component)) return [];
      return membersOf(component).map((member) => ({ ...member, isNew: old === undefined, isRemoved: false }));
    }),
    ...change.removed.flatMap(({ type, fullName }): Change[] => {
      const old = catalog.get(type, fullName);
      return (old ? membersOf(old) : []).map((member) => ({ ...member, isNew: false, isRemoved: true }));
    }),
  ];
  if (changes.length === 0) return;
  const known = knownMembers(org);
  const userId = change.userId ?? org.store.setting(SETTING.administrator) ?? '';
  for (const each of changes) note(org, each, known.get(keyOf(each.type, each.name)), userId);
}

/** A bundle is tracked as a whole and by each of its files; settings by the name of their own type. */
function membersOf(component: Component): { readonly type: string; readonly name: string }[] {
  const { type, fullName, files } = component;
  const whole = { type: type === 'Settings' ? definitionType(component) : type, name: fullName };
  if (!files) return [whole];
  const names = [...Object.keys(files), `${fullName}.js-meta.xml`];
  return [whole, ...names.map((file) => ({ type: 'LightningComponentResource', name: `${fullName}/${file}` }))];
}

function note(org: Org, change: Change, known: string | undefined, userId: string): void {
  const object = objectOf(org);
  const at = org.now().toISOString();
  const revision = org.store.nextAutoNumber(object, 'RevisionCounter');
  const values: SObjectRecord = {
    IsNameObsolete: change.isRemoved,
    IsNewMember: change.isNew,
    RevisionCounter: revision,
    RevisionNum: revision,
    ChangedBy: userId.slice(0, 15),
    LastModifiedById: userId,
    LastModifiedDate: at,
    SystemModstamp: at,
  };
  if (known !== undefined) {
    org.store.update(object, known, values);
    return;
  }
  org.store.insert(object, {
    ...values,
    Id: org.store.newId(object),
    MemberIdOrName: componentId(change.type, change.name).slice(0, 15),
    MemberName: change.name,
    MemberType: change.type,
    CreatedById: userId,
    CreatedDate: at,
  });
}

function knownMembers(org: Org): Map<string, string> {
  const rows = org.store.all('SELECT "Id", "MemberType" AS type, "MemberName" AS name FROM "SourceMember"');
  return new Map(rows.map(({ Id, type, name }) => [keyOf(String(type), String(name)), String(Id)]));
}

function keyOf(type: string, name: string): string {
  return `${type} ${name.toLowerCase()}`;
}

function objectOf(org: Org): ObjectSchema {
  const object = org.toolingSchema.object('SourceMember');
  if (!object) throw new Error('This org does not track its source.');
  return object;
}
