/** What a layout is made of before rights are looked at. */
export interface LayoutPlan {
  readonly sections: readonly SectionPlan[];
}

export interface SectionPlan {
  readonly heading: string;
  readonly useHeading: boolean;
  readonly columns: readonly (readonly LayoutEntry[])[];
}

export interface LayoutEntry {
  readonly field: string;
  readonly required: boolean;
  readonly readOnly: boolean;
}

/**
 * The most important fields of standard objects, in the order in which the platform's own layouts of a new org have them.
 * Fields that are not named here stand in a section of their own.
 */
export const STANDARD_FIELD_ORDER: Readonly<Record<string, readonly string[]>> = {
  Account: [
    'Name',
    'OwnerId',
    'ParentId',
    'Phone',
    'Website',
    'Type',
    'Industry',
    'AnnualRevenue',
    'NumberOfEmployees',
    'Description',
  ],
  Contact: [
    'Salutation',
    'FirstName',
    'LastName',
    'OwnerId',
    'AccountId',
    'Title',
    'Department',
    'Email',
    'Phone',
    'MobilePhone',
    'ReportsToId',
    'Description',
  ],
  Opportunity: [
    'Name',
    'OwnerId',
    'AccountId',
    'CloseDate',
    'StageName',
    'Amount',
    'Probability',
    'Type',
    'LeadSource',
    'NextStep',
    'IsPrivate',
    'Description',
  ],
  Case: [
    'CaseNumber',
    'OwnerId',
    'ContactId',
    'AccountId',
    'Status',
    'Priority',
    'Origin',
    'Type',
    'Reason',
    'Subject',
    'Description',
  ],
};

/** Fields of compact layouts of a new org, below the name. */
export const STANDARD_COMPACT_FIELDS: Readonly<Record<string, readonly string[]>> = {
  Account: ['Type', 'Phone', 'Website', 'OwnerId', 'Industry'],
  Contact: ['Title', 'AccountId', 'Phone', 'Email', 'OwnerId'],
  Opportunity: ['AccountId', 'CloseDate', 'Amount', 'OwnerId', 'StageName'],
  Case: ['Priority', 'Status', 'CaseNumber', 'OwnerId'],
  User: ['Title', 'Email', 'Phone'],
};

/** Columns of lists of standard objects of a new org, after the name. */
export const STANDARD_LIST_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  Account: ['Phone', 'Industry', 'Type', 'OwnerId'],
  Contact: ['AccountId', 'Title', 'Phone', 'Email', 'OwnerId'],
  Opportunity: ['AccountId', 'StageName', 'Amount', 'CloseDate', 'OwnerId'],
  OpportunityContactRole: ['ContactId', 'Role', 'IsPrimary'],
  Case: ['Subject', 'Status', 'Priority', 'OwnerId'],
  User: ['Title', 'Email', 'IsActive'],
};

/** Fields that the org keeps for itself; those of creation and change have a section of their own. */
export const SYSTEM_FIELDS: ReadonlySet<string> = new Set([
  'CreatedById',
  'CreatedDate',
  'LastModifiedById',
  'LastModifiedDate',
]);
export const HIDDEN_FIELDS: ReadonlySet<string> = new Set([
  'Id',
  'IsDeleted',
  'MasterRecordId',
  'SystemModstamp',
  'LastActivityDate',
  'LastViewedDate',
  'LastReferencedDate',
  'RecordTypeId',
  'PhotoUrl',
  'Jigsaw',
  'JigsawCompanyId',
  'JigsawContactId',
  'CleanStatus',
  'AccountSource',
  'DandbCompanyId',
  'IsEmailBounced',
  'ForecastCategory',
  'Fiscal',
  'FiscalQuarter',
  'FiscalYear',
  'HasOpenActivity',
  'HasOverdueTask',
  'HasOpportunityLineItem',
  'LastAmountChangedHistoryId',
  'LastCloseDateChangedHistoryId',
  'IsClosed',
  'IsWon',
  'PushCount',
  'LastStageChangeDate',
]);
