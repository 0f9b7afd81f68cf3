import { planUpsert } from '../../../automation/save/plan-upsert.ts';
import { notWritable } from '../../../automation/save/checks.ts';
import type { DmlError } from '../../../automation/types.ts';
import { fieldsByName } from '../../../schema/fields.ts';
import type { ObjectSchema, SObjectRecord } from '../../../schema/types.ts';
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

/** Decides for each upsert among the steps (all of one object and by one key) whether its record exists. */
export function resolveUpsert(store: Store, steps: readonly WriteStep[]): ResolvedStep[] {
  const upserts = steps.flatMap((step) => ('record' in step && step.operation === 'upsert' ? [step] : []));
  const key = upserts[0]?.externalIdField;
  const object = upserts[0]?.object;
  const records = upserts.map(({ record }) => record);
  const planned = key && object ? planUpsert(store, object, key, records) : [];
  return steps.map((step): ResolvedStep => {
    if ('failed' in step) return step;
    const { operation, object, record } = step;
    if (operation !== 'upsert') return { operation, object, record };
    const next = planned.shift();
    if (!next) throw new Error(`An upsert of ${object.apiName} needs the field that tells its records apart.`);
    if ('refused' in next) return { failed: next.refused };
    const auditFields = next.operation === 'insert' ? readOnlyNames(object, next.record) : [];
    return auditFields.length > 0 ? { failed: notWritable(auditFields) } : { ...next, object };
  });
}

/** Audit fields are set in an insert, never in an upsert, even where it inserts (Salesforce Help, article 000334139). */
function readOnlyNames(object: ObjectSchema, record: SObjectRecord): string[] {
  const fields = fieldsByName(object);
  return Object.keys(record).filter((name) => name !== 'Id' && fields.get(name)?.createable === false);
}
