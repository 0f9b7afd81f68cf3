import { account } from './account.ts';
import { standardObject, type ObjectDraft, type StandardObject } from './build.ts';
import { caseObject } from './case.ts';
import { contact } from './contact.ts';
import { event } from './event.ts';
import { note } from './note.ts';
import { opportunityContactRole } from './opportunity-contact-role.ts';
import { opportunity } from './opportunity.ts';
import {
  customNotificationType,
  flowDefinitionView,
  opportunityStage,
  organization,
  recordType,
} from './organization.ts';
import * as permissions from './permissions.ts';
import { opportunityLineItem, pricebook2, pricebookEntry, product2 } from './products.ts';
import { task } from './task.ts';
import * as users from './users.ts';

const STANDARD_OBJECTS: readonly StandardObject[] = [
  account,
  contact,
  opportunity,
  opportunityContactRole,
  opportunityLineItem,
  product2,
  pricebook2,
  pricebookEntry,
  caseObject,
  task,
  event,
  note,
  users.user,
  users.profile,
  users.userLicense,
  users.userRole,
  users.group,
  users.groupMember,
  users.queueSobject,
  organization,
  opportunityStage,
  recordType,
  permissions.permissionSet,
  permissions.permissionSetGroup,
  permissions.permissionSetGroupComponent,
  permissions.permissionSetAssignment,
  permissions.customPermission,
  permissions.setupEntityAccess,
  permissions.objectPermissions,
  permissions.fieldPermissions,
  flowDefinitionView,
  customNotificationType,
];

/**
 * The standard objects of an org, each time anew, ready to be extended by deployed fields: those of every org and further
 * ones that this org has by its features.
 */
export function standardObjects(further: readonly StandardObject[] = []): ObjectDraft[] {
  return [...STANDARD_OBJECTS, ...further].map(standardObject);
}
