import { elementsOf, isSet, textOf, textsOf } from '../../definition.ts';
import { hasTarget } from '../../lightning-bundle.ts';
import { checkConsole } from './consoles.ts';
import { requireComponent, requireObject, reportUnknown, type Check, type CheckContext } from '../context.ts';

/** Standard tabs that show no object. */
const STANDARD_TABS = new Set(
  ['home', 'Chatter', 'Feed', 'File', 'ContentNote', 'report', 'Dashboard', 'Calendar', 'Forecasting3', 'Console'].map(
    (name) => `standard-${name}`.toLowerCase(),
  ),
);

/** Whether a name stands for a tab: `standard-Account`, `standard-home`, or a deployed CustomTab. */
export function isTabName(name: string, { catalog, schema }: CheckContext): boolean {
  if (catalog.get('CustomTab', name)) return true;
  if (STANDARD_TABS.has(name.toLowerCase())) return true;
  return name.startsWith('standard-') && schema.object(name.slice('standard-'.length))?.kind === 'standard';
}

/** A tab shows one thing, and that thing exists. */
export const checkTab: Check = (component, context) => {
  const { definition, fullName } = component;
  const shown = ['auraComponent', 'flexiPage', 'lwcComponent', 'page', 'scontrol', 'url'].filter((name) =>
    textOf(definition, name),
  );
  if (shown.length + (isSet(definition, 'customObject') ? 1 : 0) !== 1)
    context.report(component, 'A tab shows exactly one of: a custom object, a page, a component, a URL.', {
      rule: 'tab',
    });
  if (isSet(definition, 'customObject'))
    requireObject(context, component, { element: 'customObject', name: fullName, at: 'customObject' });
  if (!textOf(definition, 'motif'))
    context.report(component, 'Required field is missing: motif', { rule: 'missing-element' });
  const page = textOf(definition, 'flexiPage');
  if (page !== undefined)
    requireComponent(context, component, { element: 'flexiPage', type: 'FlexiPage', name: page, at: 'flexiPage' });
  const bundleName = textOf(definition, 'lwcComponent');
  if (bundleName !== undefined) {
    const reference = {
      element: 'lwcComponent',
      type: 'LightningComponentBundle',
      name: bundleName,
      at: 'lwcComponent',
    };
    const bundle = requireComponent(context, component, reference);
    if (bundle && !hasTarget(bundle, 'lightning__Tab'))
      context.report(component, `${bundleName} does not have the target lightning__Tab.`, {
        rule: 'tab',
        at: 'lwcComponent',
      });
  }
};

/** An app's tabs, pages, utility bar and workspace mappings exist and suit it. */
export const checkApplication: Check = (component, context) => {
  const { definition } = component;
  const tabs = textsOf(definition, 'tabs');
  for (const [index, tab] of tabs.entries())
    if (!isTabName(tab, context))
      reportUnknown(context, component, { element: 'tab', type: 'CustomTab', name: tab, at: `tabs.${index}` });
  const landing = textOf(definition, 'defaultLandingTab');
  if (landing !== undefined && !isTabName(landing, context))
    reportUnknown(context, component, { element: 'tab', type: 'CustomTab', name: landing, at: 'defaultLandingTab' });
  checkConsole(component, context);
  checkActionOverrides(component, context);
};

/** Action overrides of apps and objects name a page that exists and suits what it overrides. */
export const checkActionOverrides: Check = (component, context) => {
  for (const element of ['actionOverrides', 'profileActionOverrides'])
    for (const [index, override] of elementsOf(component.definition, element).entries()) {
      const at = `${element}.${index}`;
      const type = textOf(override, 'type');
      const content = textOf(override, 'content') ?? '';
      const subject = textOf(override, 'pageOrSobjectType') ?? component.fullName;
      const isPage = ['standard-home', 'record-home'].includes(subject.toLowerCase());
      if (!isPage) requireObject(context, component, { element: 'pageOrSobjectType', name: subject, at });
      if (type === undefined || type === 'Default') continue;
      const page = type === 'Flexipage' || type === 'flexipage' ? context.catalog.get('FlexiPage', content) : undefined;
      const suits = page && (isPage || textOf(page.definition, 'sobjectType')?.toLowerCase() === subject.toLowerCase());
      if (!suits)
        context.report(
          component,
          `${content} does not exist or is not a valid override for action ${textOf(override, 'actionName') ?? ''}.`,
          { rule: 'unknown-reference', at: `${at}.content` },
        );
    }
};
