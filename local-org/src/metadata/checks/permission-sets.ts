import { CREATE_AUDIT_FIELDS, mayGrantAuditFields } from '../../access/audit-fields.ts';
import { elementsOf, textOf } from '../definition.ts';
import type { MetadataElement } from '../types.ts';
import { reportUnknown, requireComponent, type Check, type CheckContext } from './context.ts';
import { isTabName } from './pages/tabs.ts';

/** Permissions for what the local org does not take: each would refer to a component that cannot exist. */
const UNSUPPORTED: Readonly<Record<string, readonly [type: string, nameElement: string]>> = {
  classAccesses: ['ApexClass', 'apexClass'],
  pageAccesses: ['ApexPage', 'apexPage'],
  externalDataSourceAccesses: ['ExternalDataSource', 'externalDataSource'],
  externalCredentialPrincipalAccesses: ['ExternalCredential', 'externalCredentialPrincipal'],
  customSettingAccesses: ['CustomObject', 'name'],
  agentAccesses: ['GenAiPlannerBundle', 'agentName'],
};

/** System permissions of the platform that a permission set may hold (PermissionSet object, `Permissions…` fields). */
const SYSTEM_PERMISSIONS = new Set(
  `AccessContentBuilder ActivitiesAccess AddDirectMessageMembers AllowUniversalSearch AllowViewKnowledge ApiEnabled ApiUserOnly
  AssignPermissionSets AssignTopics AuthorApex BulkApiHardDelete BulkMacrosAllowed CanInsertFeedSystemFields CanUseNewDashboardBuilder
  ChangeDashboardColors ChatterFileLink ChatterInternalUser ChatterInviteExternalUsers ChatterOwnGroups ConnectOrgToEnvironmentHub
  ContentAdministrator ConvertLeads CreateCustomizeDashboards CreateCustomizeFilters CreateCustomizeReports CreateDashboardFolders
  CreatePublicListViews CreateReportFolders CreateReportInLightning CreateTopics CreateWorkspaces CustomizeApplication DataExport
  DelegatedTwoFactor DeleteTopics DistributeFromPersWksp EditCaseComments EditEvent EditKnowledge EditMyDashboards EditMyReports
  EditOppLineItemUnitPrice EditPublicDocuments EditPublicFilters EditPublicTemplates EditReadonlyFields EditTask EditTopics
  EmailAdministration EmailMass EmailSingle EnableNotifications ExportReport FlowUFLRequired GiveRecommendationThanks ImportCustomObjects
  ImportLeads ImportPersonal InboundMigrationToolsUser InstallPackaging LightningConsoleAllowedForUser LightningExperienceUser
  ListEmailSend ManageAnalyticSnapshots ManageAuthProviders ManageBusinessHourHolidays ManageCallCenters ManageCases ManageCategories
  ManageContentPermissions ManageContentProperties ManageContentTypes ManageCustomPermissions ManageCustomReportTypes
  ManageDashbdsInPubFolders ManageDataCategories ManageDataIntegrations ManageDynamicDashboards ManageEmailClientConfig ManageFlow
  ManageHealthCheck ManageInteraction ManageInternalUsers ManageIpAddresses ManageLeads ManageLoginAccessPolicies ManageMobile
  ManageNetworks ManagePasswordPolicies ManageProfilesPermissionsets ManagePublicListViews ManageQuotas ManageRecommendationStrategies
  ManageReleaseUpdates ManageRemoteAccess ManageReportsInPubFolders ManageRoles ManageSearchPromotionRules ManageSharing ManageSolutions
  ManageSubscriptions ManageSynonyms ManageTwoFactor ManageUnlistedGroups ManageUsers MassInlineEdit MergeTopics ModifyAllData
  ModifyMetadata MonitorLoginHistory NewReportBuilder OverrideForecasts Packaging2 PasswordNeverExpires PersonalizeNavigation
  PrivacyDataAccess QueryAllFiles RemoveDirectMessageMembers ResetPasswords RunFlow RunReports ScheduleReports SelectFilesFromSalesforce
  SendAnnouncementEmails SendCustomNotifications SendSitRequests ShareInternalArticles ShowCompanyNameAsUserBadge SolutionImport
  SubmitMacrosAllowed SubscribeDashboardRolesGrps SubscribeDashboardToOtherUsers SubscribeReportRolesGrps SubscribeReportToOtherUsers
  SubscribeReportsRunAsUser SubscribeToLightningDashboards SubscribeToLightningReports TransferAnyCase TransferAnyEntity TransferAnyLead
  TwoFactorApi UseTeamReassignWizards UseWebLink ViewAllCustomSettings ViewAllData ViewAllForecasts ViewAllProfiles ViewAllUsers
  ViewDataAssessment ViewDataCategories ViewDeveloperName ViewEventLogFiles ViewFlowUsageAndFlowEventData ViewForecastingPage
  ViewHealthCheck ViewHelpLink ViewMyTeamsDashboards ViewPublicDashboards ViewPublicReports ViewRoles ViewSetup ViewUserPII
  WorkCalibrationUser`.split(/\s+/u),
);

/**
 * What a permission set refers to beside objects, fields and custom permissions (those are checked with the rights
 * themselves): tabs, apps, flows, custom metadata types, system permissions.
 */
export const checkPermissionSetReferences: Check = (component, context) => {
  const entries = (name: string) => [...elementsOf(component.definition, name).entries()];
  for (const [index, entry] of entries('tabSettings'))
    if (!isTabName(textOf(entry, 'tab') ?? '', context))
      reportUnknown(context, component, reference(entry, 'tab', 'CustomTab', `tabSettings.${index}.tab`));
  for (const [index, entry] of entries('applicationVisibilities'))
    if (!textOf(entry, 'application')?.startsWith('standard__'))
      requireComponent(
        context,
        component,
        reference(entry, 'application', 'CustomApplication', `applicationVisibilities.${index}.application`),
      );
  for (const [index, entry] of entries('flowAccesses'))
    requireComponent(context, component, reference(entry, 'flow', 'Flow', `flowAccesses.${index}.flow`));
  for (const [index, entry] of entries('customMetadataTypeAccesses'))
    if (!isCustomMetadataType(textOf(entry, 'name') ?? '', context))
      reportUnknown(
        context,
        component,
        reference(entry, 'name', 'CustomObject', `customMetadataTypeAccesses.${index}.name`),
      );
  for (const [index, entry] of entries('userPermissions'))
    if (!isSystemPermission(textOf(entry, 'name') ?? '', context))
      context.report(component, `Unknown user permission: ${textOf(entry, 'name') ?? ''}`, {
        rule: 'unknown-reference',
        at: `userPermissions.${index}.name`,
      });
  for (const [element, [type, nameElement]] of Object.entries(UNSUPPORTED))
    for (const [index, entry] of entries(element))
      reportUnknown(context, component, reference(entry, nameElement, type, `${element}.${index}.${nameElement}`));
};

/** A permission that a setting offers exists once that is deployed: what comes in the same deploy is too late. */
function isSystemPermission(name: string, { before, catalog }: CheckContext): boolean {
  return SYSTEM_PERMISSIONS.has(name) || (name === CREATE_AUDIT_FIELDS && mayGrantAuditFields(before ?? catalog));
}

function reference(entry: MetadataElement, element: string, type: string, at: string) {
  return { element, type, name: textOf(entry, element) ?? '', at };
}

function isCustomMetadataType(name: string, context: CheckContext): boolean {
  return context.schema.object(name)?.kind === 'customMetadata';
}
