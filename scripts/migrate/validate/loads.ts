import type { FieldDescribe, ObjectDescribe } from '../../connection/describe.ts';
import { mappingOf } from '../plan/schema.ts';
import type { Load } from '../plan/schema.ts';
import { problem } from '../problem.ts';
import type { Problem, ProblemCode } from '../problem.ts';

/** Whether a field's reference may be left out at first and written in a second pass: it is no key, optional and updateable. */
export function mayWait(load: Load, field: FieldDescribe | undefined): boolean {
  const keys = typeof load.key === 'string' ? [load.key] : load.key.match;
  return field !== undefined && field.nillable && field.updateable && !keys.some((key) => same(key, field.name));
}

/** Checks a load against what the org says of its object. */
export function checkLoad(
  load: Load,
  describe: ObjectDescribe | undefined,
  say: (code: ProblemCode, path: readonly PropertyKey[], message: string) => Problem,
): Problem[] {
  if (describe === undefined)
    return [say('OBJECT_UNKNOWN', ['object'], `The org has no object ${load.object}, or hides it.`)];
  const found: Problem[] = [];
  if (!describe.createable) found.push(say('OBJECT_UNKNOWN', ['object'], `Your user may not create ${load.object}.`));
  for (const [name, entry] of Object.entries(load.fields)) {
    const field = describe.field(name);
    if (field === undefined) {
      found.push(say('FIELD_UNKNOWN', ['fields', name], `${load.object} has no field ${name}, or hides it.`));
      continue;
    }
    if (!field.createable && !field.updateable)
      found.push(say('FIELD_NOT_WRITABLE', ['fields', name], `${load.object}.${name} can not be written.`));
    const mapping = mappingOf(entry);
    const refers = mapping.lookup !== undefined || mapping.reference !== undefined;
    if (
      refers &&
      field.type !== 'reference' &&
      typeof load.key === 'string' &&
      load.key !== name &&
      field.type !== 'string'
    )
      found.push(say('PLAN_INVALID', ['fields', name], `${name} is no reference, so it takes no lookup.`));
    const { lookup } = mapping;
    if (lookup !== undefined && field.type === 'reference' && !field.referenceTo.some((to) => same(to, lookup.object)))
      found.push(
        say(
          'PLAN_INVALID',
          ['fields', name],
          `${name} refers to ${field.referenceTo.join(', ')}, not to ${lookup.object}.`,
        ),
      );
    if (mapping.late === true && !mayWait(load, field))
      found.push(
        say('PLAN_INVALID', ['fields', name], `${name} is required or can not be updated, so it can not be late.`),
      );
  }
  return [...found, ...checkKey(load, describe, say), ...checkRequired(load, describe, say)];
}

function checkKey(
  load: Load,
  describe: ObjectDescribe,
  say: (code: ProblemCode, path: readonly PropertyKey[], message: string) => Problem,
): Problem[] {
  if (typeof load.key !== 'string') return [];
  const field = describe.field(load.key);
  if (field === undefined || field.idLookup || field.externalId) return [];
  return [say('KEY_NOT_USABLE', ['key'], `${load.object}.${load.key} is no external id.`)];
}

function checkRequired(
  load: Load,
  describe: ObjectDescribe,
  say: (code: ProblemCode, path: readonly PropertyKey[], message: string) => Problem,
): Problem[] {
  const mapped = new Set(Object.keys(load.fields).map((name) => name.toLowerCase()));
  return describe.fields
    .filter((field) => field.createable && !field.nillable && !field.defaultedOnCreate && field.type !== 'boolean')
    .filter((field) => !mapped.has(field.name.toLowerCase()))
    .map((field) => say('FIELD_REQUIRED', ['fields'], `${load.object}.${field.name} is required and not mapped.`));
}

function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** A `say` for one load of a plan. */
export function speaker(file: string, load: string, lineOf: (path: readonly PropertyKey[]) => number | undefined) {
  return (code: ProblemCode, path: readonly PropertyKey[], message: string): Problem =>
    problem(code, { file, line: lineOf(['loads', load, ...path]) }, message);
}
