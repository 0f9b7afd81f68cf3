import { FormulaCompileError } from '../errors.ts';
import {
  compose,
  describe,
  evaluatorOf,
  isPicklist,
  picklistNotAllowed,
  sizeOf,
  typeLabel,
  valuesOf,
  type Evaluator,
  type Expression,
  type ExpressionType,
  type ValueOf,
} from '../expression.ts';
import type { CompileOptions, FormulaPlace } from '../types.ts';

/** A function as it stands in a formula, its parameters already checked. */
export interface FunctionCall {
  /** In capitals. */
  readonly name: string;
  readonly position: number;
  readonly options: CompileOptions;
  readonly parameters: readonly Expression[];
}

export interface FunctionDefinition {
  /** @throws FormulaCompileError for wrong types and counts of parameters */
  readonly build: (call: FunctionCall) => Expression;
  /** Where the function may be used; everywhere when absent. */
  readonly places?: readonly FormulaPlace[];
  readonly dependsOnTime?: boolean;
}

export type FunctionGroup = Readonly<Record<string, FunctionDefinition>>;

type ValuesOf<P extends readonly ExpressionType[]> = { [Index in keyof P]: ValueOf[P[Index]] };

interface SimpleTraits {
  /** How many of the last parameters may be left out. */
  readonly optional?: number;
  readonly fallible?: boolean;
  /** How often the compiled SQL repeats the parameters. */
  readonly repeats?: number;
}

/**
 * A function of parameters of fixed types. Blank text comes as the empty text; a blank of any other type makes the
 * result blank without calling `apply`. Parameters left out come as undefined.
 */
export function simple<const P extends readonly ExpressionType[], R extends ExpressionType>(
  types: P,
  result: R,
  apply: (...values: ValuesOf<P>) => ValueOf[R] | null,
  traits: SimpleTraits = {},
): FunctionDefinition {
  // The evaluators below have been checked against `types`, so what they give are the values that `apply` takes.
  const invoke = (values: unknown): ValueOf[R] | null => apply(...(values as ValuesOf<P>));
  return {
    build: (call) => {
      const { parameters, position } = call;
      expectCount(call, types.length - (traits.optional ?? 0), types.length);
      const evaluators = parameters.map((parameter, index): Evaluator<unknown> => {
        const type = types[index] ?? 'Null';
        const evaluate = evaluatorOf(call.name, type, parameter);
        return type === 'Text' ? (context) => evaluate(context) ?? '' : evaluate;
      });
      return compose({
        type: result,
        position,
        operands: parameters,
        fallible: traits.fallible ?? false,
        size: sizeOf(parameters) * (traits.repeats ?? 1) + call.name.length + 2 * parameters.length,
        evaluate: (context) => {
          const values: unknown[] = [];
          for (const evaluate of evaluators) {
            const value = evaluate(context);
            if (value === null) return null;
            values.push(value);
          }
          return invoke(values);
        },
      });
    },
  };
}

type Appliers<R extends ExpressionType> = { readonly [T in ExpressionType]?: (value: ValueOf[T]) => ValueOf[R] | null };

/** A function of one parameter that takes several types; blanks give blanks. */
export function byType<R extends ExpressionType>(
  result: R,
  appliers: Appliers<R>,
  traits: { readonly fallible?: boolean } = {},
): FunctionDefinition {
  return {
    build: (call) => {
      expectCount(call, 1, 1);
      const parameter = parameterAt(call, 0);
      const { position } = call;
      const apply = appliers[parameter.type] as ((value: unknown) => ValueOf[R] | null) | undefined;
      if (parameter.type === 'Null')
        return compose({ type: result, position, operands: [parameter], evaluate: () => null });
      if (apply === undefined) throw wrongArgument(call, parameter);
      const evaluate = valuesOf<ExpressionType>(parameter);
      return compose({
        type: result,
        position,
        operands: [parameter],
        fallible: traits.fallible === true && parameter.type === 'Text',
        evaluate: (context) => {
          const value = evaluate(context);
          return value === null || value === '' ? null : apply(value);
        },
      });
    },
  };
}

/** @throws FormulaCompileError unless the function got a number of parameters within these bounds */
export function expectCount(call: FunctionCall, least: number, most: number): void {
  const received = call.parameters.length;
  if (received >= least && received <= most) return;
  const expected = received < least ? least : most;
  throw new FormulaCompileError(
    `Incorrect number of parameters for ${describe(call.name)}. Expected ${expected}, received ${received}`,
    call.position,
  );
}

/** The parameter at an index that expectCount has made sure of. */
export function parameterAt(call: FunctionCall, index: number): Expression {
  const parameter = call.parameters[index];
  if (parameter === undefined) throw new RangeError(`${call.name} has no parameter ${index}`);
  return parameter;
}

/** The complaint of functions that take several types and got none of them. */
export function wrongArgument(call: FunctionCall, parameter: Expression): FormulaCompileError {
  if (isPicklist(parameter)) return picklistNotAllowed(parameter);
  return new FormulaCompileError(`Incorrect argument type for ${describe(call.name)}.`, parameter.position);
}

/** Refuses a picklist where the function takes none. */
export function refusePicklists(parameters: readonly Expression[]): void {
  for (const parameter of parameters) if (isPicklist(parameter)) throw picklistNotAllowed(parameter);
}

/** The text of a parameter that must be a text literal. */
export function literalOf(call: FunctionCall, parameter: Expression): string {
  if (parameter.literal === undefined) {
    throw new FormulaCompileError(
      `Incorrect parameter type for ${describe(call.name)}. Expected Text Literal, received ${typeLabel(parameter.type)}`,
      parameter.position,
    );
  }
  return parameter.literal;
}
