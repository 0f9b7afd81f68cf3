import type { MetadataElement } from '../../../../metadata/types.ts';
import type { SObjectRecord } from '../../../../schema/types.ts';
import { compileRecordFilters, queryTogether } from '../../compile/filters.ts';
import type { RecordQuery } from '../../run/record-query.ts';
import { outcomeOf, writeTogether } from '../../run/statement.ts';
import type { DataElement } from '../../types.ts';
import { text, type ElementContext } from '../context.ts';
import { recordsOf, recordsReference } from './create-records.ts';

type DeleteInput = { readonly records: readonly SObjectRecord[] } | { readonly query: RecordQuery };

/**
 * Delete Records: those of a reference, or all that match filters. All or none: one record that cannot be deleted is the fault
 * of every interview of the chunk that waits here.
 */
export function compileDeleteRecords(
  definition: MetadataElement,
  context: ElementContext,
): DataElement<DeleteInput, undefined> | undefined {
  const reference = text(definition, 'inputReference');
  const input = reference === undefined ? undefined : recordsReference(reference, context);
  const filters = reference === undefined ? compileRecordFilters(definition, context) : undefined;
  const object = input?.object ?? filters?.object;
  if (!object) return undefined;
  if (!object.deletable || object.kind === 'customMetadata')
    context.problems.add(`Records of the object "${object.apiName}" can't be deleted by a flow.`, {
      rule: 'flow-delete',
    });
  return {
    kind: 'data',
    kindLabel: 'Delete Records',
    name: context.name,
    next: context.connector(definition, 'connector'),
    fault: context.connector(definition, 'faultConnector'),
    prepare(frame) {
      if (filters) return { query: filters.query(frame) };
      return {
        records: recordsOf(input?.source.get(frame) ?? null).map((record) => ({ Id: record.fields['Id'] ?? null })),
      };
    },
    execute(transaction, inputs) {
      const queries = inputs.flatMap((one) => ('query' in one ? [one.query] : []));
      const found = queries.length === 0 ? [] : queryTogether(transaction, queries);
      const writes = inputs.map((one) =>
        'query' in one ? { records: (found.shift() ?? []).map((record) => ({ Id: record['Id'] ?? null })) } : one,
      );
      const results = writeTogether(transaction, 'delete', object, writes, true);
      const all = results.flat();
      const failed = all.filter((result) =>
        result.errors.some((error) => error.statusCode !== 'ALL_OR_NONE_OPERATION_ROLLED_BACK'),
      );
      return results.map(() => outcomeOf('delete', failed, undefined));
    },
    finish: () => undefined,
  };
}
