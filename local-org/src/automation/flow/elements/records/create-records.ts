import type { MetadataElement } from '../../../../metadata/types.ts';
import type { ObjectSchema, SObjectRecord } from '../../../../schema/types.ts';
import { objectOf } from '../../compile/filters.ts';
import { itemsOf, type FlowScope } from '../../compile/scope.ts';
import { outcomeWithIds, writeTogether } from '../../run/statement.ts';
import type { DataElement, Frame, ValueSource } from '../../types.ts';
import { isCollection, isRecord, type FlowValue, type RecordValue } from '../../values.ts';
import { children, text, type ElementContext } from '../context.ts';
import { compileFieldAssignments } from './field-assignments.ts';
import { compileUpsert } from './upsert-records.ts';
import { compileCreateWhereMissing } from './create-where-missing.ts';

/** A Create Records element that stores its output automatically answers the id (ids for a collection) by its own name. */
export function declareCreateRecords(definition: MetadataElement, name: string, scope: FlowScope): void {
  if (definition['storeOutputAutomatically'] !== true) return;
  scope.declare(name, () => {
    const input = scope.resolve(text(definition, 'inputReference') ?? '');
    return {
      name,
      type: { kind: 'value', data: 'Id', isCollection: input?.type.isCollection ?? false },
      writable: false,
    };
  });
}

/** What an interview creates; ids are written back into the records that came from a variable. */
interface CreateInput {
  readonly records: readonly SObjectRecord[];
  readonly sources: readonly RecordValue[];
}

/** Create Records, in all its forms: from fields, from a record or collection, as upsert, where no record matches. */
export function compileCreateRecords(definition: MetadataElement, context: ElementContext): DataElement | undefined {
  const { name, problems } = context;
  if (definition['storeOutputAutomatically'] === true && text(definition, 'assignRecordIdToReference') !== undefined) {
    problems.add("assignRecordIdToReference can't be combined with storeOutputAutomatically.", { rule: 'flow-create' });
  }
  if (definition['doesUpsert'] === true) return compileUpsert(definition, context);
  if (children(definition, 'filters').length > 0) return compileCreateWhereMissing(definition, context);
  const source = compileSource(definition, context);
  if (!source) return undefined;
  const { object } = source;
  checkCreateable(object, context);
  const storeId = compileIdOutput(definition, context);
  const element: DataElement<CreateInput, readonly (string | null)[]> = {
    kind: 'data',
    kindLabel: 'Create Records',
    name,
    next: context.connector(definition, 'connector'),
    fault: context.connector(definition, 'faultConnector'),
    prepare: source.read,
    execute(transaction, inputs) {
      return writeTogether(transaction, 'insert', object, inputs).map((results, index) =>
        outcomeWithIds(results, inputs[index]?.sources),
      );
    },
    finish: (frame, ids) => storeId(frame, ids),
  };
  return element;
}

/** Custom metadata and setup rows are not created by flows of the local org. */
export function checkCreateable(object: ObjectSchema, { problems }: ElementContext): void {
  if (!object.createable || object.kind === 'customMetadata')
    problems.add(`Records of the object "${object.apiName}" can't be created by a flow.`, { rule: 'flow-create' });
}

/** Stores the id of the created record where the element says. */
export function compileIdOutput(
  definition: MetadataElement,
  context: ElementContext,
): (frame: Frame, ids: readonly (string | null)[]) => void {
  const { name, scope, problems } = context;
  if (definition['storeOutputAutomatically'] === true) {
    const many = scope.resolve(text(definition, 'inputReference') ?? '')?.type.isCollection === true;
    return (frame, ids) => void frame.values.set(name, many ? ids : (ids[0] ?? null));
  }
  const reference = text(definition, 'assignRecordIdToReference');
  if (reference === undefined) return () => undefined;
  const target = scope.resolve(reference);
  const set = target?.set;
  if (!set) {
    problems.unknownReference(reference);
    return () => undefined;
  }
  return (frame, ids) => set(frame, ids[0] ?? null);
}

function compileSource(
  definition: MetadataElement,
  context: ElementContext,
): { object: ObjectSchema; read: (frame: Frame) => CreateInput } | undefined {
  const reference = text(definition, 'inputReference');
  if (reference === undefined) {
    const object = objectOf(definition, context);
    if (!object) return undefined;
    const assignments = compileFieldAssignments(definition, object, 'insert', context);
    return { object, read: (frame) => ({ records: [assignments.read(frame)], sources: [] }) };
  }
  const input = recordsReference(reference, context);
  if (!input) return undefined;
  const { object } = input;
  return {
    object,
    read(frame) {
      const sources = recordsOf(input.source.get(frame));
      return { sources, records: sources.map((record) => createableFields(object, record)) };
    },
  };
}

/** A reference to a record or a collection of records; anything else is reported. */
export function recordsReference(
  reference: string,
  { scope, problems }: ElementContext,
): { source: ValueSource; object: ObjectSchema } | undefined {
  const source = scope.resolve(reference);
  if (source?.type.kind === 'record') return { source, object: source.type.object };
  if (source) problems.add(`"${reference}" isn't a record or a collection of records.`, { rule: 'flow-reference' });
  else problems.unknownReference(reference);
  return undefined;
}

/** The records of a record or collection value. */
export function recordsOf(value: FlowValue): RecordValue[] {
  const items = isCollection(value) ? itemsOf(value) : [value];
  return items.filter(isRecord);
}

function createableFields(object: ObjectSchema, record: RecordValue): SObjectRecord {
  const values: SObjectRecord = {};
  for (const field of object.fields) {
    const value = record.fields[field.apiName];
    if (value !== undefined && value !== null && (field.createable || field.apiName === 'Id'))
      values[field.apiName] = value;
  }
  return values;
}
