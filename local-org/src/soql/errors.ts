import { SalesforceError } from '../errors.ts';
import { positionOf, type Clause } from './syntax/tokens.ts';

/** How far the line of a message reaches before and behind the fault, before it is widened to whole words. */
const REACH = 30;

/** Where a query names what it is refused for. */
export interface Place {
  readonly soql: string;
  /** As the query spells it. */
  readonly word: string;
  readonly clause: Clause;
}

/**
 * An error of a query in the shape of Salesforce: the line it stands in, a caret below the word, row and column, message.
 * Where the query does not have the word, the message stands alone.
 */
export function queryError(code: string, message: string, { soql, word, clause }: Place): SalesforceError {
  const position = positionOf(soql, word, clause);
  return position === undefined ? new SalesforceError(code, message) : located(code, message, soql, position, 1);
}

/**
 * What the grammar refuses. Such errors count columns from 0 and point one character before the token, as recorded answers
 * of Salesforce do (`SELECT Id, FROM Account`: column 11).
 *
 * @param position characters from 0
 */
export function syntaxError(message: string, soql: string, position: number): SalesforceError {
  return located('MALFORMED_QUERY', message, soql, position, 0);
}

function located(code: string, message: string, soql: string, position: number, firstColumn: 0 | 1): SalesforceError {
  const before = soql.slice(0, position);
  const lineStart = before.lastIndexOf('\n') + 1;
  const row = before.split('\n').length;
  const lineEnd = soql.indexOf('\n', position);
  const line = soql.slice(lineStart, lineEnd < 0 ? soql.length : lineEnd);
  const caret = Math.max(0, position - lineStart - 1 + firstColumn);
  const from = startOfWord(line, caret - REACH);
  const excerpt = line.slice(from, endOfWord(line, caret + REACH));
  const column = position - lineStart + firstColumn;
  return new SalesforceError(
    code,
    `\n${excerpt}\n${' '.repeat(caret - from)}^\nERROR at Row:${String(row)}:Column:${String(column)}\n${message}`,
  );
}

const isBreak = (character: string | undefined): boolean => character !== undefined && /[\s,]/.test(character);

function startOfWord(line: string, index: number): number {
  let start = Math.max(0, index);
  while (start > 0 && !isBreak(line[start - 1])) start -= 1;
  return start;
}

function endOfWord(line: string, index: number): number {
  let end = Math.min(line.length, index);
  while (end < line.length && !isBreak(line[end])) end += 1;
  return end;
}

const REFER_TO_WSDL = 'Please reference your WSDL or the describe call for the appropriate names.';

/** INVALID_FIELD, for a field that is not there and for one that the user may not read alike. */
export function noSuchColumn(column: string, entity: string, place: Place): SalesforceError {
  return queryError(
    'INVALID_FIELD',
    `No such column '${column}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${REFER_TO_WSDL}`,
    place,
  );
}

/** INVALID_TYPE, for an object that is not there and for one that the user may not read alike. */
export function unknownObject(soql: string, name: string): SalesforceError {
  return queryError(
    'INVALID_TYPE',
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${REFER_TO_WSDL}`,
    { soql, word: name, clause: 'FROM' },
  );
}

/** INVALID_FIELD, for a step to a parent that is not there, may not be read, or lies behind a polymorphic lookup. */
export function unknownRelationship(name: string, place: Place): SalesforceError {
  return queryError(
    'INVALID_FIELD',
    `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${REFER_TO_WSDL}`,
    place,
  );
}

/** INVALID_TYPE, for a subquery on children that are not there or may not be read. */
export function unknownChildRelationship(soql: string, name: string): SalesforceError {
  return queryError(
    'INVALID_TYPE',
    `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${REFER_TO_WSDL}`,
    { soql, word: name, clause: 'FROM' },
  );
}
