import { compileFormula } from '../formula/index.ts';
import { FormulaCompileError, FormulaEvaluationError } from '../formula/errors.ts';
import type { CompiledFormula } from '../formula/types.ts';
import type { Catalog, Component, ReportProblem } from '../metadata/types.ts';
import { objectScope } from '../schema/index.ts';
import type { ObjectSchema, Schema } from '../schema/types.ts';
import { formulaContext } from './formula-context.ts';
import { dmlError, type Row } from './save/row.ts';
import type { RunningTransaction } from './transaction.ts';

/** An active validation rule. */
export interface ValidationRule {
  readonly name: string;
  readonly message: string;
  /** Canonical name of the field the message stands at; undefined: top of the page. */
  readonly displayField: string | undefined;
  readonly condition: CompiledFormula;
}

/** Compiles the active validation rules of all objects, by object in lower case. Inactive ones are compiled too, for their problems. */
export function compileRules(catalog: Catalog, schema: Schema, report: ReportProblem): Map<string, ValidationRule[]> {
  const rules = new Map<string, ValidationRule[]>();
  for (const component of catalog.all('ValidationRule')) {
    const [objectName = '', name = ''] = component.fullName.split('.');
    const object = schema.object(objectName);
    if (!object) {
      report(component, `Entity of type 'CustomObject' named '${objectName}' cannot be found`, {
        rule: 'unknown-object',
      });
      continue;
    }
    const rule = compileRule(component, name, object, schema, catalog, report);
    if (!rule || component.definition['active'] !== true) continue;
    const key = object.apiName.toLowerCase();
    rules.set(key, [...(rules.get(key) ?? []), rule]);
  }
  for (const list of rules.values()) list.sort((left, right) => (left.name < right.name ? -1 : 1));
  return rules;
}

function compileRule(
  component: Component,
  name: string,
  object: ObjectSchema,
  schema: Schema,
  catalog: Catalog,
  report: ReportProblem,
): ValidationRule | undefined {
  const { errorConditionFormula: source, errorMessage: message, errorDisplayField } = component.definition;
  if (typeof source !== 'string' || typeof message !== 'string') {
    report(component, 'Required field is missing: errorConditionFormula or errorMessage', { rule: 'missing-element' });
    return undefined;
  }
  let displayField: string | undefined;
  if (typeof errorDisplayField === 'string') {
    displayField = schema.field(object.apiName, errorDisplayField)?.apiName;
    if (displayField === undefined) {
      report(component, `Invalid field: ${errorDisplayField} on ${object.apiName}`, {
        rule: 'unknown-field',
        at: 'errorDisplayField',
      });
    }
  }
  try {
    const scope = objectScope(schema, catalog, object.apiName);
    const condition = compileFormula(source, {
      returnType: 'Checkbox',
      place: 'validationRule',
      blanksAs: 'blank',
      scope,
    });
    return { name, message, displayField, condition };
  } catch (error) {
    if (!(error instanceof FormulaCompileError)) throw error;
    report(component, error.message, { rule: 'formula', at: 'errorConditionFormula' });
    return undefined;
  }
}

/**
 * Evaluates all active rules on each record; every one that holds adds its error (`FIELD_CUSTOM_VALIDATION_EXCEPTION`), so
 * that they are reported together. Other records are seen as stored before this write.
 *
 * A rule that cannot be evaluated (division by zero, text that is no number) refuses the save and names itself: what the
 * platform does there is not documented, and letting the record pass would be the more lenient answer.
 */
export function applyValidationRules(
  transaction: RunningTransaction,
  object: ObjectSchema,
  rows: readonly Row[],
): void {
  const rules = transaction.model.automation.rules(object.apiName);
  if (rules.length === 0) return;
  for (const row of rows) {
    const context = formulaContext(transaction, object, row, 'settled');
    for (const rule of rules) {
      const message = failure(rule, context);
      if (message === undefined) continue;
      row.errors.push(
        dmlError(
          'FIELD_CUSTOM_VALIDATION_EXCEPTION',
          message,
          rule.displayField === undefined ? [] : [rule.displayField],
        ),
      );
    }
  }
}

function failure(rule: ValidationRule, context: Parameters<CompiledFormula['evaluate']>[0]): string | undefined {
  try {
    return rule.condition.evaluate(context) === true ? rule.message : undefined;
  } catch (error) {
    if (!(error instanceof FormulaEvaluationError)) throw error;
    return `The validation rule ${rule.name} could not be evaluated: ${error.message}`;
  }
}
