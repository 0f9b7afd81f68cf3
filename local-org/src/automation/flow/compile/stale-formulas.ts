import type { Component, MetadataElement, MetadataValue } from '../../../metadata/types.ts';
import { children, text } from '../elements/context.ts';
import type { Problems } from './problems.ts';
import type { FlowScope } from './scope.ts';
import type { FlowMoment } from '../types.ts';

/**
 * Warns where a before-save flow reads a formula field of `$Record`: at that moment it still has the value of the stored record
 * (none for a new one), which the interpreter follows.
 */
export function checkStaleFormulas(
  component: Component,
  moment: FlowMoment,
  scope: FlowScope,
  problems: Problems,
): void {
  const object = scope.triggerObject;
  if (moment !== 'beforeSave' || !object) return;
  const stale = new Set<string>();
  const start = component.definition['start'];
  const entryFields =
    typeof start === 'object'
      ? children(start as MetadataElement, 'filters').map((filter) => `$Record.${text(filter, 'field') ?? ''}`)
      : [];
  for (const source of [...entryFields, ...textsOf(component.definition)]) {
    for (const [, name = ''] of source.matchAll(/\$Record\.(\w+)(?![\w.])/giu)) {
      const field = scope.schema.field(object.apiName, name);
      if (field && !field.stored && field.formula !== undefined) stale.add(field.apiName);
    }
  }
  for (const name of stale) {
    problems.add(
      `The formula field "${name}" of the triggering record isn't recalculated before the save: the flow reads its old value.`,
      {
        severity: 'Warning',
        rule: 'flow-stale-formula',
        remedy: 'Compute from the fields that the formula reads.',
      },
    );
  }
}

function textsOf(value: MetadataValue | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return (value as readonly MetadataValue[]).flatMap(textsOf);
  if (typeof value === 'object')
    return Object.values(value as object).flatMap((item) => textsOf(item as MetadataValue | undefined));
  return [];
}
