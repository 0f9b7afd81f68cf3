/**
 * What Salesforce offers to pages: templates with their regions, components with the properties that name facets.
 * Taken from pages as the Metadata API gives them; what is not listed is refused by name rather than guessed.
 */

/** Regions of each template. */
export const TEMPLATE_REGIONS: Readonly<Record<string, readonly string[]>> = {
  'flexipage:recordHomeTemplateDesktop': ['header', 'main', 'sidebar'],
  'flexipage:recordHomeLeftSidebarTemplateDesktop': ['header', 'main', 'sidebar'],
  'flexipage:recordHomeSimpleViewTemplate': ['header', 'main'],
  'flexipage:recordHomeSingleColTemplateDesktop': ['header', 'main'],
  'flexipage:recordHomeThreeColHeaderTemplateDesktop': ['header', 'leftsidebar', 'main', 'rightsidebar'],
  'flexipage:recordHomeTwoColEqualHeaderTemplateDesktop': ['header', 'leftcol', 'rightcol'],
  'flexipage:recordHomeWithSubheaderTemplateDesktop': ['header', 'subheader', 'main', 'sidebar'],
  'flexipage:recordHomeWithSubheaderLeftSidebarTemplateDesktop': ['header', 'subheader', 'main', 'sidebar'],
  'flexipage:defaultAppHomeTemplate': ['main'],
  'flexipage:appHomeTemplateTwoColumns': ['column1', 'column2'],
  'flexipage:appHomeTemplateThreeColumns': ['region1', 'region2', 'region3'],
  'flexipage:appHomeTemplateTwoColumnsStacked': ['region1', 'region2', 'region3'],
  'flexipage:appHomeTemplateHeaderTwoColumns': ['region1', 'region2', 'region3'],
  'flexipage:appHomeTemplateHeaderTwoColumnsEqualWidth': ['region1', 'region2', 'region3'],
  'flexipage:appHomeTemplateHeaderTwoColumnsLeftSidebar': ['region1', 'region2', 'region3'],
  'home:desktopTemplate': ['top', 'bottomLeft', 'bottomRight', 'sidebar'],
  'one:utilityBarTemplateDesktop': ['utilityItems', 'backgroundComponents'],
};

/** Standard components, and those of their properties that name a facet of the page. */
export const STANDARD_COMPONENTS: Readonly<Record<string, readonly string[]>> = {
  'flexipage:accordion': ['sections'],
  'flexipage:accordionSection': ['body'],
  'flexipage:column': ['body'],
  'flexipage:fieldSection': ['columns'],
  'flexipage:tab': ['body'],
  'flexipage:tabset': ['tabs'],
  'flexipage:tabset2': ['tabs'],
  'flexipage:availableForAllPageTypes': [],
  'flexipage:blankSpace': [],
  'flexipage:filterListCard': [],
  'flexipage:recentItems': [],
  'flexipage:reportChart': [],
  'flexipage:richText': [],
  'desktopDashboards:embeddedDashboard': [],
  'flowruntime:interview': [],
  'force:detailPanel': [],
  'force:highlightsPanel': [],
  'force:recordDetailPanelMobile': [],
  'force:recordDetail': [],
  'force:relatedListContainer': [],
  'force:relatedListQuickLinksContainer': [],
  'force:relatedListSingleContainer': [],
  'force:relatedRecordDetail': [],
  'forceChatter:exposedFeed': [],
  'forceChatter:publisher': [],
  'forceChatter:recordFeedContainer': [],
  'home:assistant': [],
  'home:eventContainer': [],
  'home:heroChart': [],
  'home:performance': [],
  'home:recentRecordContainer': [],
  'home:topDealsContainer': [],
  'lst:dynamicRelatedList': [],
  'runtime_sales_activities:activityPanel': [],
  'runtime_sales_activities:todayTaskContainer': [],
  'runtime_sales_pathassistant:pathAssistant': [],
  'runtime_sales_merge:mergeCandidatesPreviewCard': [],
  'notes:utility': [],
  'one:recentItems': [],
  'macros:macroUtilityItem': [],
  'scripts:historyUtilityItem': [],
  'console:relatedRecord': [],
  'wits:todoListContainer': [],
};

/** The LWC target a component needs to stand on a page of a type. */
export const PAGE_TARGETS: Readonly<Record<string, string>> = {
  AppPage: 'lightning__AppPage',
  HomePage: 'lightning__HomePage',
  RecordPage: 'lightning__RecordPage',
  UtilityBar: 'lightning__UtilityBar',
};

/** Operators of component visibility. */
export const VISIBILITY_OPERATORS: readonly string[] = ['CONTAINS', 'EQUAL', 'GE', 'GT', 'LE', 'LT', 'NE'];
