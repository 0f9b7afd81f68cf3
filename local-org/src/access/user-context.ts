import { CREATE_AUDIT_FIELDS } from './audit-fields.ts';
import { derived } from '../schema/derived.ts';
import type { FieldSchema, ObjectSchema, SObjectRecord } from '../schema/types.ts';
import type { Store } from '../store/types.ts';
import type { Grants } from './grants.ts';
import type { AccessModel } from './model.ts';
import { accessFollows, activityPermissions, publicSetupObjects, setupWritePermission } from './standard-objects.ts';
import { standardProfiles } from './standard-profiles.ts';
import type { ProfileRights } from './standard-profiles.ts';
import type { ObjectRight, UserContext } from './types.ts';

/** A profile that the standard data does not describe grants nothing. */
const noRights: ProfileRights = {
  systemPermissions: [],
  objects: {},
  standardFields: false,
};

/**
 * The rights of a user now: profile, assigned permission sets and those of assigned groups, united.
 *
 * @returns undefined for an unknown or inactive user.
 */
export function userContext(model: AccessModel, store: Store, userId: string): UserContext | undefined {
  const person = readPerson(model, store, userId);
  if (!person || person.user['IsActive'] !== true) return undefined;
  const profile = standardProfiles[person.profileName] ?? noRights;
  return createContext(model, person, profile, assignedGrants(model, store, person.userId));
}

/**
 * A context without any restriction, in a user's name: what flows and the org's own work run with (system mode). Audit fields
 * are set by loads only.
 */
export function systemContext(model: AccessModel, store: Store, userId: string): UserContext {
  const person = readPerson(model, store, userId);
  if (!person) throw new Error(`No user ${userId}`);
  const user = userContext(model, store, userId);
  return {
    ...person,
    hasSystemPermission: (name) => name !== CREATE_AUDIT_FIELDS,
    hasCustomPermission: (name) => user?.hasCustomPermission(name) ?? false,
    mayObject: () => true,
    mayReadField: () => true,
    mayEditField: () => true,
  };
}

interface Person {
  readonly userId: string;
  readonly user: SObjectRecord;
  readonly profileName: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly groupIds: readonly string[];
}

function readPerson(model: AccessModel, store: Store, userId: string): Person | undefined {
  const users = model.schema.object('User');
  const user = users && store.load(users, [userId]).get(userId);
  if (!user) return undefined;
  const profiles = model.schema.object('Profile');
  const profileId = String(user['ProfileId'] ?? '');
  const profile = profiles && store.load(profiles, [profileId]).get(profileId);
  return {
    userId,
    user,
    profileName: String(profile?.['Name'] ?? ''),
    timeZone: String(user['TimeZoneSidKey'] ?? 'UTC'),
    locale: String(user['LocaleSidKey'] ?? 'en_US'),
    groupIds: groupsOf(model, store, userId),
  };
}

function groupsOf(model: AccessModel, store: Store, userId: string): string[] {
  const members = model.schema.object('GroupMember');
  if (!members) return [];
  const found = new Set<string>();
  const pending = [userId];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    for (const row of store.findBy(members, 'UserOrGroupId', [id])) {
      const groupId = String(row['GroupId']);
      if (found.has(groupId)) continue;
      found.add(groupId);
      pending.push(groupId);
    }
  }
  return [...found];
}

function assignedGrants(model: AccessModel, store: Store, userId: string): Grants[] {
  const assignments = model.schema.object('PermissionSetAssignment');
  if (!assignments) return [];
  const names = new Set<string>();
  for (const row of store.findBy(assignments, 'AssigneeId', [userId])) {
    const set = nameOf(model, store, 'PermissionSet', 'Name', row['PermissionSetId']);
    if (set) names.add(set);
    const group = nameOf(model, store, 'PermissionSetGroup', 'DeveloperName', row['PermissionSetGroupId']);
    for (const member of group ? (model.permissionSetGroups.get(group) ?? []) : []) names.add(member);
  }
  return [...names].flatMap((name) => model.permissionSets.get(name) ?? []);
}

