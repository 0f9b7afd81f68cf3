import { Decimal } from '../values/decimal.ts';
import { FormulaCompileError } from '../errors.ts';
import { compose, describe, wrongType, type Expression, type Value } from '../expression.ts';
import { fieldReader } from '../values/field-values.ts';
import type { FormulaContext, FormulaPlace, FormulaReference } from '../types.ts';
import {
  expectCount,
  literalOf,
  parameterAt,
  type FunctionCall,
  type FunctionDefinition,
  type FunctionGroup,
} from './definition.ts';

/** Only where a save is going on is there a value before it. */
const DURING_A_SAVE: readonly FormulaPlace[] = ['validationRule', 'flow'];

/** The field of this record that ISCHANGED or PRIORVALUE is asked about; fields of related records have no prior value. */
function ownField(call: FunctionCall): FormulaReference {
  expectCount(call, 1, 1);
  const { reference, position } = parameterAt(call, 0);
  if (reference === undefined) {
    throw new FormulaCompileError(`Incorrect argument type for ${describe(call.name)}.`, position);
  }
  const { path } = reference;
  const isOwn =
    call.options.place === 'flow'
      ? path.length === 1 || (path.length === 2 && path[0] === '$Record')
      : path.length === 1;
  if (!isOwn) {
    throw new FormulaCompileError(`The ${call.name} function cannot reference the ${path.join('.')} field.`, position);
  }
  return reference;
}

/** ISCHANGED: false on insert; a blank and zero differ, kinds of line breaks do not. */
function buildIsChanged(call: FunctionCall): Expression {
  const reference = ownField(call);
  const read = fieldReader(reference, call.options.place);
  return compose({
    type: 'Boolean',
    position: call.position,
    operands: call.parameters,
    evaluate: (context) =>
      !context.isNew && isChanged(read(context.priorValue(reference.path)), read(context.value(reference.path))),
  });
}

function isChanged(before: Value, after: Value): boolean {
  if (before === null || after === null) return before !== after;
  if (before instanceof Decimal && after instanceof Decimal) return !before.equals(after);
  if (typeof before === 'string' && typeof after === 'string') return unixBreaks(before) !== unixBreaks(after);
  return before !== after;
}

function unixBreaks(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** PRIORVALUE: on insert the current value (Salesforce Help, PRIORVALUE). */
function buildPriorValue(call: FunctionCall): Expression {
  const reference = ownField(call);
  const parameter = parameterAt(call, 0);
  const read = fieldReader(reference, call.options.place);
  return compose({
    type: parameter.type,
    position: call.position,
    operands: call.parameters,
    picklist: parameter.picklist,
    evaluate: (context) => read(context.isNew ? context.value(reference.path) : context.priorValue(reference.path)),
  });
}

function stateOfRecord(read: (context: FormulaContext) => boolean): FunctionDefinition {
  return {
    places: DURING_A_SAVE,
    build: (call) => {
      expectCount(call, 0, 0);
      return compose({ type: 'Boolean', position: call.position, operands: [], constant: false, evaluate: read });
    },
  };
}

/** ISPICKVAL(picklist, literal): the empty text stands for no selection. */
function buildIsPickVal(call: FunctionCall): Expression {
  expectCount(call, 2, 2);
  const field = parameterAt(call, 0);
  if (field.type !== 'Picklist') throw wrongType(call.name, ['Picklist'], field);
  const wanted = literalOf(call, parameterAt(call, 1));
  return compose({
    type: 'Boolean',
    position: call.position,
    operands: call.parameters,
    evaluate: (context) => (field.evaluate(context) ?? '') === wanted,
  });
}

/** The values selected in a multi-select picklist. */
function selected(field: Expression, context: FormulaContext): readonly string[] {
  const value = field.evaluate(context);
  return typeof value === 'string' && value !== '' ? value.split(';') : [];
}

function multiselectAt(call: FunctionCall): Expression {
  const field = parameterAt(call, 0);
  if (field.type !== 'MultiselectPicklist') throw wrongType(call.name, ['Multi-Select Picklist'], field);
  return field;
}

/** INCLUDES(multi-select picklist, literal). */
function buildIncludes(call: FunctionCall): Expression {
  expectCount(call, 2, 2);
  const field = multiselectAt(call);
  const wanted = literalOf(call, parameterAt(call, 1));
  return compose({
    type: 'Boolean',
    position: call.position,
    operands: call.parameters,
    evaluate: (context) =>
      wanted === '' ? selected(field, context).length === 0 : selected(field, context).includes(wanted),
  });
}

function buildPicklistCount(call: FunctionCall): Expression {
  expectCount(call, 1, 1);
  const field = multiselectAt(call);
  return compose({
    type: 'Number',
    position: call.position,
    operands: call.parameters,
    evaluate: (context) => Decimal.of(selected(field, context).length),
  });
}

/** Functions of the record that is saved, and of its picklists. */
export const RECORD: FunctionGroup = {
  ISCHANGED: { places: DURING_A_SAVE, build: buildIsChanged },
  PRIORVALUE: { places: DURING_A_SAVE, build: buildPriorValue },
  ISNEW: stateOfRecord((context) => context.isNew),
  ISCLONE: stateOfRecord((context) => context.isClone),
  ISPICKVAL: { build: buildIsPickVal },
  INCLUDES: { build: buildIncludes },
  PICKLISTCOUNT: { build: buildPicklistCount },
};
