import type { DmlError } from '../../../automation/types.ts';
import type { FieldSchema, ObjectSchema, SObjectRecord } from '../../../schema/types.ts';
import type { Store } from '../../../store/types.ts';
import type { WriteStep } from '../write.ts';

/** A step whose upsert has become an insert or an update. */
export type ResolvedStep =
  | {
      readonly operation: 'insert' | 'update' | 'delete';
      readonly object: ObjectSchema;
      readonly record: SObjectRecord;
    }
  | { readonly failed: DmlError };

/**
 * Decides for each upsert whether its record exists. A key that is missing, found twice, or given twice in one request
 * fails, as on the platform. Upserting by Id without an Id inserts.
 */
export function resolveUpsert(store: Store, steps: readonly WriteStep[]): ResolvedStep[] {
  const seen = new Set<string>();
  return steps.map((step) => {
    if ('failed' in step) return step;
    const { operation, object, record, externalIdField } = step;
    if (operation !== 'upsert') return { operation, object, record };
    if (!externalIdField || externalIdField.apiName === 'Id') {
      return { operation: typeof record['Id'] === 'string' ? 'update' : 'insert', object, record };
    }
    return resolveByKey(store, { object, record, field: externalIdField, seen });
  });
}

function resolveByKey(
  store: Store,
  {
    object,
    record,
    field,
    seen,
  }: { object: ObjectSchema; record: SObjectRecord; field: FieldSchema; seen: Set<string> },
): ResolvedStep {
  const key = record[field.apiName];
  if (key === null || key === undefined) return failed('MISSING_ARGUMENT', `${field.apiName} not specified`, field);
  const text = field.caseSensitive ? String(key) : String(key).toLowerCase();
  if (seen.has(text)) return failed('DUPLICATE_VALUE', `Duplicate external id specified: ${String(key)}`, field);
  seen.add(text);
  const found = store.findBy(object, field.apiName, [key]).map((row) => String(row['Id']));
  const [id] = found;
  if (id === undefined) return { operation: 'insert', object, record };
  if (found.length > 1) {
    return failed(
      'DUPLICATE_EXTERNAL_ID',
      `${field.apiName}: more than one record found for external id field: [${found.join(', ')}]`,
      field,
    );
  }
  const { [field.apiName]: _key, ...changes } = record;
  return { operation: 'update', object, record: { ...changes, Id: id } };
}

function failed(statusCode: string, message: string, field: FieldSchema): ResolvedStep {
  return { failed: { statusCode, message, fields: [field.apiName] } };
}
