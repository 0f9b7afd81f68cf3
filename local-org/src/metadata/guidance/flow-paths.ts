import type { CheckContext } from '../checks/context.ts';
import { elementOf, elementsOf, textOf, walk } from '../definition.ts';
import type { Component, MetadataElement } from '../types.ts';

/** Elements of a flow, by name, with the list they stand in and their path in the definition. */
type Elements = ReadonlyMap<string, { readonly list: string; readonly element: MetadataElement; readonly at: string }>;

const LISTS = [
  'actionCalls',
  'assignments',
  'collectionProcessors',
  'customErrors',
  'decisions',
  'loops',
  'recordCreates',
  'recordDeletes',
  'recordLookups',
  'recordUpdates',
  'subflows',
];

/** Triggers whose flows run for nobody: there is no running user whose permissions could be asked. */
const WITHOUT_USER = ['Scheduled', 'PlatformEvent'];

/**
 * Reports what a flow does on a path that does not suit it:
 * - Delete Records and Send Custom Notification in the save itself: one failing record fails all of the chunk ("all or none"),
 *   where Create and Update Records fail one by one;
 * - the record before the save on a path that runs after the commit: it is not known there any more;
 * - `$Permission` in flows that run without a user.
 */
export function checkFlowPaths(component: Component, context: CheckContext): void {
  const { definition } = component;
  const start = elementOf(definition, 'start');
  const trigger = textOf(start, 'triggerType');
  const elements = elementsByName(definition);
  if (trigger === 'RecordAfterSave') {
    const synchronous = reachable(elements, [targetOf(start, 'connector')]);
    for (const name of synchronous) checkAllOrNothing(component, elements, name, context, new Set());
    const later = reachable(
      elements,
      elementsOf(start, 'scheduledPaths').map((path) => targetOf(path, 'connector')),
    );
    for (const name of later) checkPrior(component, elements, name, context);
  }
  if (trigger !== undefined && WITHOUT_USER.includes(trigger))
    for (const { path, value } of walk(definition))
      if (typeof value === 'string' && /\$Permission\./iu.test(value))
        context.report(component, 'The flow asks for $Permission, but it runs without a user who could have one.', {
          rule: 'flow-without-user',
          at: path,
        });
}

function checkAllOrNothing(
  component: Component,
  elements: Elements,
  name: string,
  context: CheckContext,
  seen: Set<string>,
): void {
  const found = elements.get(name);
  if (!found) return;
  const { list, element, at } = found;
  const isAllOrNothing =
    list === 'recordDeletes' ||
    (list === 'actionCalls' && textOf(element, 'actionType') === 'customNotificationAction');
  if (isAllOrNothing)
    context.report(component, `${name} runs in the save itself, and fails for all records when it fails for one.`, {
      rule: 'flow-all-or-nothing',
      at,
    });
  const called = list === 'subflows' ? context.catalog.get('Flow', textOf(element, 'flowName') ?? '') : undefined;
  if (!called || seen.has(called.fullName)) return;
  seen.add(called.fullName);
  const inside = elementsByName(called.definition);
  const first = targetOf(elementOf(called.definition, 'start'), 'connector');
  for (const each of reachable(inside, [first])) checkAllOrNothing(called, inside, each, context, seen);
}

function checkPrior(component: Component, elements: Elements, name: string, context: CheckContext): void {
  const found = elements.get(name);
  if (!found) return;
  const formulas = new Map(
    elementsOf(component.definition, 'formulas').map((formula) => [
      textOf(formula, 'name') ?? '',
      textOf(formula, 'expression') ?? '',
    ]),
  );
  for (const { path, value } of walk(found.element)) {
    if (typeof value !== 'string') continue;
    const used = [value, ...[...formulas].filter(([formula]) => names(value, formula)).map(([, source]) => source)];
    if (used.some((text) => /\$Record__Prior\b|\b(?:ISCHANGED|PRIORVALUE)\s*\(/iu.test(text)) || value === 'IsChanged')
      context.report(component, `${name} runs after the commit, where the values before the save are not known.`, {
        rule: 'flow-prior-after-commit',
        at: `${found.at}.${path}`,
      });
  }
}

function names(text: string, resource: string): boolean {
  return text === resource || text.includes(`{!${resource}}`);
}

function elementsByName(definition: MetadataElement): Elements {
  return new Map(
    LISTS.flatMap((list) =>
      elementsOf(definition, list).map(
        (element, index) => [textOf(element, 'name') ?? '', { list, element, at: `${list}.${index}` }] as const,
      ),
    ),
  );
}

/** Every element that can be reached from the first ones, over connectors of every kind (fault, default, next value). */
function reachable(elements: Elements, first: readonly (string | undefined)[]): Set<string> {
  const reached = new Set<string>();
  const pending = [...first];
  while (pending.length > 0) {
    const name = pending.pop();
    if (name === undefined || reached.has(name)) continue;
    reached.add(name);
    for (const { name: element, value } of walk(elements.get(name)?.element ?? {}))
      if (element === 'targetReference' && typeof value === 'string') pending.push(value);
  }
  return reached;
}

function targetOf(element: MetadataElement | undefined, connector: string): string | undefined {
  return textOf(elementOf(element, connector), 'targetReference');
}
