import type { StandardObject } from './build.ts';
import { audit, checkbox, id, isDeleted, long, lookup, owner, text } from './fields.ts';

/**
 * Notes of the classic kind, with the fields that Object Reference, "Note" lists. Enhanced notes (ContentNote) are files and
 * are not here. In Salesforce whoever may read the parent may read its notes; here, who may read and edit all data.
 */
export const note: StandardObject = {
  apiName: 'Note',
  label: 'Note',
  labelPlural: 'Notes',
  keyPrefix: '002',
  nameField: 'Title',
  kind: 'standard',
  sharingModel: 'ReadWrite',
  fields: [
    id('Note Id'),
    isDeleted,
    lookup('ParentId', 'Parent ID', ['Account', 'Contact', 'Opportunity', 'Case', 'Product2'], {
      required: true,
      updateable: false,
      relationshipName: 'Parent',
      childRelationshipName: 'Notes',
      deleteConstraint: 'Cascade',
      describe: { namePointing: true, polymorphicForeignKey: true },
    }),
    text('Title', 'Title', 80, { required: true, nameField: true }),
    checkbox('IsPrivate', 'Private'),
    long('Body', 'Body'),
    owner(['User']),
    ...audit,
  ],
};
