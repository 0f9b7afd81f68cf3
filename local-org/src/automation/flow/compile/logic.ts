import type { Problems } from './problems.ts';

/** Combines numbered conditions (from 0), each asked only when needed. */
export interface Logic {
  (holds: (index: number) => boolean): boolean;
  /** Where all conditions are simply joined; absent for custom logic. */
  readonly join?: 'AND' | 'OR';
}

/**
 * Compiles `and`, `or` or custom logic such as `1 AND (2 OR NOT 3)`. Numbers without a condition and conditions without a
 * number are reported.
 */
export function compileLogic(source: string, count: number, problems: Problems): Logic {
  const all = Array.from({ length: count }, (_, index) => index);
  if (/^(and)?$/iu.test(source.trim()))
    return Object.assign((holds: (index: number) => boolean) => all.every(holds), { join: 'AND' as const });
  if (/^or$/iu.test(source.trim()))
    return Object.assign((holds: (index: number) => boolean) => all.some(holds), { join: 'OR' as const });
  const parser = { tokens: source.toUpperCase().match(/\d+|AND|OR|NOT|[()]|[^\s]/gu) ?? [], at: 0 };
  const used = new Set<number>();
  const logic = parseOr(parser, used);
  if (!logic || parser.at < parser.tokens.length || [...used].some((index) => index >= count) || used.size < count) {
    problems.add(`The condition logic "${source}" is invalid for ${count} conditions.`, { rule: 'flow-logic' });
    return () => false;
  }
  return logic;
}

interface Parser {
  readonly tokens: readonly string[];
  at: number;
}

function parseOr(parser: Parser, used: Set<number>): Logic | undefined {
  return parseJoined(parser, used, 'OR', parseAnd, (left, right) => (holds) => left(holds) || right(holds));
}

function parseAnd(parser: Parser, used: Set<number>): Logic | undefined {
  return parseJoined(parser, used, 'AND', parseNot, (left, right) => (holds) => left(holds) && right(holds));
}

function parseJoined(
  parser: Parser,
  used: Set<number>,
  operator: string,
  next: (parser: Parser, used: Set<number>) => Logic | undefined,
  join: (left: Logic, right: Logic) => Logic,
): Logic | undefined {
  let left = next(parser, used);
  while (left && parser.tokens[parser.at] === operator) {
    parser.at++;
    const right = next(parser, used);
    left = right && join(left, right);
  }
  return left;
}

function parseNot(parser: Parser, used: Set<number>): Logic | undefined {
  const token = parser.tokens[parser.at];
  if (token === 'NOT') {
    parser.at++;
    const operand = parseNot(parser, used);
    return operand && ((holds) => !operand(holds));
  }
  parser.at++;
  if (token === '(') {
    const inner = parseOr(parser, used);
    return parser.tokens[parser.at++] === ')' ? inner : undefined;
  }
  if (token === undefined || !/^[1-9]\d*$/u.test(token)) return undefined;
  const index = Number(token) - 1;
  used.add(index);
  return (holds) => holds(index);
}
