import type { MetadataElement } from '../../../../metadata/types.ts';
import type { FieldSchema, ObjectSchema, SObjectRecord } from '../../../../schema/types.ts';
import type { RunningTransaction } from '../../../transaction.ts';
import { compileRecordFilters, objectOf, queryTogether } from '../../compile/filters.ts';
import type { RecordQuery } from '../../run/record-query.ts';
import type { FlowScope } from '../../compile/scope.ts';
import type { DataElement, Frame, Reference, ValueSource } from '../../types.ts';
import { recordOf, type FlowType, type FlowValue, type RecordValue } from '../../values.ts';
import { children, child, text, valueOf, type ElementContext } from '../context.ts';

/** Most records that `limit` may ask for (Metadata API Developer Guide, FlowRecordLookup). */
const MAXIMUM_LIMIT = 20_000;

/** A Get Records element that stores its output automatically is referred to by its own name. */
export function declareGetRecords(definition: MetadataElement, name: string, scope: FlowScope): void {
  if (definition['storeOutputAutomatically'] !== true) return;
  scope.declare(name, () => {
    const object = scope.schema.object(text(definition, 'object') ?? '');
    if (!object) return undefined;
    return {
      name,
      type: { kind: 'record', object, isCollection: definition['getFirstRecordOnly'] !== true },
      writable: true,
    };
  });
}

/** Get Records: the first record or all that match; one query for all interviews that wait. */
export function compileGetRecords(
  definition: MetadataElement,
  context: ElementContext,
): DataElement<RecordQuery, readonly RecordValue[]> | undefined {
  const { name, problems } = context;
  if (children(definition, 'relatedRecords').length > 0) problems.unsupported('related records in Get Records');
  const object = objectOf(definition, context);
  const filters = compileRecordFilters(definition, context, object);
  if (!object || !filters) return undefined;
  const outputs = compileOutputs(definition, object, context);
  const kept = keptFields(definition, object, context);
  const sortField = sortOf(definition, object, context);
  const onlyFirst = outputs.onlyFirst;
  const limit: ValueSource | undefined = child(definition, 'limit') ? valueOf(definition, context, 'limit') : undefined;
  return {
    kind: 'data',
    kindLabel: 'Get Records',
    name,
    next: context.connector(definition, 'connector'),
    fault: context.connector(definition, 'faultConnector'),
    prepare(frame) {
      const most = onlyFirst ? 1 : limitOf(limit, frame);
      return {
        ...filters.query(frame),
        ...(sortField ? { sort: { field: sortField, descending: text(definition, 'sortOrder') === 'Desc' } } : {}),
        ...(most === undefined ? {} : { limit: most }),
      };
    },
    execute: (transaction, queries) =>
      queryTogether(transaction, queries).map((records) => ({
        output: records.map((record) => keep(transaction, object, record, kept)),
      })),
    finish(frame, records) {
      outputs.store(frame, records);
    },
  };
}

function limitOf(limit: ValueSource | undefined, frame: Frame): number | undefined {
  const value = limit?.get(frame);
  return typeof value === 'number' ? Math.min(value, MAXIMUM_LIMIT) : undefined;
}

interface Outputs {
  readonly onlyFirst: boolean;
  store(frame: Frame, records: readonly RecordValue[]): void;
}

function compileOutputs(definition: MetadataElement, object: ObjectSchema, context: ElementContext): Outputs {
  const { name, scope, problems } = context;
  const outputReference = text(definition, 'outputReference');
  const keepNothing = definition['assignNullValuesIfNoRecordsFound'] === true;
  if (outputReference !== undefined) {
    const target = scope.resolve(outputReference);
    const type: FlowType | undefined = target?.type;
    if (!target?.set || type?.kind !== 'record' || type.object.apiName !== object.apiName) {
      problems.unknownReference(outputReference);
      return { onlyFirst: true, store: () => undefined };
    }
    const { set } = target;
    const onlyFirst = !type.isCollection;
    return {
      onlyFirst,
      store(frame, records) {
        const value: FlowValue = onlyFirst ? (records[0] ?? null) : records;
        if (records.length > 0 || keepNothing || !onlyFirst) set(frame, value);
      },
    };
  }
  const assignments = compileFieldOutputs(definition, object, context);
  if (assignments.length > 0) {
    return {
      onlyFirst: true,
      store(frame, records) {
        const [record] = records;
        if (!record && !keepNothing) return;
        for (const { field, target } of assignments) target.set?.(frame, record?.fields[field.apiName] ?? null);
      },
    };
  }
  const onlyFirst = definition['getFirstRecordOnly'] === true;
  return {
    onlyFirst,
    store: (frame, records) => void frame.values.set(name, onlyFirst ? (records[0] ?? null) : records),
  };
}

function compileFieldOutputs(
  definition: MetadataElement,
  object: ObjectSchema,
  { scope, problems }: ElementContext,
): { field: FieldSchema; target: Reference }[] {
  return children(definition, 'outputAssignments').flatMap((assignment) => {
    const fieldName = text(assignment, 'field') ?? '';
    const reference = text(assignment, 'assignToReference') ?? '';
    const field = scope.schema.field(object.apiName, fieldName);
    const target = scope.resolve(reference);
    if (!field) problems.unknownField(object.apiName, fieldName);
    if (!target?.set) problems.unknownReference(reference);
    return field && target?.set ? [{ field, target }] : [];
  });
}

/** The fields that are stored: those listed, with Id; undefined for all. */
function keptFields(
  definition: MetadataElement,
  object: ObjectSchema,
  { scope, problems }: ElementContext,
): readonly FieldSchema[] | undefined {
  const listed = definition['queriedFields'];
  const names = Array.isArray(listed) ? listed.map(String) : [];
  const assigned = children(definition, 'outputAssignments').map((assignment) => text(assignment, 'field') ?? '');
  if (names.length === 0 && assigned.length === 0) return undefined;
  const fields: FieldSchema[] = [];
  for (const name of new Set(['Id', ...names, ...assigned])) {
    const field = scope.schema.field(object.apiName, name);
    if (field) fields.push(field);
    else if (names.includes(name)) problems.unknownField(object.apiName, name);
  }
  return fields;
}

function keep(
  transaction: RunningTransaction,
  object: ObjectSchema,
  record: SObjectRecord,
  fields: readonly FieldSchema[] | undefined,
): RecordValue {
  if (!fields) return recordOf(object, record);
  const kept: SObjectRecord = {};
  for (const field of fields) {
    if (field.stored) kept[field.apiName] = record[field.apiName] ?? null;
    else if (transaction.actsAsUser === true && !transaction.user.mayReadField(object, field))
      kept[field.apiName] = null;
    else kept[field.apiName] = transaction.reader().value(object, record, [field.apiName]);
  }
  return recordOf(object, kept);
}

function sortOf(
  definition: MetadataElement,
  object: ObjectSchema,
  { scope, problems }: ElementContext,
): FieldSchema | undefined {
  const name = text(definition, 'sortField');
  if (name === undefined) return undefined;
  const field = scope.schema.field(object.apiName, name);
  if (!field) problems.unknownField(object.apiName, name);
  return field;
}
