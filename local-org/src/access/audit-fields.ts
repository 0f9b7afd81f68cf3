import { isSet } from '../metadata/definition.ts';
import type { Catalog } from '../metadata/types.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import type { UserContext } from './types.ts';

/** API name of "Set Audit Fields upon Record Creation". */
export const CREATE_AUDIT_FIELDS = 'CreateAuditFields';

const AUDIT_FIELDS: ReadonlySet<string> = new Set([
  'CreatedById',
  'CreatedDate',
  'LastModifiedById',
  'LastModifiedDate',
]);

/** Standard objects whose audit fields can be set, beside every custom object (Salesforce Help, article 000334139). */
const STANDARD_OBJECTS: ReadonlySet<string> = new Set([
  'Account',
  'Attachment',
  'CampaignMember',
  'Case',
  'CaseComment',
  'Contact',
  'ContentVersion',
  'Contract',
  'EmailMessage',
  'Event',
  'Lead',
  'Opportunity',
  'Quote',
  'Task',
  'WorkOrder',
]);

/**
 * Whether the org has switched on the permissions "Set Audit Fields upon Record Creation" and "Update Records with Inactive
 * Owners": Setup, User Interface; Metadata API, SecuritySettings. Off unless deployed; while it is off the permission does
 * not exist, and whoever was granted it earlier does not have it.
 */
export function mayGrantAuditFields(catalog: Catalog): boolean {
  return isSet(catalog.get('Settings', 'Security')?.definition, 'enableAuditFieldsInactiveOwner');
}

/**
 * Whether the user may give the field a value in a new record: one that is createable for everybody, or an audit field,
 * with the permission to set them and Modify All Data. Never in an update.
 */
export function isCreateable(user: UserContext, object: ObjectSchema, field: FieldSchema): boolean {
  return field.createable || maySetAuditField(user, object, field);
}

function maySetAuditField(user: UserContext, object: ObjectSchema, { apiName, stored }: FieldSchema): boolean {
  if (!stored || !AUDIT_FIELDS.has(apiName)) return false;
  if (object.kind !== 'custom' && !STANDARD_OBJECTS.has(object.apiName)) return false;
  return user.hasSystemPermission(CREATE_AUDIT_FIELDS) && user.hasSystemPermission('ModifyAllData');
}
