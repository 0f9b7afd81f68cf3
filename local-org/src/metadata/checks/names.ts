import { textOf } from '../definition.ts';
import type { Check } from './context.ts';

/** Longest texts of a type's elements, in characters (Metadata API Developer Guide; Salesforce Help, "Custom Fields"). */
const LIMITS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  CustomObject: { pluralLabel: 40, description: 1000 },
  ValidationRule: { description: 255, errorMessage: 255 },
  ListView: { label: 40 },
  CompactLayout: { label: 40 },
  CustomMetadata: { label: 40 },
  CustomPermission: { label: 80, description: 255 },
  PermissionSet: { label: 80, description: 255 },
  PermissionSetGroup: { label: 80, description: 255 },
  GlobalValueSet: { masterLabel: 80, description: 255 },
  Flow: { label: 255, description: 1000 },
  FlexiPage: { masterLabel: 80, description: 255 },
  CustomApplication: { label: 40, description: 255 },
  CustomNotificationType: { masterLabel: 80, customNotifTypeName: 80, description: 255 },
  LightningComponentBundle: { masterLabel: 80, description: 1000 },
  LightningMessageChannel: { masterLabel: 80, description: 255 },
  Queue: { name: 40 },
};

/** Suffixes that do not count towards the 40 characters of an API name. */
const SUFFIX = /__(c|mdt|e|b|x|r|kav)$/u;

/** Longest API names (without suffix) by type. */
const NAME_LIMITS: Readonly<Record<string, number>> = { ValidationRule: 40, CustomMetadata: 40 };

/** Types whose names are free text (with spaces or a folder), or names of files. */
const FREE_NAMES = new Set([
  'Layout',
  'Report',
  'Dashboard',
  'LightningComponentBundle',
  'StandardValueSet',
  'CustomTab',
  // Checked where the schema is compiled.
  'CustomObject',
  'CustomField',
]);

/** Checks that an object of the package has its labels, API names, and texts against the lengths that Salesforce takes. */
export const checkNames: Check = (component, { report }) => {
  if (component.type === 'CustomObject' && SUFFIX.test(component.fullName))
    for (const element of ['label', 'pluralLabel'])
      if ((textOf(component.definition, element) ?? '') === '')
        report(component, `Must specify a non-empty ${element} for the CustomObject`, { rule: 'label' });
  const apiName = component.fullName.slice(component.fullName.lastIndexOf('.') + 1);
  const name = apiName.replace(SUFFIX, '');
  if (!FREE_NAMES.has(component.type) && (!/^[a-z][a-z0-9_]*$/iu.test(name) || /__|_$/u.test(name)))
    report(
      component,
      `The name ${apiName} can only contain underscores and alphanumeric characters. It must begin with a letter, not include spaces, not end with an underscore, and not contain two consecutive underscores.`,
      { rule: 'api-name' },
    );
  const nameLimit = NAME_LIMITS[component.type];
  if (nameLimit !== undefined && name.length > nameLimit)
    report(component, `Value too long for field: DeveloperName maximum length is:${nameLimit}`, { rule: 'length' });
  for (const [element, limit] of Object.entries(LIMITS[component.type] ?? {})) {
    const length = [...(textOf(component.definition, element) ?? '')].length;
    if (length > limit)
      report(
        component,
        `Value too long for field: ${element} maximum length is:${limit} (it has ${length} characters)`,
        {
          rule: 'length',
          at: element,
        },
      );
  }
};
