import { FormulaCompileError } from '../../formula/errors.ts';
import { parseFormula, type SyntaxNode } from '../../formula/syntax/parser.ts';
import { objectScope } from '../../schema/scope.ts';
import { objectAndName, textOf } from '../definition.ts';
import type { Component } from '../types.ts';
import type { Check, CheckContext } from './context.ts';

/** Different relationships that all formulas of one object may cross. Source: Salesforce Help, "Formula Field Limits and Restrictions". */
const MOST_RELATIONSHIPS = 15;

/** Formulas that count, by type of component. */
const FORMULAS: Readonly<Record<string, string>> = { CustomField: 'formula', ValidationRule: 'errorConditionFormula' };

/**
 * An object's formula fields and validation rules cross at most 15 different relationships, counted over all of them:
 * `Account.Name` and `Account.Industry` are one, `Account.Owner.Name` is a second one. Reported where the 16th appears first.
 */
export const checkSpannedRelationships: Check = (component, context) => {
  const element = FORMULAS[component.type] ?? '';
  if (relationshipsOf(component, context).size === 0) return;
  const [objectName] = objectAndName(component);
  const crossed = new Map<string, Component>();
  for (const type of Object.keys(FORMULAS))
    for (const other of context.catalog.all(type))
      if (objectAndName(other)[0].toLowerCase() === objectName.toLowerCase())
        for (const name of relationshipsOf(other, context)) if (!crossed.has(name)) crossed.set(name, other);
  const beyond = [...crossed].slice(MOST_RELATIONSHIPS).filter(([, first]) => first === component);
  for (const [name] of beyond)
    context.report(
      component,
      `You have reached the maximum number of ${MOST_RELATIONSHIPS} object references on ${objectName}: ${name} is one more`,
      { rule: 'spanned-relationships', at: element },
    );
};

/** Relationships that the formula of one component crosses, from its object on: `Account`, `Account.Owner`. */
function relationshipsOf(component: Component, { schema, catalog }: CheckContext): Set<string> {
  const source = textOf(component.definition, FORMULAS[component.type] ?? '');
  const scope = objectScope(schema, catalog, objectAndName(component)[0]);
  const found = new Set<string>();
  for (const name of source?.includes('.') ? referencesOf(source) : []) {
    const path = scope.resolve(name.split('.'))?.path ?? [];
    if (path[0]?.startsWith('$')) continue;
    for (let length = 1; length < path.length; length += 1) found.add(path.slice(0, length).join('.'));
  }
  return found;
}

/** Names in a formula; none when it cannot be parsed, which is reported where it is compiled. */
function referencesOf(source: string): string[] {
  try {
    return namesIn(parseFormula(source, false));
  } catch (error) {
    if (error instanceof FormulaCompileError) return [];
    throw error;
  }
}

function namesIn(node: SyntaxNode): string[] {
  switch (node.kind) {
    case 'reference':
      return [node.name];
    case 'call':
      return node.arguments.flatMap(namesIn);
    case 'unary':
      return namesIn(node.operand);
    case 'binary':
      return [...namesIn(node.left), ...namesIn(node.right)];
    default:
      return [];
  }
}
