import type { MetadataElement } from '../../../metadata/types.ts';
import { FlowFault } from '../run/errors.ts';
import { itemsOf } from '../compile/scope.ts';
import type { Frame, Reference, StepElement, ValueSource } from '../types.ts';
import {
  copy,
  equal,
  isAssignable,
  isCollection,
  isNumberType,
  isTextType,
  textOf,
  type FlowType,
  type FlowValue,
} from '../values.ts';
import { children, text, valueOf, type ElementContext } from './context.ts';

type Operator = (current: FlowValue, value: FlowValue, type: FlowType) => FlowValue;

/** What operators do with the present value of the target and the given one. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  Assign: (_, value) => value,
  Add: add,
  Subtract: subtract,
  AddItem: (current, value) =>
    current === null || current === '' ? textOf(value) : `${textOf(current)};${textOf(value)}`,
  AddAtStart: (current, value) =>
    isCollection(current) || current === null
      ? [...asItems(value), ...itemsOf(current)]
      : `${textOf(value)}${textOf(current)}`,
  RemoveFirst: (current, value) => removeFirst(itemsOf(current), value),
  RemoveAll: (current, value) =>
    itemsOf(current).filter((item) => !asItems(value).some((unwanted) => equal(item, unwanted))),
  RemoveUncommon: (current, value) =>
    itemsOf(current).filter((item) => asItems(value).some((wanted) => equal(item, wanted))),
  RemoveBeforeFirst: (current, value) => {
    const at = positionOf(itemsOf(current), value);
    return at < 0 ? itemsOf(current) : itemsOf(current).slice(at);
  },
  RemoveAfterFirst: (current, value) => {
    const at = positionOf(itemsOf(current), value);
    return at < 0 ? itemsOf(current) : itemsOf(current).slice(0, at + 1);
  },
  RemovePosition: (current, value) => itemsOf(current).filter((_, index) => index + 1 !== value),
  AssignCount: (_, value) => (isCollection(value) ? value.length : value === null ? 0 : 1),
};

const REPLACING = new Set(['Assign', 'AssignCount']);
const COLLECTION_OPERATORS = new Set([
  'RemoveFirst',
  'RemoveAll',
  'RemoveUncommon',
  'RemoveBeforeFirst',
  'RemoveAfterFirst',
  'RemovePosition',
]);

/** Assignment: each item sets one resource or field, in order; a later item sees what an earlier one did. */
export function compileAssignment(definition: MetadataElement, context: ElementContext): StepElement {
  const items = children(definition, 'assignmentItems').flatMap((item) => compileItem(item, context) ?? []);
  const next = context.connector(definition, 'connector');
  return {
    kind: 'step',
    kindLabel: 'Assignment',
    name: context.name,
    run(frame) {
      for (const item of items) item(frame);
      return next;
    },
  };
}

function compileItem(item: MetadataElement, context: ElementContext): ((frame: Frame) => void) | undefined {
  const { scope, problems } = context;
  const name = text(item, 'assignToReference') ?? '';
  const operatorName = text(item, 'operator') ?? 'Assign';
  const target = scope.resolve(name);
  const value = valueOf(item, context);
  if (!target) {
    problems.unknownReference(name);
    return undefined;
  }
  const { set } = target;
  if (!set) {
    problems.add(`"${name}" can't be assigned to.`, { rule: 'flow-assignment' });
    return undefined;
  }
  const operator = OPERATORS[operatorName];
  if (!operator) {
    problems.unsupported(`the assignment operator ${operatorName}`);
    return undefined;
  }
  if (!value) return undefined;
  checkTypes(operatorName, target, value, context);
  // The present value is not asked for where it does not matter: a field of a record variable that was never set has none.
  const current = (frame: Frame): FlowValue => (REPLACING.has(operatorName) ? null : target.get(frame));
  return (frame) => set(frame, copy(operator(current(frame), value.get(frame), target.type)));
}

function checkTypes(operator: string, target: Reference, value: ValueSource, { problems }: ElementContext): void {
  const { type } = target;
  const mismatch = (): void =>
    problems.add(
      `The operator ${operator} can't be used with "${target.text}" and the given value: their data types don't fit.`,
      { rule: 'flow-assignment' },
    );
  if (COLLECTION_OPERATORS.has(operator)) {
    if (!type.isCollection) mismatch();
    return;
  }
  if (operator === 'AssignCount') {
    if (type.kind !== 'value' || !isNumberType(type.data) || type.isCollection) mismatch();
    return;
  }
  if (operator === 'AddItem') {
    if (type.kind !== 'value' || type.data !== 'MultiselectPicklist') mismatch();
    return;
  }
  if (operator === 'Subtract') {
    if (
      type.kind !== 'value' ||
      type.isCollection ||
      !(isNumberType(type.data) || type.data === 'Date' || type.data === 'DateTime')
    )
      mismatch();
    return;
  }
  if (!value.type) return;
  if (operator !== 'Assign' && type.isCollection) {
    if (!isAssignable({ ...value.type, isCollection: true }, type)) mismatch();
    return;
  }
  const addsDays =
    operator === 'Add' &&
    type.kind === 'value' &&
    (type.data === 'Date' || type.data === 'DateTime') &&
    value.type.kind === 'value' &&
    isNumberType(value.type.data);
  if (!addsDays && !isAssignable(value.type, type)) mismatch();
}

function asItems(value: FlowValue): readonly FlowValue[] {
  if (value === null) return [];
  return isCollection(value) ? value : [value];
}

/** Numbers add, text is appended, dates move by days, collections grow. A blank number stays blank, as in formulas. */
function add(current: FlowValue, value: FlowValue, type: FlowType): FlowValue {
  if (type.isCollection) return [...itemsOf(current), ...asItems(value)];
  if (type.kind !== 'value') return value;
  if (type.data === 'MultiselectPicklist')
    return current === null || current === '' ? textOf(value) : `${textOf(current)};${textOf(value)}`;
  if (isTextType(type.data)) return `${textOf(current)}${textOf(value)}`;
  return calculate(current, value, type, 1);
}

function subtract(current: FlowValue, value: FlowValue, type: FlowType): FlowValue {
  return calculate(current, value, type, -1);
}

const DAY = 86_400_000;

function calculate(current: FlowValue, value: FlowValue, type: FlowType, sign: 1 | -1): FlowValue {
  if (current === null || value === null) return null;
  if (typeof value !== 'number') throw new FlowFault('The flow tried to calculate with a value that is no number.');
  if (typeof current === 'number') return Number((current + sign * value).toPrecision(15));
  if (typeof current !== 'string') return current;
  const moved = new Date(Date.parse(current) + sign * value * DAY).toISOString();
  return type.kind === 'value' && type.data === 'Date' ? moved.slice(0, 10) : moved;
}

function positionOf(items: readonly FlowValue[], value: FlowValue): number {
  return items.findIndex((item) => asItems(value).some((wanted) => equal(item, wanted)));
}

function removeFirst(items: readonly FlowValue[], value: FlowValue): readonly FlowValue[] {
  const at = positionOf(items, value);
  return items.filter((_, index) => index !== at);
}
