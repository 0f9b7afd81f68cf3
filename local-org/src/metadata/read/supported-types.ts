/**
 * What the local org does with a metadata type. `used`: it changes how the org behaves. `kept`: it is type-checked, stored
 * and given back, and nothing here executes it (layouts, reports …: they only concern Salesforce's own pages).
 * Every other type is refused by name.
 */
const SUPPORTED: Readonly<Record<string, 'used' | 'kept'>> = {
  CustomObject: 'used',
  CustomField: 'used',
  ValidationRule: 'used',
  ListView: 'kept',
  CompactLayout: 'used',
  FieldSet: 'kept',
  WebLink: 'used',
  SharingReason: 'kept',
  GlobalValueSet: 'used',
  StandardValueSet: 'used',
  CustomMetadata: 'used',
  CustomLabel: 'used',
  CustomLabels: 'used',
  CustomPermission: 'used',
  PermissionSet: 'used',
  PermissionSetGroup: 'used',
  Queue: 'used',
  Group: 'kept',
  Flow: 'used',
  CustomNotificationType: 'used',
  CustomTab: 'used',
  CustomApplication: 'used',
  FlexiPage: 'used',
  Layout: 'kept',
  LightningComponentBundle: 'used',
  LightningMessageChannel: 'used',
  QuickAction: 'used',
  PathAssistant: 'used',
  Report: 'kept',
  ReportFolder: 'kept',
  ReportType: 'kept',
  Dashboard: 'kept',
  DashboardFolder: 'kept',
  Settings: 'kept',
};

/** Whether the local org takes components of the type. */
export function isSupportedType(name: string): boolean {
  return Object.hasOwn(SUPPORTED, name);
}

/** Types the local org takes, parents and children. */
export function supportedTypes(): readonly string[] {
  return Object.keys(SUPPORTED);
}
