/**
 * Standard objects that have no object permissions of their own: who may read the parent may read them, who may edit the
 * parent may create, edit and delete them. Source: Object Reference, "Special Access Rules" of each object.
 */
export const accessFollows: Readonly<Record<string, string>> = {
  OpportunityContactRole: 'Opportunity',
  OpportunityLineItem: 'Opportunity',
  OpportunityHistory: 'Opportunity',
  OpportunityFieldHistory: 'Opportunity',
  AccountContactRole: 'Account',
  AccountContactRelation: 'Account',
  PricebookEntry: 'Pricebook2',
  OrderItem: 'Order',
  ContractContactRole: 'Contract',
  CampaignMember: 'Campaign',
  CaseComment: 'Case',
};

/** The lookup through which a standard object "controlled by parent" follows its parent's sharing. */
export const standardParentField: Readonly<Record<string, string>> = {
  Contact: 'AccountId',
  OpportunityContactRole: 'OpportunityId',
  OpportunityLineItem: 'OpportunityId',
  AccountContactRole: 'AccountId',
  OrderItem: 'OrderId',
};

/** Read rights that a right on a standard object depends on: "Permission Read Opportunity depends on permission(s): Read Account". */
export const readDependencies: Readonly<Record<string, readonly string[]>> = {
  Contact: ['Account'],
  Opportunity: ['Account'],
  Contract: ['Account'],
  Order: ['Account'],
  Case: ['Account', 'Contact'],
};

/** Activities are governed by system permissions, not by object permissions. */
export const activityPermissions: Readonly<Record<string, string>> = {
  Task: 'EditTask',
  Event: 'EditEvent',
};

/** System permission that writing a setup object needs; others are written by deploys only. */
export const setupWritePermission: Readonly<Record<string, string>> = {
  User: 'ManageUsers',
  UserRole: 'ManageUsers',
  Group: 'ManageUsers',
  GroupMember: 'ManageUsers',
  PermissionSetAssignment: 'AssignPermissionSets',
};

/** Setup objects that every user may read; reading the others takes View Setup and Configuration. */
export const publicSetupObjects: ReadonlySet<string> = new Set([
  'User',
  'Profile',
  'Organization',
  'UserRole',
  'Group',
  'GroupMember',
  'RecordType',
  'PermissionSetAssignment',
  'OpportunityStage',
  'CaseStatus',
  'LeadStatus',
  'BusinessHours',
  'CurrencyType',
  'QueueSobject',
]);
