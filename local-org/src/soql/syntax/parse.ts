import type {
  Condition,
  ConditionWithValueQuery,
  FunctionExp,
  HavingClause,
  Query,
  WhereClause,
} from '@jetstreamapp/soql-parser-js';
import { SalesforceError } from '../../errors.ts';
import { malformed, refuseBindVariables, refuseMixedOperators, refuseTimeLiterals } from './malformed.ts';
import { parseQuery } from './parser.ts';

export type { Query } from '@jetstreamapp/soql-parser-js';

/** A comparison that has an operator and something to compare. */
export type Comparison = Exclude<ConditionWithValueQuery, { openParen: number }> & { readonly operator: string };

/** WHERE and HAVING as a tree. */
export type ConditionNode =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly ConditionNode[] }
  | { readonly kind: 'not'; readonly part: ConditionNode }
  | { readonly kind: 'comparison'; readonly comparison: Comparison };

export interface ParsedQuery {
  readonly query: Query;
  /** `ALL ROWS`: deleted records too. */
  readonly allRows: boolean;
}

/** Source: SOQL and SOSL Reference, "SOQL SELECT Syntax". */
const LONGEST_STATEMENT = 100_000;

/** Parses SOQL. Anything the grammar refuses is MALFORMED_QUERY in Salesforce's shape. */
export function parseSoql(soql: string): ParsedQuery {
  if (soql.length > LONGEST_STATEMENT)
    throw new SalesforceError(
      'MALFORMED_QUERY',
      `SOQL statements cannot be longer than ${String(LONGEST_STATEMENT)} characters.`,
    );
  const allRows = /\sALL\s+ROWS\s*$/i.test(soql);
  const text = allRows ? soql.replace(/\sALL\s+ROWS\s*$/i, '') : soql;
  refuseTimeLiterals(text);
  refuseBindVariables(text);
  let query: Query;
  try {
    query = parseQuery(text);
  } catch (error) {
    throw malformed(text, error);
  }
  refuseMixedOperators(text);
  return { query, allRows };
}

type ConditionToken = '(' | ')' | 'AND' | 'OR' | 'NOT' | Comparison;

/** The conditions of a clause as tree. */
export function conditionTree(clause: WhereClause | HavingClause): ConditionNode {
  const tokens = [...tokensOf(clause)];
  let next = 0;

  const term = (): ConditionNode => {
    const token = tokens[next];
    next += 1;
    if (token === 'NOT') return { kind: 'not', part: term() };
    if (token === '(') {
      const inner = group();
      if (tokens[next] !== ')')
        throw new SalesforceError('MALFORMED_QUERY', "expecting a right parentheses, found '<EOF>'");
      next += 1;
      return inner;
    }
    if (token === undefined || typeof token === 'string')
      throw new SalesforceError('MALFORMED_QUERY', `unexpected token: '${token ?? '<EOF>'}'`);
    return { kind: 'comparison', comparison: token };
  };

  const group = (): ConditionNode => {
    const parts = [term()];
    let operator: 'AND' | 'OR' | undefined;
    for (;;) {
      const token = tokens[next];
      if (token !== 'AND' && token !== 'OR') break;
      operator = token;
      next += 1;
      parts.push(term());
    }
    const [only] = parts;
    if (operator === undefined && only !== undefined) return only;
    return { kind: operator === 'OR' ? 'or' : 'and', parts };
  };

  const tree = group();
  const left = tokens[next];
  if (left !== undefined)
    throw new SalesforceError(
      'MALFORMED_QUERY',
      `unexpected token: '${typeof left === 'string' ? left : 'condition'}'`,
    );
  return tree;
}

/** The parser's list of conditions with counted parentheses, as tokens. */
function* tokensOf(clause: WhereClause | HavingClause): Generator<ConditionToken> {
  let current: WhereClause | HavingClause | undefined = clause;
  while (current !== undefined) {
    const left: ConditionWithValueQuery | Condition | null = current.left;
    const parentheses = left as { openParen?: number; closeParen?: number } | null;
    for (let count = 0; count < (parentheses?.openParen ?? 0); count += 1) yield '(';
    if (left !== null && 'operator' in left) yield left as Comparison;
    for (let count = 0; count < (parentheses?.closeParen ?? 0); count += 1) yield ')';
    if ('operator' in current) {
      yield current.operator;
      current = current.right;
    } else current = undefined;
  }
}

/** The function on the left of a comparison, such as `CALENDAR_YEAR(CreatedDate)` or `COUNT(Id)`. */
export function functionOf(comparison: Comparison): FunctionExp | undefined {
  return 'fn' in comparison ? comparison.fn : undefined;
}
