import type { UserContext } from '../../access/types.ts';
import { deployedLayout } from '../../api/ui/layouts/layout-plan.ts';
import { elementOf, elementsOf, textOf, textsOf } from '../../metadata/definition.ts';
import { formActionOf } from '../../metadata/quick-action.ts';
import type { Catalog, Component } from '../../metadata/types.ts';
import type { ObjectSchema, Schema } from '../../schema/types.ts';
import type { RecordAction } from './types.ts';

/** Whom the actions are for, and what they are made of. */
export interface ActionScope {
  readonly catalog: Catalog;
  readonly schema: Schema;
  readonly user: UserContext;
}

/** What the platform itself offers on records, as far as the local org does; other names are said to be unsupported. */
const STANDARD: Readonly<Record<string, { label: string; right: 'edit' | 'delete' }>> = {
  Edit: { label: 'Edit', right: 'edit' },
  Delete: { label: 'Delete', right: 'delete' },
};

/**
 * Buttons and quick actions of an object's records: exactly those that the page names (dynamic actions), else Edit, Delete, and
 * the quick actions and custom buttons of the page layout. Left out are those whose object the user may not write to.
 * Source: Metadata API Developer Guide, "Layout", "WebLink" and "QuickAction"; Salesforce Help, "Dynamic Actions".
 * @param named - `actionNames` of the page's highlights panel: `Edit`, `Invoice__c.Send`, `CustomButton.Invoice__c.Remind`.
 */
export function recordActions(
  scope: ActionScope,
  object: ObjectSchema,
  named: readonly string[] | undefined,
): RecordAction[] {
  const names = named ?? [...Object.keys(STANDARD), ...layoutActions(scope, object)];
  return names.flatMap((name) => {
    const [kind, ...rest] = name.split('.');
    if (kind === 'CustomButton') return webLink(scope.catalog.get('WebLink', rest.join('.')), name);
    if (rest.length === 0) return standardAction(scope, object, name);
    const action = scope.catalog.get('QuickAction', name);
    return action
      ? quickAction(scope, action, name)
      : [{ name, label: rest.join('.'), kind: 'unsupported', target: name }];
  });
}

function layoutActions({ catalog, user }: ActionScope, object: ObjectSchema): string[] {
  const layout = deployedLayout(catalog, object, user.profileName)?.definition;
  const buttons = textsOf(layout, 'customButtons').map((name) => `CustomButton.${object.apiName}.${name}`);
  const quick = elementsOf(elementOf(layout, 'platformActionList'), 'platformActionListItems')
    .filter(({ actionType }) => actionType === 'QuickAction')
    .flatMap((item) => catalog.get('QuickAction', textOf(item, 'actionName') ?? '')?.fullName ?? []);
  return [...quick, ...buttons];
}

function standardAction({ user }: ActionScope, object: ObjectSchema, name: string): RecordAction[] {
  const standard = STANDARD[name];
  if (!standard) return [{ name, label: name, kind: 'unsupported', target: name }];
  return user.mayObject(object, standard.right)
    ? [{ name, label: standard.label, kind: 'standard', target: name }]
    : [];
}

function webLink(link: Component | undefined, name: string): RecordAction[] {
  if (!link) return [];
  const label = textOf(link.definition, 'masterLabel') ?? link.fullName;
  const url = textOf(link.definition, 'url') ?? '';
  const flow = /^\/flow\/(\w+)/u.exec(url)?.[1];
  if (link.definition['linkType'] !== 'url') return [{ name, label, kind: 'unsupported', target: name }];
  return [flow === undefined ? { name, label, kind: 'url', target: url } : { name, label, kind: 'flow', target: flow }];
}

function quickAction(scope: ActionScope, action: Component, name: string): RecordAction[] {
  const label = labelOf(action);
  const form = formActionOf(action);
  if (form) return mayUse(scope, form) ? [{ name, label, kind: 'form', target: name }] : [];
  const flow = textOf(action.definition, 'flowDefinition');
  const component = textOf(action.definition, 'lightningWebComponent');
  if (flow !== undefined) return [{ name, label, kind: 'flow', target: flow }];
  // Without a screen the component itself is called: the local org draws components only.
  if (component !== undefined && textOf(action.definition, 'actionSubtype') !== 'Action')
    return [{ name, label, kind: 'component', target: component }];
  const kind = component === undefined ? (textOf(action.definition, 'type') ?? 'quick action') : 'without a screen';
  return [{ name, label, kind: 'unsupported', target: `${name} (${kind})` }];
}

/** Who may not write the object does not see the action; nor who may not set the field that links a new record to the page's. */
function mayUse(
  { schema, user }: ActionScope,
  { kind, targetObject, parentField }: NonNullable<ReturnType<typeof formActionOf>>,
): boolean {
  const target = schema.object(targetObject);
  if (!target || !user.mayObject(target, kind === 'Create' ? 'create' : 'edit')) return false;
  const parent = parentField === undefined ? undefined : schema.field(target.apiName, parentField);
  return parent === undefined || user.mayEditField(target, parent);
}

/** What an action is called on its button and its window. */
export function labelOf({ definition, fullName }: Component): string {
  return textOf(definition, 'label') ?? fullName.split('.').at(-1) ?? fullName;
}
