import type { MetadataElement } from '../../../metadata/types.ts';
import { compileLogic } from './logic.ts';
import type { Problems } from './problems.ts';
import type { FlowScope } from './scope.ts';
import type { Condition, Frame, Reference, ValueSource } from '../types.ts';
import { compare, convert, equal, isCollection, isRecord, textOf, type FlowValue } from '../values.ts';

/** A condition as the metadata of decisions, filters and entry conditions state it. */
export interface ConditionDefinition {
  readonly left: string;
  readonly operator: string;
  readonly right: ValueSource | undefined;
}

type Test = (left: FlowValue, right: FlowValue) => boolean;

const TESTS: Readonly<Record<string, Test>> = {
  EqualTo: equal,
  NotEqualTo: (left, right) => !equal(left, right),
  GreaterThan: (left, right) => (compare(left, right) ?? 0) > 0,
  LessThan: (left, right) => (compare(left, right) ?? 0) < 0,
  GreaterThanOrEqualTo: (left, right) => (compare(left, right) ?? -1) >= 0,
  LessThanOrEqualTo: (left, right) => (compare(left, right) ?? 1) <= 0,
  StartsWith: (left, right) => left !== null && right !== null && textOf(left).startsWith(textOf(right)),
  EndsWith: (left, right) => left !== null && right !== null && textOf(left).endsWith(textOf(right)),
  Contains: (left, right) =>
    isCollection(left)
      ? left.some((item) => equal(item, right))
      : left !== null && right !== null && textOf(left).includes(textOf(right)),
  In: (left, right) => isCollection(right) && right.some((item) => equal(left, item)),
  NotIn: (left, right) => !isCollection(right) || !right.some((item) => equal(left, item)),
  IsNull: (left, right) => isNull(left) === (right === true),
  IsBlank: (left, right) => (left === null || textOf(left).trim() === '') === (right === true),
  IsEmpty: (left, right) => (!isCollection(left) || left.length === 0) === (right === true),
};

/** Collections are null when they were never set; a record without an id and without values is null too. */
function isNull(value: FlowValue): boolean {
  if (isRecord(value)) return Object.keys(value.fields).length === 0;
  return value === null;
}

/** The `conditions` of a definition, compiled, joined by `conditionLogic` (`and`, `or`, `1 AND (2 OR 3)`). */
export function compileConditions(
  definitions: readonly MetadataElement[],
  logic: string | undefined,
  scope: FlowScope,
  problems: Problems,
  compileRight: (definition: MetadataElement | undefined) => ValueSource | undefined,
): Condition {
  const conditions = definitions.map((definition) => {
    if (Array.isArray(definition['conditions']) && definition['conditions'].length > 0)
      problems.unsupported('nested conditions');
    return compileCondition(
      {
        left: String(definition['leftValueReference'] ?? ''),
        operator: String(definition['operator'] ?? ''),
        right: compileRight(definition['rightValue'] as MetadataElement | undefined),
      },
      scope,
      problems,
    );
  });
  const combine = compileLogic(logic ?? 'and', conditions.length, problems);
  return (frame) => combine((index) => conditions[index]?.(frame) ?? false);
}

/** One condition. `IsChanged` compares with the value before the save; on insert nothing is changed. */
export function compileCondition(definition: ConditionDefinition, scope: FlowScope, problems: Problems): Condition {
  const { operator, right } = definition;
  const left = scope.resolve(definition.left);
  if (!left) {
    problems.unknownReference(definition.left);
    return () => false;
  }
  if (operator === 'IsChanged') return changed(left, definition.left, right, problems);
  const test = TESTS[operator];
  if (!test) {
    problems.unsupported(`the operator ${operator}`);
    return () => false;
  }
  if (!right) return () => false;
  checkComparable(operator, left, right, problems);
  const wanted = (frame: Frame): FlowValue => comparableWith(left, right.get(frame));
  return (frame) => test(left.get(frame), wanted(frame));
}

function changed(left: Reference, text: string, right: ValueSource | undefined, problems: Problems): Condition {
  if (!/^\$record\./iu.test(text)) {
    problems.add(`The operator IsChanged needs a field of $Record, not "${text}".`, { rule: 'flow-operator' });
    return () => false;
  }
  return (frame) => {
    const { prior, record } = frame.interview;
    const isChanged = prior !== undefined && record !== undefined && !equal(left.get(frame), left.get(asBefore(frame)));
    return isChanged === (right?.get(frame) !== false);
  };
}

/** The frame as it would be with the record as it was before the save. */
export function asBefore(frame: Frame): Frame {
  const { interview } = frame;
  const record =
    interview.record && interview.prior
      ? { ...interview.record, fields: interview.prior, changed: new Set<string>() }
      : interview.record;
  return { ...frame, interview: { ...interview, record } };
}

/** A literal date compared with a date-time field takes its form, so that both sides can be ordered. */
function comparableWith(left: Reference, right: FlowValue): FlowValue {
  const { type } = left;
  if (type.kind !== 'value' || typeof right !== 'string') return right;
  return type.data === 'Date' || type.data === 'DateTime' ? convert(right, { ...type, isCollection: false }) : right;
}

const BOOLEAN_OPERATORS = new Set(['IsNull', 'IsBlank', 'IsEmpty']);
const ORDER_OPERATORS = new Set(['GreaterThan', 'LessThan', 'GreaterThanOrEqualTo', 'LessThanOrEqualTo']);

function checkComparable(operator: string, left: Reference, right: ValueSource, problems: Problems): void {
  if (BOOLEAN_OPERATORS.has(operator)) {
    if (right.type?.kind !== 'value' || right.type.data !== 'Checkbox')
      problems.add(`The operator ${operator} needs a boolean value.`, { rule: 'flow-operator' });
    return;
  }
  if (left.type.kind !== 'value' || right.type?.kind !== 'value') return;
  const isBoolean = left.type.data === 'Checkbox';
  if (isBoolean !== (right.type.data === 'Checkbox') || (isBoolean && ORDER_OPERATORS.has(operator))) {
    problems.add(
      `The operator ${operator} cannot compare ${left.text} (${left.type.data}) with a value of type ${right.type.data}.`,
      { rule: 'flow-operator' },
    );
  }
}
