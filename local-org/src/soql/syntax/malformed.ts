import { parseQuery } from '@jetstreamapp/soql-parser-js';
import { SalesforceError } from '../../errors.ts';
import { syntaxError } from '../errors.ts';
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
  const token = text === undefined ? undefined : faultyToken(soql, text);
  if (token === undefined) return new SalesforceError('MALFORMED_QUERY', `unexpected token: '${text ?? END}'`);
  return syntaxError(`unexpected token: '${token.text}'`, soql, token.position);
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
function faultyToken(soql: string, text: string): Token | undefined {
  const candidates = tokenize(soql).filter((token) => token.text === text || token.text.startsWith(text));
  if (candidates.length > MOST_PARSED_AGAIN) return undefined;
  return candidates.find((token) => {
    try {
      parseQuery(soql.slice(0, token.position + token.text.length));
      return false;
    } catch (error) {
      return foundIn(messageOf(error)) === text;
    }
  });
}
