import { SalesforceError } from '../errors.ts';

const CONTEXT = 40;

/**
 * An error of a query in the shape of Salesforce: the line it stands in, a caret below the word, row and column, message.
 *
 * @param word the word of the query that is wrong; where it does not occur, the message stands alone
 */
export function queryError(code: string, message: string, soql: string, word?: string): SalesforceError {
  const position = word === undefined ? -1 : positionOf(soql, word);
  return position < 0 ? new SalesforceError(code, message) : errorAt(code, message, soql, position);
}

/** The same for a known position (characters from 0). */
export function errorAt(code: string, message: string, soql: string, position: number): SalesforceError {
  const before = soql.slice(0, position);
  const lineStart = before.lastIndexOf('\n') + 1;
  const row = before.split('\n').length;
  const column = position - lineStart;
  const lineEnd = soql.indexOf('\n', position);
  const from = Math.max(lineStart, position - CONTEXT);
  const excerpt = soql.slice(from, Math.min(lineEnd < 0 ? soql.length : lineEnd, position + CONTEXT));
  return new SalesforceError(
    code,
    `\n${excerpt}\n${' '.repeat(position - from)}^\nERROR at Row:${String(row)}:Column:${String(column + 1)}\n${message}`,
  );
}

function positionOf(soql: string, word: string): number {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return soql.search(new RegExp(`(?<![\\w.'])${escaped}(?![\\w'])`, 'i'));
}

const REFER_TO_WSDL = 'Please reference your WSDL or the describe call for the appropriate names.';

export function noSuchColumn(soql: string, column: string, entity: string): SalesforceError {
  return queryError(
    'INVALID_FIELD',
    `No such column '${column}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${REFER_TO_WSDL}`,
    soql,
    column,
  );
}

export function unknownObject(soql: string, name: string): SalesforceError {
  return queryError(
    'INVALID_TYPE',
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${REFER_TO_WSDL}`,
    soql,
    name,
  );
}

export function unknownRelationship(soql: string, name: string, word: string): SalesforceError {
  return queryError(
    'INVALID_FIELD',
    `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${REFER_TO_WSDL}`,
    soql,
    word,
  );
}

export function unknownChildRelationship(soql: string, name: string): SalesforceError {
  return queryError(
    'INVALID_TYPE',
    `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${REFER_TO_WSDL}`,
    soql,
    name,
  );
}
