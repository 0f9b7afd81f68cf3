import type { MetadataElement } from '../../../../metadata/types.ts';
import type { FieldSchema, ObjectSchema, SObjectRecord } from '../../../../schema/types.ts';
import { compileRecordFilters, queryTogether } from '../../compile/filters.ts';
import type { RecordQuery } from '../../run/record-query.ts';
import { outcomeOf, writeTogether } from '../../run/statement.ts';
import type { DataElement, FlowElement, Frame, StepElement } from '../../types.ts';
import { isRecord, type RecordValue } from '../../values.ts';
import { text, type ElementContext } from '../context.ts';
import { recordsOf, recordsReference } from './create-records.ts';
import { compileFieldAssignments, type FieldAssignments } from './field-assignments.ts';

/** What an interview updates: records at hand, or those that a query finds. */
type UpdateInput =
  { readonly records: readonly SObjectRecord[] } | { readonly query: RecordQuery; readonly fields: SObjectRecord };

/**
 * Update Records: the records of a reference with the fields assigned since they were read, records related to `$Record`, or
 * all that match filters. In a before-save flow updating `$Record` only assigns to it.
 */
export function compileUpdateRecords(definition: MetadataElement, context: ElementContext): FlowElement | undefined {
  const reference = text(definition, 'inputReference');
  if (reference === undefined) return compileUpdateByFilters(definition, context);
  if (/^\$record$/iu.test(reference) && context.moment === 'beforeSave')
    return compileAssignmentToRecord(definition, context);
  const related = /^\$record\.([^.]+)$/iu.exec(reference)?.[1];
  if (related !== undefined) return compileUpdateOfRelated(definition, related, context);
  return compileUpdateByReference(definition, reference, context);
}

function dataElement(
  definition: MetadataElement,
  context: ElementContext,
  object: ObjectSchema,
  prepare: (frame: Frame) => UpdateInput,
): DataElement<UpdateInput, undefined> {
  if (!object.updateable || object.kind === 'customMetadata') {
    context.problems.add(`Records of the object "${object.apiName}" can't be updated by a flow.`, {
      rule: 'flow-update',
    });
  }
  return {
    kind: 'data',
    kindLabel: 'Update Records',
    name: context.name,
    next: context.connector(definition, 'connector'),
    fault: context.connector(definition, 'faultConnector'),
    prepare,
    execute(transaction, inputs) {
      const queries = inputs.flatMap((input) => ('query' in input ? [input.query] : []));
      const found = queries.length === 0 ? [] : queryTogether(transaction, queries);
      const writes = inputs.map((input) =>
        'query' in input
          ? { records: (found.shift() ?? []).map((record) => ({ ...input.fields, Id: record['Id'] ?? null })) }
          : input,
      );
      return writeTogether(transaction, 'update', object, writes).map((results) =>
        outcomeOf('update', results, undefined),
      );
    },
    finish: () => undefined,
  };
}

function compileUpdateByFilters(
  definition: MetadataElement,
  context: ElementContext,
): DataElement<UpdateInput, undefined> | undefined {
  const filters = compileRecordFilters(definition, context);
  if (!filters) return undefined;
  const assignments = compileFieldAssignments(definition, filters.object, 'update', context);
  return dataElement(definition, context, filters.object, (frame) => ({
    query: filters.query(frame),
    fields: assignments.read(frame),
  }));
}

function compileUpdateByReference(
  definition: MetadataElement,
  reference: string,
  context: ElementContext,
): DataElement<UpdateInput, undefined> | undefined {
  const input = recordsReference(reference, context);
  if (!input) return undefined;
  const { object, source } = input;
  const assignments = compileFieldAssignments(definition, object, 'update', context);
  return dataElement(definition, context, object, (frame) => ({
    records: recordsOf(source.get(frame)).map((record) => changesOf(object, assign(record, assignments, frame))),
  }));
}

function assign(record: RecordValue, assignments: FieldAssignments, frame: Frame): RecordValue {
  for (const [name, value] of Object.entries(assignments.read(frame))) {
    record.fields[name] = value;
    record.changed.add(name);
  }
  return record;
}

function changesOf(object: ObjectSchema, record: RecordValue): SObjectRecord {
  const changes: SObjectRecord = { Id: record.fields['Id'] ?? null };
  for (const field of object.fields) {
    if (record.changed.has(field.apiName) && field.updateable)
      changes[field.apiName] = record.fields[field.apiName] ?? null;
  }
  return changes;
}

function compileAssignmentToRecord(definition: MetadataElement, context: ElementContext): StepElement | undefined {
  const object = context.scope.triggerObject;
  if (!object) return undefined;
  // A new record takes fields that later saves may not change.
  const assignments = compileFieldAssignments(definition, object, 'insert', context);
  const next = context.connector(definition, 'connector');
  if (definition['faultConnector'] !== undefined)
    context.problems.add("An update of the triggering record before it's saved has no fault path.", {
      rule: 'flow-fault-path',
    });
  return {
    kind: 'step',
    kindLabel: 'Update Records',
    name: context.name,
    run(frame) {
      if (frame.interview.record) assign(frame.interview.record, assignments, frame);
      return next;
    },
  };
}

/** `$Record.Parent__r` is the parent, `$Record.Children__r` are the children, narrowed by filters. */
function compileUpdateOfRelated(
  definition: MetadataElement,
  relationship: string,
  context: ElementContext,
): DataElement<UpdateInput, undefined> | undefined {
  const { scope, problems } = context;
  const { triggerObject, schema } = scope;
  if (!triggerObject) {
    problems.unknownReference(`$Record.${relationship}`);
    return undefined;
  }
  const lookup = schema.relationship(triggerObject.apiName, relationship);
  const down = triggerObject.childRelationships.find(
    (candidate) => candidate.name?.toLowerCase() === relationship.toLowerCase(),
  );
  const object = schema.object(lookup?.referenceTo?.[0] ?? down?.childObject ?? '');
  const key: FieldSchema | undefined =
    object && (lookup ? schema.field(object.apiName, 'Id') : schema.field(object.apiName, down?.field ?? ''));
  const filters = object && compileRecordFilters(definition, context, object);
  if (!object || !key || !filters) {
    problems.unknownReference(`$Record.${relationship}`);
    return undefined;
  }
  const assignments = compileFieldAssignments(definition, object, 'update', context);
  const keyField = key;
  const source = lookup ? lookup.apiName : 'Id';
  return dataElement(definition, context, object, (frame) => {
    const record = frame.interview.record;
    const query = filters.query(frame);
    const own = {
      field: keyField,
      operator: 'In',
      value: isRecord(record) && typeof record.fields[source] === 'string' ? [record.fields[source]] : [],
    };
    const logic: RecordQuery['logic'] =
      query.logic.join === 'AND' ? query.logic : (holds) => holds(query.filters.length) && query.logic(holds);
    return { query: { ...query, filters: [...query.filters, own], logic }, fields: assignments.read(frame) };
  });
}
