import type { MetadataElement } from '../../../../metadata/types.ts';
import type { FieldSchema, FieldValue, ObjectSchema, SObjectRecord } from '../../../../schema/types.ts';
import { formulaTypeOf } from '../../../../schema/index.ts';
import type { Frame, ValueSource } from '../../types.ts';
import { convert, isAssignable, type FlowType } from '../../values.ts';
import { children, text, valueOf, type ElementContext } from '../context.ts';

/** The `inputAssignments` of a data element: which fields it sets to what. */
export interface FieldAssignments {
  readonly count: number;
  read(frame: Frame): SObjectRecord;
}

/** Compiles `inputAssignments`; fields that are unknown, cannot be written or do not fit the value's type are reported. */
export function compileFieldAssignments(
  definition: MetadataElement,
  object: ObjectSchema,
  operation: 'insert' | 'update',
  context: ElementContext,
): FieldAssignments {
  const { scope, problems } = context;
  const assignments: { field: FieldSchema; type: FlowType; value: ValueSource }[] = [];
  for (const assignment of children(definition, 'inputAssignments')) {
    const name = text(assignment, 'field') ?? '';
    const field = scope.schema.field(object.apiName, name);
    const value = valueOf(assignment, context);
    if (!field) {
      problems.unknownField(object.apiName, name);
      continue;
    }
    if (operation === 'insert' ? !field.createable : !field.updateable) {
      problems.add(`The field "${field.apiName}" for the object "${object.apiName}" can't be written.`, {
        rule: 'flow-field-access',
      });
    }
    const type: FlowType = { kind: 'value', data: formulaTypeOf(field) ?? 'Text', isCollection: false };
    if (value?.type && !isAssignable(value.type, type)) {
      problems.add(`The value for the field "${field.apiName}" has an incompatible data type.`, {
        rule: 'flow-assignment',
      });
    }
    if (value) assignments.push({ field, type, value });
  }
  return {
    count: assignments.length,
    read(frame) {
      const record: SObjectRecord = {};
      for (const { field, type, value } of assignments)
        record[field.apiName] = convert(value.get(frame), type) as FieldValue;
      return record;
    },
  };
}
