import { referenceFields } from '../../schema/fields.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { isId } from '../../store/index.ts';
import type { RunningTransaction } from '../transaction.ts';
import type { DmlError } from '../types.ts';
import { dmlError, type Row } from './row.ts';

/**
 * The records that the named lookup fields point to must exist, live, and be of an object the field refers to. One look-up an
 * object for the whole chunk.
 */
export function checkReferences(
  transaction: RunningTransaction,
  object: ObjectSchema,
  rows: readonly Row[],
  namesOf: (row: Row) => readonly string[],
): void {
  const lookups = referenceFields(object);
  if (lookups.length === 0) return;
  const wanted = new Map<ObjectSchema, Set<string>>();
  const checks: { row: Row; field: FieldSchema; id: string; target: ObjectSchema }[] = [];
  for (const row of rows) {
    const names = namesOf(row);
    for (const field of lookups) {
      const id = row.record[field.apiName];
      if (id === null || id === undefined || !names.includes(field.apiName)) continue;
      const target = typeof id === 'string' ? transaction.model.schema.objectByKeyPrefix(id) : undefined;
      if (typeof id !== 'string' || !target || !refersTo(field, target)) {
        row.errors.push(incorrectType(field, String(id)));
        continue;
      }
      checks.push({ row, field, id, target });
      wanted.set(target, (wanted.get(target) ?? new Set()).add(id));
    }
  }
  const found = new Map([...wanted].map(([target, ids]) => [target, transaction.store.existing(target, [...ids])]));
  for (const { row, field, id, target } of checks) {
    const record = found.get(target)?.get(id);
    if (!record)
      row.errors.push(dmlError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.apiName]));
    else if (record.isDeleted) row.errors.push(dmlError('ENTITY_IS_DELETED', 'entity is deleted', [field.apiName]));
  }
}

function refersTo(field: FieldSchema, target: ObjectSchema): boolean {
  return (field.referenceTo ?? []).some((name) => name.toLowerCase() === target.apiName.toLowerCase());
}

/** What is no id at all is a MALFORMED_ID; the id of a record of another object violates the field's integrity. */
function incorrectType(field: FieldSchema, value: string): DmlError {
  const code = isId(value) ? 'FIELD_INTEGRITY_EXCEPTION' : 'MALFORMED_ID';
  return dmlError(code, `${field.label}: id value of incorrect type: ${value}`, [field.apiName]);
}
