import { common } from 'c/handoverLabels';

/** A message as UI API, GraphQL, Apex and plain JavaScript put it. */
interface Reported {
  message?: unknown;
  detail?: unknown;
  body?: unknown;
  output?: { errors?: unknown; fieldErrors?: Record<string, unknown> };
  pageErrors?: unknown;
}

function isReported(error: unknown): error is Reported {
  return typeof error === 'object' && error !== null;
}

function fromOutput(output: NonNullable<Reported['output']>): string[] {
  return [...messages(output.errors), ...Object.values(output.fieldErrors ?? {}).flatMap(messages)];
}

function messages(error: unknown): string[] {
  if (typeof error === 'string') return [error];
  if (Array.isArray(error)) return error.flatMap(messages);
  if (!isReported(error)) return [];
  if (error.output) {
    const specific = fromOutput(error.output);
    if (specific.length > 0) return specific;
  }
  for (const inner of [error.body, error.pageErrors, error.detail, error.message]) {
    const found = messages(inner);
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * Reduces one or several errors to sentences, each once: the array of `lightning/graphql`, the `body.output` of a
 * refused save (page errors first, then those of fields), the list an Apex or wire error carries, a JavaScript Error.
 * An error that says nothing becomes one general sentence; no error becomes no sentence.
 */
export function reduceErrors(errors: unknown): string[] {
  if (errors === undefined || errors === null) return [];
  if (Array.isArray(errors) && errors.length === 0) return [];
  const found = messages(errors).filter((message) => message !== '');
  return found.length > 0 ? [...new Set(found)] : [common.unknownError];
}
