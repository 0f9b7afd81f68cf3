/** What the server tells the pages in the browser; the browser's modules import these types. */

/** Given to every page in `globalThis.lightningSession`. */
export interface LightningSession {
  readonly userId: string;
  readonly userName: string;
  readonly profileName: string;
  /** What the header says the user is: the title, where there is none the profile. */
  readonly userTitle: string;
  readonly formFactor: 'Large' | 'Small';
  /** e.g. `66.0`. */
  readonly apiVersion: string;
  /** Values of `@salesforce/i18n/NAME`. */
  readonly i18n: Readonly<Record<string, unknown>>;
  /** Custom permissions of the user, for visibility rules. */
  readonly customPermissions: readonly string[];
}

export interface AppSummary {
  readonly developerName: string;
  readonly label: string;
  readonly description: string;
}

export interface NavigationItem {
  /** `standard-Account`, `Invoice__c`, a tab's name. */
  readonly name: string;
  readonly label: string;
  readonly url: string;
  /** e.g. `standard:account`, `custom:custom12`. */
  readonly iconName: string;
  /** Absent for tabs that are no object's. */
  readonly objectApiName?: string;
}

/** One item of a utility bar. */
export interface UtilityDescription {
  readonly utilityId: string;
  readonly label: string;
  /** e.g. `utility:clock`. */
  readonly iconName: string;
  /** Of the panel, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly scrollable: boolean;
  /** Whether its component is drawn with the page, and not when the panel is first opened. */
  readonly eager: boolean;
  readonly item: ComponentItem;
}

/** How a console opens the records of an object: under the record that a lookup names, else as a workspace tab. */
export interface WorkspaceMapping {
  readonly objectApiName: string;
  readonly fieldName?: string;
}

/** The chosen app, what its bar offers this user, and what else there is. */
export interface AppDescription extends AppSummary {
  readonly headerColor?: string;
  /** On a phone always `Standard`: the platform has no workspace tabs there. */
  readonly navType: 'Standard' | 'Console';
  readonly utilities: readonly UtilityDescription[];
  readonly mappings: readonly WorkspaceMapping[];
  /** Whether a console opens with the tabs of before. */
  readonly keepsTabs: boolean;
  readonly items: readonly NavigationItem[];
  readonly apps: readonly AppSummary[];
  /** Objects that the user may read and that have no place in the bar. */
  readonly otherObjects: readonly NavigationItem[];
}

/** A FlexiPage as deployed, with facets by name. */
export interface PageDescription {
  readonly name: string;
  readonly label: string;
  readonly template: string;
  readonly regions: readonly PageRegion[];
  readonly facets: Readonly<Record<string, readonly PageItem[]>>;
}

export interface PageRegion {
  readonly name: string;
  readonly items: readonly PageItem[];
}

export type PageItem = ComponentItem | FieldItem;

export interface ComponentItem {
  readonly kind: 'component';
  /** `force:highlightsPanel`, `c:invoiceTotal` … */
  readonly component: string;
  readonly identifier: string;
  /** Design properties; those of `c:` components have the type that the bundle declares. */
  readonly properties: Readonly<Record<string, PropertyValue>>;
  readonly visibility?: VisibilityRule;
  /** Visibility of single entries of a list among the properties, by entry: of a page's actions. */
  readonly entryVisibility?: Readonly<Record<string, VisibilityRule>>;
}

export type PropertyValue = string | number | boolean | readonly string[];

export interface FieldItem {
  readonly kind: 'field';
  readonly identifier: string;
  /** API name, without `Record.`. */
  readonly field: string;
  readonly uiBehavior: 'none' | 'required' | 'readonly';
  readonly visibility?: VisibilityRule;
}

export interface VisibilityRule {
  /** e.g. `1 AND (2 OR 3)`; absent: all criteria. */
  readonly booleanFilter?: string;
  readonly criteria: readonly VisibilityCriterion[];
}

export interface VisibilityCriterion {
  /** e.g. `{!Record.StageName}`. */
  readonly left: string;
  /** `EQUAL`, `NE`, `CONTAINS`, `GT`, `GE`, `LT`, `LE`. */
  readonly operator: string;
  readonly right: string;
}

/** A path over the values of a picklist. */
export interface PathDescription {
  readonly label: string;
  readonly fieldApiName: string;
  readonly fieldLabel: string;
  readonly steps: readonly PathStep[];
}

export interface PathStep {
  readonly value: string;
  readonly label: string;
  /** Only stages of opportunities close. */
  readonly isClosed: boolean;
  readonly isWon: boolean;
  /** Key fields of the step, API names. */
  readonly fields: readonly string[];
  /** Guidance for success, HTML. */
  readonly info: string;
}

/** A button or quick action of a record's page. */
export interface RecordAction {
  readonly name: string;
  readonly label: string;
  /**
   * `standard` is the platform's own (`Edit`, `Delete`), `form` opens one that creates or updates a record, `flow` is started
   * with the record's id, `url` is gone to, `component` opens in a window.
   */
  readonly kind: 'standard' | 'form' | 'flow' | 'url' | 'component' | 'unsupported';
  /** API name of the flow, name of the component, address with merge fields, or what is not supported. */
  readonly target: string;
}

/** The form of a quick action, for one record's page and one user. */
export interface QuickActionForm {
  readonly label: string;
  readonly kind: 'Create' | 'Update';
  /** Object of the record that is created or updated. */
  readonly objectApiName: string;
  /** Fields that the user may see, column by column. */
  readonly columns: readonly (readonly QuickActionField[])[];
  /** Predefined values, the link to the record of the page among them, by field. */
  readonly values: Readonly<Record<string, string | number | boolean | null>>;
  /** Absent: the page says what was saved. */
  readonly successMessage?: string;
}

export interface QuickActionField {
  readonly name: string;
  readonly required: boolean;
  readonly readOnly: boolean;
}
