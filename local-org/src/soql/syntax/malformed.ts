import { SalesforceError } from '../../errors.ts';
import { syntaxError } from '../errors.ts';
import { parseQuery } from './parser.ts';
import { tokenize, type Token } from './tokens.ts';

/** What the query ends in, as messages name it. Such an error has no position. */
const END = '<EOF>';
const MOST_PARSED_AGAIN = 50;

/** The error of a query that the grammar refuses, in Salesforce's words and with the place of the fault. */
export function malformed(soql: string, cause: unknown): SalesforceError {
  const message = messageOf(cause);
  const lexing = /at offset: (\d+)/.exec(message);
  if (lexing !== null) {
    const position = Number(lexing[1]);
    return syntaxError(`line 1:${String(position)} unexpected token: '${soql[position] ?? ''}'`, soql, position);
  }
  const text = foundIn(message);
  if (text === undefined) return new SalesforceError('MALFORMED_QUERY', `unexpected token: '${END}'`);
  const tokens = tokenize(soql);
  const index = faultyToken(soql, tokens, text);
  const token = tokens[index];
  if (token === undefined) return new SalesforceError('MALFORMED_QUERY', `unexpected token: '${text}'`);
  return syntaxError(`unexpected token: '${unexpected(tokens, index)}'`, soql, token.position);
}

/** What Salesforce calls unexpected: of an empty select list and an empty list of values also what stands before. */
function unexpected(tokens: readonly Token[], index: number): string {
  const at = (offset: number): string => tokens[index + offset]?.text ?? '';
  if (at(-1).toUpperCase() === 'SELECT' && (at(0) === '*' || at(0).toUpperCase() === 'FROM'))
    return `${at(-1)} ${at(0)}`;
  if (at(-1).toUpperCase() === 'IN' && at(0) === '(' && at(1) === ')') return `${at(-2)} ${at(-1)} ()`;
  return at(0);
}

/** Refuses bind variables: only Apex has values for them. */
export function refuseBindVariables(soql: string): void {
  const bind = tokenize(soql).find((token) => token.text.startsWith(':'));
  if (bind !== undefined) throw syntaxError('Bind variables only allowed in Apex code', soql, bind.position);
}

/** Refuses times of the day (`10:00:00Z`), which the parser does not know. */
export function refuseTimeLiterals(soql: string): void {
  const withoutTexts = soql.replace(/'(?:\\.|[^'\\])*'/gsu, "''");
  const [time] = /(?<![T\d:+-])\d{1,2}:\d{2}:\d{2}(?:\.\d+)?Z?/u.exec(withoutTexts) ?? [];
  if (time !== undefined)
    throw new SalesforceError('MALFORMED_QUERY', `The local org does not support time literals (${time}) in queries.`);
}

/** Refuses AND beside OR without parentheses between them, which the parser lets pass. */
export function refuseMixedOperators(soql: string): void {
  const levels: (string | undefined)[] = [undefined];
  for (const token of tokenize(soql)) {
    const word = token.text.toUpperCase();
    const level = levels.length - 1;
    if (token.text === '(') levels.push(undefined);
    else if (token.text === ')') levels.pop();
    else if (token.clause !== 'WHERE' && token.clause !== 'HAVING') levels[level] = undefined;
    else if (word === 'WHERE' || word === 'HAVING') levels[level] = undefined;
    else if (word === 'AND' || word === 'OR') {
      if (levels[level] !== undefined && levels[level] !== word)
        throw syntaxError(`unexpected token: '${token.text}'`, soql, token.position);
      levels[level] = word;
    }
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** The token that the parser's message names; undefined for the end of the query. */
function foundIn(message: string): string | undefined {
  const text = /found(?: -->|:)\s*'?(.*?)'?(?: <--)?\s*$/s.exec(message)?.[1]?.trim();
  return text === '' ? undefined : text;
}

/**
 * The parser names the token, not its place. It stands where the query, cut off behind it, fails in the same way; for
 * what comes before, the cut-off query is at most unfinished.
 */
function faultyToken(soql: string, tokens: readonly Token[], text: string): number {
  const isCandidate = (token: Token): boolean => token.text.startsWith(text);
  if (tokens.filter(isCandidate).length > MOST_PARSED_AGAIN) return -1;
  return tokens.findIndex((token) => {
    if (!isCandidate(token)) return false;
    try {
      parseQuery(soql.slice(0, token.position + token.text.length));
      return false;
    } catch (error) {
      return foundIn(messageOf(error)) === text;
    }
  });
}
