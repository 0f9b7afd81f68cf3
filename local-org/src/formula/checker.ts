import { Decimal, ZERO } from './values/decimal.ts';
import { FormulaCompileError } from './errors.ts';
import {
  compose,
  isPicklist,
  picklistNotAllowed,
  typeLabel,
  type Expression,
  type ExpressionType,
} from './expression.ts';
import { expressionType, fieldReader } from './values/field-values.ts';
import { findFunction } from './functions/registry.ts';
import { binaryExpression, unaryExpression } from './operators.ts';
import type { SyntaxNode } from './syntax/parser.ts';
import type { CompileOptions, FormulaDataType, FormulaReference } from './types.ts';

export interface CheckedFormula {
  readonly root: Expression;
  readonly references: readonly FormulaReference[];
  readonly dependsOnTime: boolean;
}

/**
 * Types a formula and turns it into closures.
 *
 * @throws FormulaCompileError for unknown names, wrong types and counts of parameters, functions out of place
 */
export function checkFormula(tree: SyntaxNode, options: CompileOptions): CheckedFormula {
  const references = new Map<string, FormulaReference>();
  let dependsOnTime = false;

  const check = (node: SyntaxNode): Expression => {
    switch (node.kind) {
      case 'number': {
        const value = Decimal.of(node.text);
        return literal('Number', node.position, node.text.length, () => value);
      }
      case 'text':
        return { ...literal('Text', node.position, node.value.length + 2, () => node.value), literal: node.value };
      case 'boolean':
        return literal('Boolean', node.position, 5, () => node.value);
      case 'null':
        return literal('Null', node.position, 4, () => null);
      case 'reference':
        return referenceExpression(node.name, node.position);
      case 'unary':
        return unaryExpression(node.operator, check(node.operand), node.position);
      case 'binary':
        return binaryExpression(node.operator, check(node.left), check(node.right), node.position);
      case 'call':
        return call(node.name, node.arguments, node.position);
    }
  };

  const referenceExpression = (name: string, position: number): Expression => {
    const path = name.split('.');
    const reference = path.includes('') ? undefined : options.scope.resolve(path);
    if (reference === undefined) {
      throw new FormulaCompileError(`Field ${name} does not exist. Check spelling.`, position);
    }
    refuseUnsupported(reference, name, position, options);
    references.set(reference.path.join('.'), reference);
    return fieldExpression(reference, position, options);
  };

  const call = (name: string, parameters: readonly SyntaxNode[], position: number): Expression => {
    const definition = findFunction(name, position, options.place);
    dependsOnTime ||= definition.dependsOnTime === true;
    return definition.build({ name, position, options, parameters: parameters.map(check) });
  };

  const root = check(tree);
  refuseResult(root, options);
  return { root, references: [...references.values()], dependsOnTime };
}

function literal(type: ExpressionType, position: number, size: number, evaluate: Expression['evaluate']): Expression {
  return { type, position, size, evaluate, constant: true, fallible: false };
}

function refuseUnsupported(reference: FormulaReference, name: string, position: number, options: CompileOptions): void {
  if (reference.type === 'LongTextArea' && options.place === 'field') {
    throw new FormulaCompileError(
      `You referenced an unsupported field type called "Long Text Area" using the following field: ${name}`,
      position,
    );
  }
}

/** A field's value; blank numbers are zero where the formula says so. */
function fieldExpression(reference: FormulaReference, position: number, options: CompileOptions): Expression {
  const type = expressionType(reference.type);
  const { path } = reference;
  const read = fieldReader(reference, options.place);
  const blanksAreZero = type === 'Number' && options.blanksAs === 'zero';
  const base = compose({
    type,
    position,
    operands: [],
    constant: false,
    size: (reference.compiledSize ?? 25) + (blanksAreZero ? 8 : 0),
    evaluate: blanksAreZero ? (context) => read(context.value(path)) ?? ZERO : (context) => read(context.value(path)),
  });
  return { ...base, reference, ...(isPicklist(base) ? { picklist: reference } : {}) };
}

const RESULT_LABELS: Readonly<Record<FormulaDataType, string>> = {
  Text: 'Text',
  LongTextArea: 'Text',
  Id: 'Text',
  Picklist: 'Picklist',
  MultiselectPicklist: 'Multi-Select Picklist',
  Number: 'Number',
  Currency: 'Currency',
  Percent: 'Percent',
  Date: 'Date',
  DateTime: 'Date/Time',
  Time: 'Time',
  Checkbox: 'Checkbox',
};

function refuseResult(root: Expression, options: CompileOptions): void {
  if (isPicklist(root)) throw picklistNotAllowed(root);
  const { returnType, place } = options;
  const expected = expressionType(returnType);
  const takesText = expected === 'Picklist' || expected === 'MultiselectPicklist';
  const fits =
    root.type === 'Null' ||
    root.type === expected ||
    (takesText && root.type === 'Text') ||
    (returnType === 'Date' && root.type === 'DateTime');
  if (fits) return;
  const label = place === 'validationRule' && returnType === 'Checkbox' ? 'true or false' : RESULT_LABELS[returnType];
  throw new FormulaCompileError(
    `Formula result is data type (${typeLabel(root.type)}), incompatible with expected data type (${label}).`,
    root.position,
  );
}
