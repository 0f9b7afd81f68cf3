import type { MetadataElement } from '../../../../metadata/types.ts';
import type { SObjectRecord } from '../../../../schema/types.ts';
import { compileRecordFilters, objectOf, queryTogether } from '../../compile/filters.ts';
import type { RecordQuery } from '../../run/record-query.ts';
import { countStatement, outcomeWithIds } from '../../run/statement.ts';
import { refuseAsUser } from '../../run/user-mode.ts';
import type { DataElement } from '../../types.ts';
import { text, type ElementContext } from '../context.ts';
import { checkCreateable, compileIdOutput } from './create-records.ts';
import { compileFieldAssignments } from './field-assignments.ts';

interface MatchInput {
  readonly query: RecordQuery;
  readonly fields: SObjectRecord;
}

/**
 * Create Records with "check for matching records" (Metadata API Developer Guide, FlowRecordCreate, API 61): no match creates
 * unless `operationZeroMatchingRecords` is None; one match is updated or left (`operationOneMatchingRecord`); several are
 * updated all, only the latest, or left (`operationMultMatchingRecords`).
 */
export function compileCreateWhereMissing(
  definition: MetadataElement,
  context: ElementContext,
): DataElement | undefined {
  const { name, problems } = context;
  const object = objectOf(definition, context);
  const filters = compileRecordFilters(definition, context, object);
  if (!object || !filters) return undefined;
  checkCreateable(object, context);
  const onNone = text(definition, 'operationZeroMatchingRecords');
  const onOne = text(definition, 'operationOneMatchingRecord') ?? '';
  const onSeveral = text(definition, 'operationMultMatchingRecords') ?? '';
  if (onNone !== undefined && onNone !== 'None') problems.unsupported(`operationZeroMatchingRecords ${onNone}`);
  if (onOne !== 'None' && onOne !== 'UpdateAllRecords')
    problems.unsupported(`operationOneMatchingRecord ${onOne || 'without a value'}`);
  if (!['None', 'UpdateAllRecords', 'UpdateLatestRecord'].includes(onSeveral)) {
    problems.unsupported(`operationMultMatchingRecords ${onSeveral || 'without a value'}`);
  }
  const assignments = compileFieldAssignments(definition, object, 'insert', context);
  const storeId = compileIdOutput(definition, context);
  const toUpdate = (matches: readonly SObjectRecord[]): readonly SObjectRecord[] => {
    if (matches.length === 1) return onOne === 'None' ? [] : matches;
    if (onSeveral === 'None') return [];
    if (onSeveral === 'UpdateAllRecords') return matches;
    const latest = [...matches].sort((left, right) =>
      String(left['LastModifiedDate']) < String(right['LastModifiedDate']) ? 1 : -1,
    );
    return latest.slice(0, 1);
  };
  const element: DataElement<MatchInput, readonly (string | null)[]> = {
    kind: 'data',
    kindLabel: 'Create Records',
    name,
    next: context.connector(definition, 'connector'),
    fault: context.connector(definition, 'faultConnector'),
    prepare: (frame) => ({ query: filters.query(frame), fields: assignments.read(frame) }),
    execute(transaction, inputs) {
      refuseAsUser(transaction, 'Create Records where none matches');
      const matches = queryTogether(
        transaction,
        inputs.map((input) => input.query),
      );
      const plans = inputs.map(({ fields }, index) => {
        const found = matches[index] ?? [];
        const updates =
          found.length === 0 ? [] : toUpdate(found).map((record) => ({ ...fields, Id: record['Id'] ?? null }));
        return { inserts: found.length === 0 && onNone !== 'None' ? [fields] : [], updates };
      });
      countStatement(
        transaction,
        object,
        plans.reduce((sum, plan) => sum + plan.inserts.length + plan.updates.length, 0),
      );
      const write = (operation: 'insert' | 'update', records: readonly SObjectRecord[]) =>
        records.length === 0 ? [] : transaction.save({ operation, object: object.apiName, records, allOrNone: false });
      const inserted = write(
        'insert',
        plans.flatMap((plan) => plan.inserts),
      );
      const updated = write(
        'update',
        plans.flatMap((plan) => plan.updates),
      );
      return plans.map((plan) => {
        const results = [...inserted.splice(0, plan.inserts.length), ...updated.splice(0, plan.updates.length)];
        return outcomeWithIds(results);
      });
    },
    finish: (frame, ids) => storeId(frame, ids),
  };
  return element;
}
