import type { StandardObject } from './build.ts';
import { audit, checkbox, date, dateTime, id, isDeleted, lookup, owner, picklist, text } from './fields.ts';

const ON_PAGE = { permissionable: true } as const;
const READ_ONLY = { createable: false, updateable: false } as const;

/** Tasks. `WhatId` may also refer to any custom object that allows activities: the compiler adds those. */
export const task: StandardObject = {
  apiName: 'Task',
  label: 'Task',
  labelPlural: 'Tasks',
  keyPrefix: '00T',
  nameField: 'Subject',
  kind: 'standard',
  sharingModel: 'ReadWrite',
  fields: [
    id('Activity ID'),
    lookup('WhoId', 'Name ID', ['Contact'], {
      ...ON_PAGE,
      relationshipName: 'Who',
      childRelationshipName: 'Tasks',
      describe: { namePointing: true, polymorphicForeignKey: true },
    }),
    lookup('WhatId', 'Related To ID', ['Account', 'Opportunity', 'Case', 'Product2'], {
      ...ON_PAGE,
      relationshipName: 'What',
      childRelationshipName: 'Tasks',
      deleteConstraint: 'Cascade',
    }),
    text('Subject', 'Subject', 255, { ...ON_PAGE, nameField: true, describe: { type: 'combobox', groupable: false } }),
    date('ActivityDate', 'Due Date Only', { ...ON_PAGE, describe: { aggregatable: false } }),
    picklist('Status', 'Status', ['Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred'], {
      defaultValue: 'Not Started',
      restrictedPicklist: false,
      defaultedOnCreate: true,
    }),
    picklist('Priority', 'Priority', ['High', 'Normal', 'Low'], {
      defaultValue: 'Normal',
      restrictedPicklist: false,
      defaultedOnCreate: true,
    }),
    checkbox('IsHighPriority', 'High Priority', READ_ONLY),
    owner(['Group', 'User']),
    { apiName: 'Description', label: 'Description', type: 'LongTextArea', length: 32000 },
    isDeleted,
    lookup('AccountId', 'Account ID', 'Account', READ_ONLY),
    checkbox('IsClosed', 'Closed', READ_ONLY),
    ...audit,
    dateTime('CompletedDateTime', 'Completed Date', READ_ONLY),
    picklist('TaskSubtype', 'Task Subtype', ['Task', 'Email', 'Call', 'ListEmail', 'Cadence', 'LinkedIn'], {
      updateable: false,
      defaultValue: 'Task',
      defaultedOnCreate: true,
    }),
  ],
};
