import type { StandardObject } from './build.ts';
import { values } from './values.ts';

/** Event as an org of API version 52 described it (recorded by the CumulusCI project, see LICENSE.txt beside this file). */
export const event: StandardObject = {
  apiName: 'Event', label: 'Event', labelPlural: 'Events', keyPrefix: '00U', kind: 'standard',
  sharingModel: 'ReadWrite',
  nameField: "Subject",
  fields: [
    { apiName: "Id", label: "Activity ID", type: "Id", createable: false, updateable: false, permissionable: false },
    { apiName: "WhoId", label: "Name ID", type: "Lookup", referenceTo: ["Contact"], relationshipName: "Who", childRelationshipName: "Events", deleteConstraint: "Cascade", describe: {"namePointing":true,"polymorphicForeignKey":true} },
    { apiName: "WhatId", label: "Related To ID", type: "Lookup", referenceTo: ["Account","Case","Opportunity"], relationshipName: "What", childRelationshipName: "Events", deleteConstraint: "Cascade" },
    { apiName: "Subject", label: "Subject", type: "Text", length: 255, nameField: true, permissionable: false, describe: {"groupable":false,"type":"combobox"}, picklistValues: values("Call", "Email", "Meeting", "Send Letter/Quote", "Other") },
    { apiName: "Location", label: "Location", type: "Text", length: 255 },
    { apiName: "IsAllDayEvent", label: "All-Day Event", type: "Checkbox" },
    { apiName: "ActivityDateTime", label: "Due Date Time", type: "DateTime", permissionable: false },
    { apiName: "ActivityDate", label: "Due Date Only", type: "Date", permissionable: false, describe: {"aggregatable":false} },
    { apiName: "DurationInMinutes", label: "Duration", type: "Number", precision: 8, scale: 0, describe: {"type":"int"}, permissionable: false },
    { apiName: "StartDateTime", label: "Start Date Time", type: "DateTime", permissionable: false },
    { apiName: "EndDateTime", label: "End Date Time", type: "DateTime", permissionable: false },
    { apiName: "EndDate", label: "End Date", type: "Date", createable: false, updateable: false, permissionable: false },
    { apiName: "Description", label: "Description", type: "LongTextArea", length: 32000 },
    { apiName: "AccountId", label: "Account ID", type: "Lookup", createable: false, updateable: false, permissionable: false, referenceTo: ["Account"], relationshipName: "Account", describe: {"searchPrefilterable":true} },
    { apiName: "OwnerId", label: "Assigned To ID", type: "Lookup", permissionable: false, referenceTo: ["User"], relationshipName: "Owner", defaultedOnCreate: true, describe: {"namePointing":true,"polymorphicForeignKey":true} },
    { apiName: "IsPrivate", label: "Private", type: "Checkbox", permissionable: false },
    { apiName: "ShowAs", label: "Show Time As", type: "Picklist", length: 40, permissionable: false, restrictedPicklist: true, defaultValue: "Busy", describe: {"defaultValue":"Busy"}, picklistValues: [{"value":"Busy","label":"Busy","isDefault":true,"isActive":true},{"value":"OutOfOffice","label":"Out of Office","isDefault":false,"isActive":true},{"value":"Free","label":"Free","isDefault":false,"isActive":true}] },
    { apiName: "IsDeleted", label: "Deleted", type: "Checkbox", createable: false, updateable: false, permissionable: false },
    { apiName: "CreatedDate", label: "Created Date", type: "DateTime", createable: false, updateable: false, permissionable: false, defaultedOnCreate: true },
    { apiName: "CreatedById", label: "Created By ID", type: "Lookup", createable: false, updateable: false, permissionable: false, referenceTo: ["User"], relationshipName: "CreatedBy", defaultedOnCreate: true },
    { apiName: "LastModifiedDate", label: "Last Modified Date", type: "DateTime", createable: false, updateable: false, permissionable: false, defaultedOnCreate: true },
    { apiName: "LastModifiedById", label: "Last Modified By ID", type: "Lookup", createable: false, updateable: false, permissionable: false, referenceTo: ["User"], relationshipName: "LastModifiedBy", defaultedOnCreate: true },
    { apiName: "SystemModstamp", label: "System Modstamp", type: "DateTime", createable: false, updateable: false, permissionable: false, defaultedOnCreate: true },
    { apiName: "ReminderDateTime", label: "Reminder Date/Time", type: "DateTime", permissionable: false },
    { apiName: "IsReminderSet", label: "Reminder Set", type: "Checkbox", permissionable: false },
  ],
};