function nameOf(model: AccessModel, store: Store, objectName: string, field: string, id: unknown): string | undefined {
  const object = model.schema.object(objectName);
  if (!object || typeof id !== 'string') return undefined;
  const name = store.load(object, [id]).get(id)?.[field];
  return typeof name === 'string' ? name.toLowerCase() : undefined;
}

function createContext(
  model: AccessModel,
  person: Person,
  profile: ProfileRights,
  grants: readonly Grants[],
): UserContext {
  const systemPermissions = new Set(profile.systemPermissions.map((name) => name.toLowerCase()));
  for (const grant of grants) for (const name of grant.systemPermissions) systemPermissions.add(name);
  const hasSystemPermission = (name: string): boolean => systemPermissions.has(name.toLowerCase());

  const mayObject = remembered((object, right: ObjectRight): boolean => {
    const parent = model.schema.object(accessFollows[object.apiName] ?? '');
    if (parent) return mayObject(parent, right === 'create' || right === 'delete' ? 'edit' : right);
    if (object.kind === 'setup') return maySetupObject(object, right, hasSystemPermission);
    if (object.kind === 'customMetadata') {
      if (right !== 'read' && right !== 'viewAll') return false;
      if (hasSystemPermission('CustomizeApplication') || hasSystemPermission('ViewSetup')) return true;
      return grants.some((grant) => grant.metadataTypes.has(object.apiName.toLowerCase()));
    }
    if (hasSystemPermission('ModifyAllData')) return true;
    if (hasSystemPermission('ViewAllData') && (right === 'read' || right === 'viewAll')) return true;
    const activity = activityPermissions[object.apiName];
    if (activity) {
      if (right === 'viewAll' || right === 'modifyAll') return false;
      return hasSystemPermission(right === 'read' ? 'ActivitiesAccess' : activity);
    }
    if (profile.objects[object.apiName]?.includes(right)) return true;
    return grants.some((grant) => grant.objects.get(object.apiName.toLowerCase())?.has(right) ?? false);
  });

  const mayField = (object: ObjectSchema, field: FieldSchema, right: 'read' | 'edit'): boolean => {
    if (!hasFieldSecurity(object, field)) return true;
    if (!field.custom && profile.standardFields) return true;
    const name = object.apiName.toLowerCase();
    if (right === 'read' && grants.some((grant) => grant.allFields.has(name))) return true;
    const key = `${name}.${field.apiName.toLowerCase()}`;
    return grants.some((grant) => grant.fields.get(key)?.[right] ?? false);
  };

  return {
    ...person,
    hasSystemPermission,
    hasCustomPermission: (name) => {
      const key = name.toLowerCase();
      return model.customPermissions.has(key) && grants.some((grant) => grant.customPermissions.has(key));
    },
    mayObject,
    mayReadField: remembered((object, field) => mayObject(object, 'read') && mayField(object, field, 'read')),
    mayEditField: remembered(
      (object, field) => (mayObject(object, 'edit') || mayObject(object, 'create')) && mayField(object, field, 'edit'),
    ),
  };
}

/** A question about an object and one of its parts that is asked of every record: answered once, since a context never changes. */
function remembered<Part>(
  answer: (object: ObjectSchema, part: Part) => boolean,
): (object: ObjectSchema, part: Part) => boolean {
  const answersOf = derived((_: ObjectSchema) => new Map<Part, boolean>());
  return (object, part) => {
    const answers = answersOf(object);
    const known = answers.get(part) ?? answer(object, part);
    answers.set(part, known);
    return known;
  };
}

/** Events and custom metadata know no field permissions; of setup objects only custom fields do. */
function hasFieldSecurity(object: ObjectSchema, field: FieldSchema): boolean {
  if (!field.permissionable) return false;
  if (object.kind === 'platformEvent' || object.kind === 'customMetadata') return false;
  return object.kind !== 'setup' || field.custom;
}

function maySetupObject(object: ObjectSchema, right: ObjectRight, has: (permission: string) => boolean): boolean {
  if (right === 'read') return publicSetupObjects.has(object.apiName) || has('ViewSetup');
  if (right === 'viewAll') return has('ViewSetup');
  const permission = setupWritePermission[object.apiName];
  return permission !== undefined && has(permission);
}
