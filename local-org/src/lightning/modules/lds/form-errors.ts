import type { FormProblem } from './forms.ts';
import type { ErrorBody, FetchErrorResponse, RecordError } from './types.ts';

/** An error of a save, divided: what belongs to the record, and what belongs to fields. */
export interface DividedError {
  readonly problem: FormProblem;
  readonly fieldErrors: Readonly<Record<string, readonly RecordError[]>>;
  readonly body: ErrorBody;
}

/**
 * Divides what UI API rejected with. Errors of fields that the form does not hold are told with the record's, with the
 * field's label.
 */
export function divideError(error: unknown, formFields: ReadonlySet<string>): DividedError {
  const body = bodyOf(error);
  const { errors = [], fieldErrors = {} } = body.output ?? {};
  const elsewhere = Object.entries(fieldErrors)
    .filter(([field]) => !formFields.has(field))
    .flatMap(([field, list]) => list.map(({ message, fieldLabel }) => `${fieldLabel ?? field}: ${message}`));
  const detail = [...errors.map(({ message }) => message), ...elsewhere].join('\n');
  return { problem: { message: body.message, detail }, fieldErrors, body };
}

function bodyOf(error: unknown): ErrorBody {
  const { body } = error as Partial<FetchErrorResponse>;
  if (Array.isArray(body)) return { message: (body as readonly ErrorBody[]).map(({ message }) => message).join(' ') };
  if (body) return body as ErrorBody;
  return { message: error instanceof Error ? error.message : String(error) };
}
