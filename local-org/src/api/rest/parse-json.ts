import { SalesforceError } from '../../errors.ts';

/** A JSON body; malformed JSON is a JSON_PARSER_ERROR with the parser's position, as the platform says it. */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new SalesforceError('JSON_PARSER_ERROR', error instanceof Error ? error.message : 'Malformed JSON', {
      cause: error,
    });
  }
}

/** The body as JSON object. */
export function requireObject(body: unknown): Readonly<Record<string, unknown>> {
  if (isObject(body)) return body;
  if (body === undefined)
    throw new SalesforceError(
      'JSON_PARSER_ERROR',
      'The HTTP entity body is required, but this request has no entity body.',
    );
  throw new SalesforceError('JSON_PARSER_ERROR', 'The request body must be a JSON object.');
}

/** A member that must be an array of objects. */
export function requireObjects(
  body: Readonly<Record<string, unknown>>,
  name: string,
): readonly Readonly<Record<string, unknown>>[] {
  const list = body[name];
  if (Array.isArray(list) && list.every(isObject)) return list;
  throw new SalesforceError('JSON_PARSER_ERROR', `The request body must have an array of objects "${name}".`);
}

/** Whether JSON is an object: neither a list nor null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
