import type { DmlError } from '../automation/types.ts';
import { SalesforceError } from '../errors.ts';

/** One entry of the array that every REST error is. */
export interface ErrorBody {
  readonly message: string;
  readonly errorCode: string;
  readonly fields?: readonly string[];
}

/** Status and body of a failed REST request. */
export interface ErrorResponse {
  readonly status: number;
  readonly body: readonly ErrorBody[];
}

/** Error codes that mean "not there" rather than "wrong" (REST API Developer Guide, "Status Codes and Error Responses"). */
const notFoundCodes: ReadonlySet<string> = new Set(['NOT_FOUND', 'ENTITY_IS_DELETED']);

/** Any thrown error as the REST API reports it. What is not a SalesforceError is a fault of the local org itself: 500. */
export function errorResponse(error: unknown): ErrorResponse {
  if (error instanceof SalesforceError) {
    return {
      status: error.httpStatus,
      body: [
        {
          message: error.message,
          errorCode: error.errorCode,
          ...(error.fields.length > 0 ? { fields: error.fields } : {}),
        },
      ],
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { status: 500, body: [{ message: `The local org failed: ${message}`, errorCode: 'UNKNOWN_EXCEPTION' }] };
}

/** The errors of one failed record as the single-record endpoints report them. */
export function dmlErrorResponse(errors: readonly DmlError[]): ErrorResponse {
  const status = errors.some((error) => notFoundCodes.has(error.statusCode)) ? 404 : 400;
  return {
    status,
    body: errors.map(({ message, statusCode, fields }) => ({ message, errorCode: statusCode, fields })),
  };
}

/** The answer for a path, object or record that does not exist. */
export function resourceNotFound(message = 'The requested resource does not exist'): SalesforceError {
  return new SalesforceError('NOT_FOUND', message, { httpStatus: 404 });
}

/** The answer for a known path and a verb it does not take. */
export function methodNotAllowed(method: string, allowed: readonly string[]): SalesforceError {
  return new SalesforceError(
    'METHOD_NOT_ALLOWED',
    `HTTP Method '${method}' not allowed. Allowed are ${allowed.join(',')}`,
    { httpStatus: 405 },
  );
}

/** The answer for a body that is neither JSON nor anything else the resource takes. */
export function unsupportedMediaType(type: string): SalesforceError {
  return new SalesforceError(
    'UNSUPPORTED_MEDIA_TYPE',
    `The local org does not support the content type ${type} here.`,
    {
      httpStatus: 415,
    },
  );
}
