import { SalesforceError } from '../../errors.ts';
import { isObject } from '../rest/parse-json.ts';

/** Bodies of the subrequests answered so far, by reference id. */
export type Answers = ReadonlyMap<string, unknown>;

const wholeReference = /^@\{([^}]*)\}$/;
const anyReference = /@\{([^}]*)\}/g;

/**
 * A value with its `@{refId.path}` replaced by what the earlier answer holds there (paths go through members and
 * `[index]`). A value that is one reference keeps the type of what it refers to.
 */
export function resolveReferences(value: unknown, answers: Answers): unknown {
  if (typeof value === 'string') {
    const whole = wholeReference.exec(value);
    if (whole) return lookUp(whole[1] ?? '', answers);
    return value.replaceAll(anyReference, (_match, path: string) => String(lookUp(path, answers)));
  }
  if (Array.isArray(value)) return value.map((entry) => resolveReferences(entry, answers));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, resolveReferences(entry, answers)]));
}

function lookUp(path: string, answers: Answers): unknown {
  const [reference = '', ...steps] = path
    .split('.')
    .flatMap((part) => part.split(/\[|\]/).filter((step) => step !== ''));
  if (!answers.has(reference)) {
    throw new SalesforceError(
      'PROCESSING_HALTED',
      `Invalid reference specified. No value for ${path} found: there is no earlier answer ${reference}.`,
    );
  }
  let value = answers.get(reference);
  for (const step of steps) {
    const next: unknown = Array.isArray(value)
      ? value[Number(step)]
      : isObject(value)
        ? member(value, step)
        : undefined;
    if (next === undefined) {
      throw new SalesforceError(
        'PROCESSING_HALTED',
        `Invalid reference specified. No value for ${path} found in ${reference}.`,
      );
    }
    value = next;
  }
  return value;
}

/** Member names are found whatever their case: a query answers `Id`, a create `id`. */
function member(value: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(value, name)) return value[name];
  return Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
