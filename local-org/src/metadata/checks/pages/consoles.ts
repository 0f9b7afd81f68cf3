import { elementOf, elementsOf, textOf, textsOf } from '../../definition.ts';
import type { MetadataElement } from '../../types.ts';
import { reportUnknown, requireComponent, type Check, type CheckContext } from '../context.ts';

/**
 * What an app has beyond its tabs: a utility bar, which is a page of its own type, and the workspace mappings of a console:
 * a tab of the app each, and a lookup of that tab's object under whose record the console opens it as a subtab.
 * Source: Metadata API Developer Guide, "CustomApplication", AppWorkspaceConfig and WorkspaceMapping.
 */
export const checkConsole: Check = (component, context) => {
  const { definition } = component;
  const utilityBar = textOf(definition, 'utilityBar');
  if (utilityBar !== undefined) {
    const reference = { element: 'utilityBar', type: 'FlexiPage', name: utilityBar, at: 'utilityBar' };
    const page = requireComponent(context, component, reference);
    if (page && textOf(page.definition, 'type') !== 'UtilityBar')
      context.report(component, `${utilityBar} is not a page of the type UtilityBar.`, {
        rule: 'utility-bar',
        at: 'utilityBar',
      });
  }
  const tabs = new Set(textsOf(definition, 'tabs').map((tab) => tab.toLowerCase()));
  for (const [index, mapping] of elementsOf(elementOf(definition, 'workspaceConfig'), 'mappings').entries()) {
    const tab = textOf(mapping, 'tab') ?? '';
    const at = `workspaceConfig.mappings.${index}`;
    if (!tabs.has(tab.toLowerCase()))
      context.report(component, `The workspace mapping names ${tab}, which is no tab of the app.`, {
        rule: 'unknown-reference',
        at: `${at}.tab`,
      });
    const field = textOf(mapping, 'fieldName');
    if (field !== undefined && !isLookup(context, tab, field))
      reportUnknown(context, component, {
        element: 'fieldName',
        type: 'CustomField',
        name: `${tab}.${field}`,
        at: `${at}.fieldName`,
      });
  }
};

function isLookup({ schema }: CheckContext, tab: string, field: string): boolean {
  return (schema.field(tab.replace(/^standard-/iu, ''), field)?.referenceTo ?? []).length > 0;
}

/** What a utility bar says of a utility, beside the component's own properties. */
const UTILITY_DECORATORS: readonly string[] = ['eager', 'height', 'icon', 'label', 'scrollable', 'width'];

/** Names among a component's decorator properties that no utility bar knows. */
export function unknownDecorators(instance: MetadataElement): string[] {
  return elementsOf(instance, 'componentInstanceProperties')
    .filter((property) => property['type'] === 'decorator')
    .flatMap((property) => textOf(property, 'name') ?? [])
    .filter((name) => !UTILITY_DECORATORS.includes(name));
}
