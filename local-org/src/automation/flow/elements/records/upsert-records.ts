import type { MetadataElement } from '../../../../metadata/types.ts';
import type { SObjectRecord } from '../../../../schema/types.ts';
import { upsert } from '../../../save/upsert.ts';
import { countStatement, outcomeWithIds } from '../../run/statement.ts';
import { refuseAsUser } from '../../run/user-mode.ts';
import type { DataElement } from '../../types.ts';
import type { RecordValue } from '../../values.ts';
import { text, type ElementContext } from '../context.ts';
import { checkCreateable, compileIdOutput, recordsOf, recordsReference } from './create-records.ts';

interface UpsertInput {
  readonly records: readonly SObjectRecord[];
  readonly sources: readonly RecordValue[];
}

/**
 * Create Records with `doesUpsert`: each record of the collection is created or updated by its external id
 * (`upsertExternalIdField`) or id (`upsertStandardIdField`). `doesUpsertAllOrNone` is true by default; where it is false the
 * valid records stay and the fault path is taken nevertheless.
 */
export function compileUpsert(definition: MetadataElement, context: ElementContext): DataElement | undefined {
  const { name, scope, problems } = context;
  const input = recordsReference(text(definition, 'inputReference') ?? '', context);
  if (!input) return undefined;
  const { object, source } = input;
  const keyName = text(definition, 'upsertExternalIdField') ?? text(definition, 'upsertStandardIdField') ?? 'Id';
  const key = scope.schema.field(object.apiName, keyName);
  if (!key) problems.unknownField(object.apiName, keyName);
  else if (key.apiName !== 'Id' && !key.externalId)
    problems.add(`The field "${key.apiName}" isn't an external ID.`, { rule: 'flow-upsert' });
  checkCreateable(object, context);
  if (!key) return undefined;
  const allOrNone = definition['doesUpsertAllOrNone'] !== false;
  const storeId = compileIdOutput(definition, context);
  const writable = object.fields.filter((field) => field.createable || field.updateable || field.apiName === 'Id');
  const element: DataElement<UpsertInput, readonly (string | null)[]> = {
    kind: 'data',
    kindLabel: 'Create Records',
    name,
    next: context.connector(definition, 'connector'),
    fault: context.connector(definition, 'faultConnector'),
    prepare(frame) {
      const sources = recordsOf(source.get(frame));
      const records = sources.map((record) => {
        const values: SObjectRecord = {};
        for (const field of writable) {
          const value = record.fields[field.apiName];
          if (value !== undefined && (record.changed.has(field.apiName) || value !== null))
            values[field.apiName] = value;
        }
        return values;
      });
      return { sources, records };
    },
    execute(transaction, inputs) {
      refuseAsUser(transaction, 'Create Records with upsert');
      countStatement(
        transaction,
        object,
        inputs.reduce((sum, one) => sum + one.records.length, 0),
      );
      // One statement of the limits, yet each interview's collection stands or falls by itself.
      return inputs.map(({ records, sources }) => {
        const results = upsert(transaction, object, key, records, allOrNone);
        return outcomeWithIds(results, sources);
      });
    },
    finish: (frame, ids) => storeId(frame, ids),
  };
  return element;
}
