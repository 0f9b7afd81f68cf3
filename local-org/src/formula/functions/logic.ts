import {
  commonType,
  compose,
  describe,
  evaluatorOf,
  isPicklist,
  sizeOf,
  typeLabel,
  valuesOf,
  wrongType,
  type Evaluator,
  type Expression,
  type ExpressionType,
  type Value,
} from '../expression.ts';
import { FormulaCompileError } from '../errors.ts';
import { parseDecimal } from '../values/decimal.ts';
import { equals, logical } from '../operators.ts';
import type { FormulaContext } from '../types.ts';
import {
  expectCount,
  literalOf,
  parameterAt,
  refusePicklists,
  wrongArgument,
  type FunctionCall,
  type FunctionDefinition,
  type FunctionGroup,
} from './definition.ts';

const ANY_NUMBER = 1000;

function conditions(name: 'AND' | 'OR'): FunctionDefinition {
  return {
    build: (call) => {
      expectCount(call, 1, ANY_NUMBER);
      return logical(name, call.parameters, call.position);
    },
  };
}

/** IF(condition, then, else): an unknown condition counts as false; only the branch taken is evaluated. */
function buildIf(call: FunctionCall): Expression {
  expectCount(call, 3, 3);
  const [condition, then, otherwise] = [parameterAt(call, 0), parameterAt(call, 1), parameterAt(call, 2)];
  if (condition.type !== 'Boolean') {
    refusePicklists([condition]);
    throw wrongType(call.name, ['Boolean'], condition);
  }
  refusePicklists([then, otherwise]);
  const type = commonType(then.type, otherwise.type);
  if (type === undefined) throw wrongType(call.name, [typeLabel(then.type)], otherwise);
  const test = evaluatorOf(call.name, 'Boolean', condition);
  return compose({
    type,
    position: call.position,
    operands: call.parameters,
    size: sizeOf(call.parameters) + 26,
    evaluate: (context) => (test(context) === true ? then : otherwise).evaluate(context),
  });
}

/**
 * CASE(expression, value, result, …, else). A picklist is compared with text literals. As in Salesforce all parameters
 * are computed: an error in a branch that is not taken is an error of the whole.
 */
function buildCase(call: FunctionCall): Expression {
  const { parameters, name } = call;
  if (parameters.length < 4 || parameters.length % 2 !== 0) {
    throw new FormulaCompileError(
      `Incorrect number of parameters for ${describe(name)}. Expected ${Math.max(4, parameters.length - (parameters.length % 2))}, ` +
        `received ${parameters.length}`,
      call.position,
    );
  }
  const subject = parameterAt(call, 0);
  if (subject.type === 'Boolean' || subject.type === 'Location' || subject.type === 'MultiselectPicklist') {
    throw wrongArgument(call, subject);
  }
  let subjectType: ExpressionType = subject.type;
  let resultType: ExpressionType = 'Null';
  const cases: { readonly value: Expression; readonly result: Expression }[] = [];
  const acceptResult = (result: Expression): void => {
    if (isPicklist(result) || result.type === 'Boolean') throw wrongArgument(call, result);
    const common = commonType(resultType, result.type);
    if (common === undefined) throw wrongType(name, [typeLabel(resultType)], result);
    resultType = common;
  };
  for (let index = 1; index < parameters.length - 1; index += 2) {
    const value = parameterAt(call, index);
    if (subject.type === 'Picklist') {
      if (value.type !== 'Null') literalOf(call, value);
    } else {
      if (isPicklist(value) || value.type === 'Boolean') throw wrongArgument(call, value);
      const common = commonType(subjectType, value.type);
      if (common === undefined) throw wrongType(name, [typeLabel(subjectType)], value);
      subjectType = common;
    }
    const result = parameterAt(call, index + 1);
    acceptResult(result);
    cases.push({ value, result });
  }
  const otherwise = parameterAt(call, parameters.length - 1);
  acceptResult(otherwise);
  const risky = parameters.slice(1).filter((parameter) => parameter.fallible);
  return compose({
    type: resultType,
    position: call.position,
    operands: parameters,
    size: sizeOf(parameters) + (subjectType === 'Text' ? (cases.length - 1) * subject.size : 0) + 12 * cases.length,
    evaluate: (context) => {
      const actual = subject.evaluate(context);
      for (const parameter of risky) parameter.evaluate(context);
      const match = cases.find(({ value }) => equals(subjectType, actual, value.evaluate(context)) === true);
      return (match?.result ?? otherwise).evaluate(context);
    },
  });
}

const isBlank = (value: Value): boolean => value === null || value === '';

/** ISBLANK and ISNULL: text is never null, so ISNULL of a text is false whatever it holds. */
function blankTest(textIsNeverBlank: boolean): FunctionDefinition {
  return {
    build: (call) => {
      expectCount(call, 1, 1);
      const parameter = parameterAt(call, 0);
      if (parameter.type === 'Boolean') throw wrongArgument(call, parameter);
      const isFalse = textIsNeverBlank && parameter.type === 'Text';
      return compose({
        type: 'Boolean',
        position: call.position,
        operands: [parameter],
        evaluate: isFalse ? () => false : (context) => isBlank(parameter.evaluate(context)),
      });
    },
  };
}

/** BLANKVALUE and NULLVALUE: text is never null, so NULLVALUE keeps every text. */
function substitute(textIsNeverBlank: boolean): FunctionDefinition {
  return {
    build: (call) => {
      expectCount(call, 2, 2);
      const [value, replacement] = [parameterAt(call, 0), parameterAt(call, 1)];
      refusePicklists(call.parameters);
      if (value.type === 'Boolean' || value.type === 'Location') throw wrongArgument(call, value);
      const type = commonType(value.type, replacement.type);
      if (type === undefined) throw wrongType(call.name, [typeLabel(value.type)], replacement);
      const keepsBlank = textIsNeverBlank && type === 'Text';
      const first = valuesOf<ExpressionType>(value);
      const evaluate: Evaluator<NonNullable<Value>> = (context: FormulaContext) => {
        const current = first(context);
        if (replacement.fallible) replacement.evaluate(context);
        return isBlank(current) ? replacement.evaluate(context) : current;
      };
      return compose({
        type,
        position: call.position,
        operands: call.parameters,
        evaluate: keepsBlank ? first : evaluate,
      });
    },
  };
}

/** ISNUMBER(text): what VALUE could read; a blank is no number. */
const isNumber: FunctionDefinition = {
  build: (call) => {
    expectCount(call, 1, 1);
    const parameter = parameterAt(call, 0);
    if (parameter.type !== 'Text' && parameter.type !== 'Null') throw wrongArgument(call, parameter);
    const text = valuesOf<'Text'>(parameter);
    return compose({
      type: 'Boolean',
      position: call.position,
      operands: [parameter],
      evaluate: (context) => parseDecimal(text(context) ?? '') !== undefined,
    });
  },
};

export const LOGIC: FunctionGroup = {
  AND: conditions('AND'),
  OR: conditions('OR'),
  IF: { build: buildIf },
  CASE: { build: buildCase },
  ISBLANK: blankTest(false),
  ISNULL: blankTest(true),
  BLANKVALUE: substitute(false),
  NULLVALUE: substitute(true),
  ISNUMBER: isNumber,
};
