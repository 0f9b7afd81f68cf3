import type { StandardObject } from './build.ts';
import { audit, checkbox, id, integer, lookup, number, picklist, text } from './fields.ts';

const READ_ONLY = { createable: false, updateable: false } as const;
const deployed = {
  kind: 'setup',
  sharingModel: 'ReadWrite',
  createable: false,
  updateable: false,
  deletable: false,
} as const;

/** The org itself and its set-up. Source: Object Reference for the Salesforce Platform. */
export const organization: StandardObject = {
  apiName: 'Organization',
  label: 'Organization',
  labelPlural: 'Organization',
  keyPrefix: '00D',
  nameField: 'Name',
  ...deployed,
  fields: [
    id('Organization ID'),
    text('Name', 'Name', 80, { nameField: true, required: true }),
    text('Division', 'Division', 80),
    { apiName: 'Street', label: 'Street', type: 'TextArea', length: 255, permissionable: false },
    text('City', 'City', 40),
    text('State', 'State/Province', 80),
    text('PostalCode', 'Zip/Postal Code', 20),
    text('Country', 'Country', 80),
    { apiName: 'Phone', label: 'Phone', type: 'Phone', length: 40, permissionable: false },
    text('PrimaryContact', 'Primary Contact', 80),
    text('DefaultLocaleSidKey', 'Locale', 40, { describe: { type: 'picklist' } }),
    text('TimeZoneSidKey', 'Time Zone', 40, { describe: { type: 'picklist' } }),
    text('LanguageLocaleKey', 'Language', 40, { describe: { type: 'picklist' } }),
    integer('FiscalYearStartMonth', 'Fiscal Year Starts In', READ_ONLY),
    text('OrganizationType', 'Edition', 40, { ...READ_ONLY, describe: { type: 'picklist' } }),
    text('InstanceName', 'Instance Name', 5, READ_ONLY),
    text('NamespacePrefix', 'Namespace Prefix', 15, READ_ONLY),
    checkbox('IsSandbox', 'Is Sandbox', READ_ONLY),
    {
      apiName: 'TrialExpirationDate',
      label: 'Trial Expiration Date',
      type: 'DateTime',
      permissionable: false,
      ...READ_ONLY,
    },
    ...audit,
  ],
};

/** The stages of opportunities: what each means for won, closed, probability and forecast. */
export const opportunityStage: StandardObject = {
  apiName: 'OpportunityStage',
  label: 'Opportunity Stage',
  labelPlural: 'Opportunity Stage',
  keyPrefix: '01J',
  nameField: 'MasterLabel',
  ...deployed,
  fields: [
    id('Opportunity Stage ID'),
    text('MasterLabel', 'Master Label', 255, { nameField: true }),
    text('ApiName', 'API Name', 255),
    checkbox('IsActive', 'Is Active'),
    integer('SortOrder', 'Sort Order'),
    checkbox('IsClosed', 'Closed'),
    checkbox('IsWon', 'Won'),
    picklist('ForecastCategory', 'Forecast Category', [
      'Omitted',
      'Pipeline',
      'BestCase',
      'MostLikely',
      'Forecast',
      'Closed',
    ]),
    picklist('ForecastCategoryName', 'Forecast Category Name', [
      'Omitted',
      'Pipeline',
      'Best Case',
      'Most Likely',
      'Commit',
      'Closed',
    ]),
    number('DefaultProbability', 'Probability (%)', 'Percent', { precision: 3, scale: 0, permissionable: false }),
    text('Description', 'Description'),
    ...audit,
  ],
};

/** Carried so that clients may ask for record types; the local org has none but the master. */
export const recordType: StandardObject = {
  apiName: 'RecordType',
  label: 'Record Type',
  labelPlural: 'Record Type',
  keyPrefix: '012',
  nameField: 'Name',
  ...deployed,
  fields: [
    id('Record Type ID'),
    text('Name', 'Name', 80, { nameField: true, required: true }),
    text('DeveloperName', 'Record Type Name', 80, { required: true }),
    text('NamespacePrefix', 'Namespace Prefix', 15),
    text('Description', 'Description'),
    lookup('BusinessProcessId', 'Business Process ID', 'RecordType'),
    text('SobjectType', 'SObject Type Name', 40, { required: true, describe: { type: 'picklist' } }),
    checkbox('IsActive', 'Active'),
    ...audit,
  ],
};

export const flowDefinitionView: StandardObject = {
  apiName: 'FlowDefinitionView',
  label: 'Flow Definition',
  labelPlural: 'Flow Definitions',
  keyPrefix: '3dd',
  nameField: 'Label',
  ...deployed,
  fields: [
    id('Flow Definition View ID'),
    text('DurableId', 'Durable ID', 255),
    text('ApiName', 'API Name', 255),
    text('Label', 'Label', 255, { nameField: true }),
    text('Description', 'Description'),
    text('ProcessType', 'Process Type', 40, { describe: { type: 'picklist' } }),
    text('TriggerType', 'Trigger', 40, { describe: { type: 'picklist' } }),
    text('RecordTriggerType', 'Record Trigger Type', 40, { describe: { type: 'picklist' } }),
    text('TriggerObjectOrEventLabel', 'Triggering Object or Platform Event', 255),
    integer('TriggerOrder', 'Trigger Order'),
    text('NamespacePrefix', 'Namespace Prefix', 15),
    text('ActiveVersionId', 'Active Version ID', 255),
    text('LatestVersionId', 'Latest Version ID', 255),
    integer('VersionNumber', 'Version Number'),
    checkbox('IsActive', 'Active'),
    { apiName: 'LastModifiedDate', label: 'Last Modified Date', type: 'DateTime', permissionable: false },
  ],
};

export const customNotificationType: StandardObject = {
  apiName: 'CustomNotificationType',
  label: 'Custom Notification Type',
  labelPlural: 'Custom Notification Types',
  keyPrefix: '0ML',
  nameField: 'DeveloperName',
  ...deployed,
  fields: [
    id('Custom Notification Type ID'),
    text('DeveloperName', 'API Name', 80, { nameField: true, required: true }),
    text('Language', 'Master Language', 40, { describe: { type: 'picklist' } }),
    text('MasterLabel', 'Custom Notification Name', 80, { required: true }),
    text('NamespacePrefix', 'Namespace Prefix', 15),
    text('CustomNotifTypeName', 'Custom Notification Name', 80),
    text('Description', 'Description'),
    checkbox('Desktop', 'Desktop'),
    checkbox('Mobile', 'Mobile'),
    ...audit,
  ],
};
