import type { Decimal } from './values/decimal.ts';
import { FormulaCompileError } from './errors.ts';
import type { FormulaContext, FormulaReference } from './types.ts';

/** Static types of expressions. Currency and Percent are numbers, every kind of text and id is Text. */
export type ExpressionType =
  | 'Number'
  | 'Text'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'Boolean'
  | 'Picklist'
  | 'MultiselectPicklist'
  | 'Location'
  | 'Null';

export interface Location {
  readonly latitude: number;
  readonly longitude: number;
}

/** What an expression of each type evaluates to, beside null. Dates are days, date/times and times milliseconds. */
export interface ValueOf {
  Number: Decimal;
  Text: string;
  Date: number;
  DateTime: number;
  Time: number;
  Boolean: boolean;
  Picklist: string;
  MultiselectPicklist: string;
  Location: Location;
  Null: never;
}

export type Value = ValueOf[ExpressionType] | null;
export type Evaluator<T> = (context: FormulaContext) => T | null;

/** A checked part of a formula: its static type and the closure that computes it. */
export interface Expression {
  readonly type: ExpressionType;
  readonly position: number;
  readonly evaluate: Evaluator<NonNullable<Value>>;
  /** The same value in every context, so that it may be computed once. */
  readonly constant: boolean;
  /** Whether evaluation can raise an error (division, DATE, VALUE, …). */
  readonly fallible: boolean;
  /**
   * Approximation of the compiled size: Salesforce counts the characters of the SQL it generates, in which some
   * functions repeat their arguments. Its open formula engine publishes the templates that the factors here follow.
   */
  readonly size: number;
  /** The field, where the expression is nothing but a field. */
  readonly reference?: FormulaReference;
  /** The picklist field whose value (current or prior) this is. */
  readonly picklist?: FormulaReference;
  /** The text, where the expression is a text literal. */
  readonly literal?: string;
}

const TYPE_LABELS: Readonly<Record<ExpressionType, string>> = {
  Number: 'Number',
  Text: 'Text',
  Date: 'Date',
  DateTime: 'DateTime',
  Time: 'Time',
  Boolean: 'Boolean',
  Picklist: 'Picklist',
  MultiselectPicklist: 'Multi-Select Picklist',
  Location: 'Location',
  Null: 'Null',
};

/** A type's name in messages. */
export function typeLabel(type: ExpressionType): string {
  return TYPE_LABELS[type];
}

/** `function 'IF()'` or `operator '+'`, as messages name what they complain about. */
export function describe(name: string): string {
  return /^[A-Z]/i.test(name) ? `function '${name}()'` : `operator '${name}'`;
}

/**
 * Refuses an argument of the wrong type. The received type is never named among the expected ones.
 *
 * @throws FormulaCompileError
 */
export function wrongType(name: string, expected: readonly string[], received: Expression): FormulaCompileError {
  const label = typeLabel(received.type);
  const others = expected.filter((candidate) => candidate !== label).join(', ');
  return new FormulaCompileError(
    `Incorrect parameter type for ${describe(name)}. Expected ${others}, received ${label}`,
    received.position,
  );
}

/** Refuses a picklist where it may not stand. */
export function picklistNotAllowed(expression: Expression): FormulaCompileError {
  const field = expression.picklist?.path.join('.') ?? '';
  const message =
    expression.type === 'MultiselectPicklist'
      ? `Field ${field} is a multi-select picklist field. Multi-select picklist fields are only supported in certain functions.`
      : `Field ${field} is a picklist field. Picklist fields are only supported in certain functions.`;
  return new FormulaCompileError(message, expression.position);
}

/** Whether its type is a picklist of either kind: few functions take one, and no formula may answer one. */
export function isPicklist(expression: Expression): boolean {
  return expression.type === 'Picklist' || expression.type === 'MultiselectPicklist';
}

/**
 * The evaluator of an argument that must be of one type. NULL passes for every type.
 *
 * @param name function or operator, for the message
 * @throws FormulaCompileError when the argument is of another type
 */
export function evaluatorOf<T extends ExpressionType>(
  name: string,
  type: T,
  expression: Expression,
): Evaluator<ValueOf[T]> {
  if (expression.type !== type && expression.type !== 'Null') {
    if (isPicklist(expression)) throw picklistNotAllowed(expression);
    throw wrongType(name, [typeLabel(type)], expression);
  }
  return valuesOf<T>(expression);
}

/** The evaluator of an expression whose static type has been checked to be T. */
export function valuesOf<T extends ExpressionType>(expression: Expression): Evaluator<ValueOf[T]> {
  return expression.evaluate as Evaluator<ValueOf[T]>;
}

/** Text as formulas see it: blank is the empty text. */
export function textEvaluator(name: string, expression: Expression): (context: FormulaContext) => string {
  const evaluate = evaluatorOf(name, 'Text', expression);
  return (context) => evaluate(context) ?? '';
}

/** Applies a function to the values of two expressions whose types have been checked; null when either is null. */
export function pairwise<L extends ExpressionType, R extends ExpressionType>(
  left: Expression,
  right: Expression,
  apply: (left: ValueOf[L], right: ValueOf[R]) => NonNullable<Value>,
): Evaluator<NonNullable<Value>> {
  const first = valuesOf<L>(left);
  const second = valuesOf<R>(right);
  return (context) => {
    const a = first(context);
    if (a === null) return null;
    const b = second(context);
    return b === null ? null : apply(a, b);
  };
}

/** `&`, and `+` between texts. */
export function concatenate(operator: '&' | '+', left: Expression, right: Expression, position: number): Expression {
  const first = textEvaluator(operator, left);
  const second = textEvaluator(operator, right);
  return compose({
    type: 'Text',
    position,
    operands: [left, right],
    evaluate: (context) => first(context) + second(context),
  });
}

/**
 * The type two branches have in common; NULL takes the other's type.
 *
 * @returns undefined when they have none
 */
export function commonType(left: ExpressionType, right: ExpressionType): ExpressionType | undefined {
  if (left === 'Null') return right;
  if (right === 'Null') return left;
  return left === right ? left : undefined;
}

interface Parts {
  readonly type: ExpressionType;
  readonly position: number;
  readonly operands: readonly Expression[];
  readonly evaluate: Evaluator<NonNullable<Value>>;
  /** Defaults to whether an operand is. */
  readonly fallible?: boolean;
  /** Defaults to whether all operands are. */
  readonly constant?: boolean;
  /** Defaults to the operands plus a few characters. */
  readonly size?: number;
  readonly picklist?: FormulaReference | undefined;
}

/** Puts an expression together from checked operands; what is constant is computed once. */
export function compose(parts: Parts): Expression {
  const { type, position, operands } = parts;
  const constant = parts.constant ?? operands.every((operand) => operand.constant);
  const fallible = parts.fallible === true || operands.some((operand) => operand.fallible);
  return {
    type,
    position,
    constant,
    fallible,
    size: parts.size ?? sizeOf(operands) + 4,
    evaluate: constant && !fallible ? once(parts.evaluate) : parts.evaluate,
    ...(parts.picklist === undefined ? {} : { picklist: parts.picklist }),
  };
}

/** The compiled sizes of the operands together, without what the function round them adds. */
export function sizeOf(operands: readonly Expression[]): number {
  return operands.reduce((total, operand) => total + operand.size, 0);
}

function once<T>(evaluate: Evaluator<T>): Evaluator<T> {
  let known: { readonly value: T | null } | undefined;
  return (context) => {
    known ??= { value: evaluate(context) };
    return known.value;
  };
}
