import type { RuleName } from '../../../metadata/rules.ts';
import type { Component, ReportProblem } from '../../../metadata/types.ts';

/** Reports the problems of one element of a flow, worded as Salesforce does: `Name (Kind) - what is wrong`. */
export interface Problems {
  add(problem: string, options: { severity?: 'Error' | 'Warning'; rule: RuleName; remedy?: string }): void;
  unknownReference(name: string): void;
  unknownField(object: string, field: string): void;
  unsupported(what: string): void;
  /** The same for another element or resource. */
  of(name: string, kindLabel: string, at?: string): Problems;
}

/** Problems of a flow's component; `at` is the path of the element in its definition. */
export function problemsOf(component: Component, report: ReportProblem, prefix = '', at?: string): Problems {
  const add: Problems['add'] = (problem, options) =>
    report(component, `${prefix}${problem}`, { ...options, ...(at === undefined ? {} : { at }) });
  return {
    add,
    unknownReference: (name) => add(`The element has an invalid reference to "${name}".`, { rule: 'flow-reference' }),
    unknownField: (object, field) =>
      add(`The field "${field}" for the object "${object}" doesn't exist.`, { rule: 'unknown-field' }),
    unsupported: (what) => add(`The local org does not support ${what}.`, { rule: 'flow-unsupported' }),
    of: (name, kindLabel, place) => problemsOf(component, report, `${name} (${kindLabel}) - `, place ?? at),
  };
}
