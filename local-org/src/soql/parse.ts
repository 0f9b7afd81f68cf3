import {
  parseQuery,
  type Condition,
  type ConditionWithValueQuery,
  type FunctionExp,
  type HavingClause,
  type Query,
  type WhereClause,
} from '@jetstreamapp/soql-parser-js';
import { SalesforceError } from '../errors.ts';
import { errorAt, queryError } from './errors.ts';

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

/** Parses SOQL. Anything the grammar refuses is MALFORMED_QUERY in Salesforce's shape. */
export function parseSoql(soql: string): ParsedQuery {
  const allRows = /\sALL\s+ROWS\s*$/i.test(soql);
  const text = allRows ? soql.replace(/\sALL\s+ROWS\s*$/i, '') : soql;
  try {
    return { query: parseQuery(text), allRows };
  } catch (error) {
    throw malformed(soql, error);
  }
}

function malformed(soql: string, error: unknown): SalesforceError {
  const message = error instanceof Error ? error.message : String(error);
  const lexing = /at offset: (\d+)/.exec(message);
  if (lexing !== null) {
    const position = Number(lexing[1]);
    return errorAt(
      'MALFORMED_QUERY',
      `line 1:${String(position)} no viable alternative at character '${soql[position] ?? ''}'`,
      soql,
      position,
    );
  }
  const found = /found(?: -->|:)\s*'?(.*?)'?(?: <--)?\s*$/s.exec(message)?.[1]?.trim();
  if (found === undefined || found === '') return new SalesforceError('MALFORMED_QUERY', 'unexpected token: <EOF>');
  return queryError('MALFORMED_QUERY', `unexpected token: '${found}'`, soql, found);
}

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | Comparison;

/** The conditions of a clause as tree. AND and OR side by side without parentheses are refused, as on the platform. */
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
      if (operator !== undefined && operator !== token)
        throw new SalesforceError('MALFORMED_QUERY', `unexpected token: '${token}'`);
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
function* tokensOf(clause: WhereClause | HavingClause): Generator<Token> {
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
