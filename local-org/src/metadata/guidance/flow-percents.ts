import type { CheckContext } from '../checks/context.ts';
import { elementOf, elementsOf, textOf, walk } from '../definition.ts';
import type { Component } from '../types.ts';

/**
 * Reports a flow formula that feeds a percent field without multiplying by 100: 15 % is 0.15 inside a formula, and 15 in the
 * field that an assignment or an inputAssignment writes. A formula that computes nothing (no number of its own, no operator)
 * may hand on a value that is a percentage already and is left alone.
 */
export function checkFlowPercents(component: Component, { schema, report }: CheckContext): void {
  const { definition } = component;
  const object = textOf(elementOf(definition, 'start'), 'object') ?? '';
  const formulas = new Map(
    elementsOf(definition, 'formulas').map((formula) => [
      textOf(formula, 'name') ?? '',
      textOf(formula, 'expression') ?? '',
    ]),
  );
  const check = (target: string, field: string, source: string | undefined, at: string): void => {
    const expression = formulas.get(source ?? '');
    if (expression === undefined || schema.field(target, field)?.type !== 'Percent') return;
    if (!/\//u.test(expression) || /\b100\b/u.test(expression)) return;
    report(component, `The formula ${source ?? ''} writes the percent field ${field} as a fraction.`, {
      rule: 'flow-percent',
      at,
    });
  };
  for (const [index, assignment] of elementsOf(definition, 'assignments').entries())
    for (const [item, { assignToReference, value }] of elementsOf(assignment, 'assignmentItems').entries()) {
      const [, field = ''] = /^\$Record\.(\w+)$/iu.exec(String(assignToReference)) ?? [];
      check(object, field, referenceOf(value), `assignments.${index}.assignmentItems.${item}`);
    }
  for (const list of ['recordCreates', 'recordUpdates'])
    for (const [index, element] of elementsOf(definition, list).entries())
      for (const [item, { field, value }] of elementsOf(element, 'inputAssignments').entries())
        check(
          textOf(element, 'object') ?? object,
          String(field),
          referenceOf(value),
          `${list}.${index}.inputAssignments.${item}`,
        );
}

function referenceOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const { name, value: text } of walk(value as Component['definition']))
    if (name === 'elementReference' && typeof text === 'string') return text;
  return undefined;
}
