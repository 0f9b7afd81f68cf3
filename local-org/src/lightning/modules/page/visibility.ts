import type { VisibilityCriterion, VisibilityRule } from '../../pages/types.ts';

/** What a criterion's left side stands for: `value` undefined means that it could not be read. */
export type ResolveLeft = (left: string) => { readonly value: unknown } | undefined;

/** Thrown for what the local org cannot decide; the message names it. */
export class VisibilityError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'VisibilityError';
  }
}

/** Paths below `Record` that a rule reads, e.g. `Account.Industry`. */
export function recordPaths(rule: VisibilityRule | undefined): string[] {
  return (rule?.criteria ?? []).flatMap(({ left }) => /^\{!Record\.([\w.]+)\}$/u.exec(left)?.[1] ?? []);
}

/** Paths below `$User` that a rule reads, e.g. `Department`. */
export function userPaths(rule: VisibilityRule | undefined): string[] {
  return (rule?.criteria ?? []).flatMap(({ left }) => /^\{!\$User\.([\w.]+)\}$/iu.exec(left)?.[1] ?? []);
}

/** Whether an element with this rule is shown. Throws VisibilityError. Source: Metadata API Developer Guide, "FlexiPage", UiFormulaRule. */
export function isVisible(rule: VisibilityRule | undefined, resolve: ResolveLeft): boolean {
  if (!rule || rule.criteria.length === 0) return true;
  const results = rule.criteria.map((criterion) => holds(criterion, resolve));
  return rule.booleanFilter === undefined ? results.every(Boolean) : combine(rule.booleanFilter, results);
}

function holds({ left, operator, right }: VisibilityCriterion, resolve: ResolveLeft): boolean {
  const resolved = resolve(left);
  if (!resolved) throw new VisibilityError(`it cannot decide the visibility criterion ${left}.`);
  const { value } = resolved;
  switch (operator) {
    case 'EQUAL':
      return equal(value, right);
    case 'NE':
      return !equal(value, right);
    case 'CONTAINS':
      return text(value).includes(right.toLowerCase());
    case 'GT':
      return compare(value, right, (order) => order > 0);
    case 'GE':
      return compare(value, right, (order) => order >= 0);
    case 'LT':
      return compare(value, right, (order) => order < 0);
    case 'LE':
      return compare(value, right, (order) => order <= 0);
    default:
      throw new VisibilityError(`it does not know the visibility operator ${operator}.`);
  }
}

function equal(value: unknown, right: string): boolean {
  if (typeof value === 'number' && right.trim() !== '') return value === Number(right);
  return text(value) === right.toLowerCase();
}

/** A blank value is neither greater nor less than anything. Dates are in ISO form on both sides. */
function compare(value: unknown, right: string, test: (order: number) => boolean): boolean {
  if (value === null || value === undefined || value === '') return false;
  if (typeof value === 'number') return test(value - Number(right));
  return test(text(value) < right.toLowerCase() ? -1 : text(value) === right.toLowerCase() ? 0 : 1);
}

function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value).toLowerCase();
}

/** `1 AND (2 OR NOT 3)` over the criteria's results. */
function combine(filter: string, results: readonly boolean[]): boolean {
  const tokens = filter.toUpperCase().match(/\d+|AND|OR|NOT|\(|\)/gu) ?? [];
  let position = 0;
  const take = (token: string): boolean => {
    if (tokens[position] !== token) return false;
    position += 1;
    return true;
  };
  const either = (): boolean => {
    let value = both();
    while (take('OR')) value = both() || value;
    return value;
  };
  const both = (): boolean => {
    let value = single();
    while (take('AND')) value = single() && value;
    return value;
  };
  const single = (): boolean => {
    if (take('NOT')) return !single();
    if (take('(')) {
      const value = either();
      if (!take(')')) throw new VisibilityError(`it cannot read the boolean filter ${filter}.`);
      return value;
    }
    const result = results[Number(tokens[position]) - 1];
    if (result === undefined) throw new VisibilityError(`it cannot read the boolean filter ${filter}.`);
    position += 1;
    return result;
  };
  const value = either();
  if (position !== tokens.length) throw new VisibilityError(`it cannot read the boolean filter ${filter}.`);
  return value;
}
