import type { UserContext } from '../../access/types.ts';
import { deployedLayout } from '../../api/ui/layouts/layout-plan.ts';
import { elementsOf, textOf, textsOf } from '../../metadata/definition.ts';
import type { Catalog, Component } from '../../metadata/types.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import type { RecordAction } from './types.ts';

/**
 * Buttons and quick actions of an object's records: those that the page names (dynamic actions), else the custom buttons and
 * quick actions of the page layout. Edit and Delete are not among them: every page has them for who may.
 * Source: Metadata API Developer Guide, "Layout", "WebLink" and "QuickAction".
 * @param named - `actionNames` of the page's highlights panel: `Invoice__c.Send`, `CustomButton.Invoice__c.Remind`.
 */
export function recordActions(
  catalog: Catalog,
  user: UserContext,
  object: ObjectSchema,
  named: readonly string[] | undefined,
): RecordAction[] {
  const names = named ?? layoutActions(catalog, user, object);
  return names.flatMap((name) => {
    const [kind, ...rest] = name.split('.');
    if (kind === 'CustomButton') return webLink(catalog.get('WebLink', rest.join('.')), name);
    return quickAction(catalog.get('QuickAction', name), name);
  });
}

function layoutActions(catalog: Catalog, user: UserContext, object: ObjectSchema): string[] {
  const layout = deployedLayout(catalog, object, user.profileName)?.definition;
  const buttons = textsOf(layout, 'customButtons').map((name) => `CustomButton.${object.apiName}.${name}`);
  const list = elementsOf(layout, 'platformActionList').flatMap((actions) =>
    elementsOf(actions, 'platformActionListItems'),
  );
  const quick = list
    .filter(({ actionType }) => actionType === 'QuickAction')
    .flatMap((item) => textOf(item, 'actionName') ?? []);
  return [...quick, ...buttons];
}

function webLink(link: Component | undefined, name: string): RecordAction[] {
  if (!link) return [];
  const label = textOf(link.definition, 'masterLabel') ?? link.fullName;
  const url = textOf(link.definition, 'url') ?? '';
  const flow = /^\/flow\/(\w+)/u.exec(url)?.[1];
  if (link.definition['linkType'] !== 'url') return [{ name, label, kind: 'unsupported', target: name }];
  return [flow === undefined ? { name, label, kind: 'url', target: url } : { name, label, kind: 'flow', target: flow }];
}

function quickAction(action: Component | undefined, name: string): RecordAction[] {
  if (!action) return [];
  const label = textOf(action.definition, 'label') ?? action.fullName.split('.').at(-1) ?? name;
  const flow = textOf(action.definition, 'flowDefinition');
  const component = textOf(action.definition, 'lightningWebComponent');
  if (flow !== undefined) return [{ name, label, kind: 'flow', target: flow }];
  if (component !== undefined) return [{ name, label, kind: 'component', target: component }];
  return [
    { name, label, kind: 'unsupported', target: `${name} (${textOf(action.definition, 'type') ?? 'quick action'})` },
  ];
}
