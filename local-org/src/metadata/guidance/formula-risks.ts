import { parseFormula, type SyntaxNode } from '../../formula/syntax/parser.ts';
import { FormulaCompileError } from '../../formula/errors.ts';
import type { CheckContext } from '../checks/context.ts';
import { objectAndName, textOf } from '../definition.ts';
import type { Component } from '../types.ts';

/** Bytes that a compiled formula may have in orgs that were not raised to 15,000. */
const OLDER_LIMIT = 5_000;

/** Functions whose parameters are only evaluated, or only count, under a condition that can guard a division. */
const GUARDS = new Set(['IF', 'CASE', 'AND', 'OR', 'IFERROR']);

/**
 * Reports formulas of fields and rules that deploy and fail later: too big for older orgs, more than one formula deep (each level
 * multiplies the compiled size), a division that nothing keeps from dividing by zero, and messages with merge fields, which
 * validation rules show as they stand.
 */
export function checkFormulaRisks(component: Component, context: CheckContext): void {
  if (component.type === 'ValidationRule') {
    if (/\{!/u.test(textOf(component.definition, 'errorMessage') ?? ''))
      context.report(component, 'The message of a validation rule is static: it shows {!…} as it stands.', {
        rule: 'static-message',
        at: 'errorMessage',
      });
    checkDivisions(component, 'errorConditionFormula', context);
  }
  if (component.type === 'CustomField' && textOf(component.definition, 'formula') !== undefined) {
    checkSize(component, context);
    checkDivisions(component, 'formula', context);
  }
}

function checkSize(component: Component, { schema, report }: CheckContext): void {
  const [objectName, fieldName] = objectAndName(component);
  const object = schema.object(objectName);
  const formula = object?.formulas.get(fieldName);
  if (!object || !formula) return;
  if (formula.compiledSize > OLDER_LIMIT)
    report(
      component,
      `The compiled formula has about ${formula.compiledSize.toLocaleString('en-US')} characters; older orgs take ${OLDER_LIMIT.toLocaleString('en-US')}.`,
      { rule: 'formula-size-in-older-orgs', at: 'formula' },
    );
  const isFormula = (name: string): boolean => object.formulas.has(name);
  for (const { path } of formula.references) {
    const [name = ''] = path;
    const inner = path.length === 1 ? object.formulas.get(name) : undefined;
    const deeper = inner?.references.find(
      (reference) => reference.path.length === 1 && isFormula(reference.path[0] ?? ''),
    );
    if (deeper)
      report(component, `The formula contains ${name}, which itself contains ${deeper.path[0] ?? ''}.`, {
        rule: 'formula-depth',
        at: 'formula',
      });
  }
}

function checkDivisions(component: Component, element: string, { report }: CheckContext): void {
  const source = textOf(component.definition, element);
  const tree = source === undefined ? undefined : parsed(source);
  if (!tree || !hasOpenDivision(tree, false)) return;
  report(component, 'The formula divides by a value that may be zero or blank.', {
    rule: 'guarded-division',
    at: element,
  });
}

/** Syntax errors are reported where the formula is compiled. */
function parsed(source: string): SyntaxNode | undefined {
  try {
    return parseFormula(source, false);
  } catch (error) {
    if (error instanceof FormulaCompileError) return undefined;
    throw error;
  }
}

function hasOpenDivision(node: SyntaxNode, isGuarded: boolean): boolean {
  switch (node.kind) {
    case 'binary': {
      const isOpen = node.operator === '/' && node.right.kind !== 'number' && !isGuarded;
      return isOpen || hasOpenDivision(node.left, isGuarded) || hasOpenDivision(node.right, isGuarded);
    }
    case 'unary':
      return hasOpenDivision(node.operand, isGuarded);
    case 'call':
      return node.arguments.some((argument, index) =>
        hasOpenDivision(argument, isGuarded || (GUARDS.has(node.name) && (index > 0 || node.name === 'IFERROR'))),
      );
    default:
      return false;
  }
}
