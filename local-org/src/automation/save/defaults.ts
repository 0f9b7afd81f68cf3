import { FormulaEvaluationError } from '../../formula/errors.ts';
import type { CompiledFormula, FormulaContext } from '../../formula/types.ts';
import { derived } from '../../schema/derived.ts';
import { storedFields } from '../../schema/fields.ts';
import type { FieldSchema, FieldValue, ObjectSchema } from '../../schema/types.ts';
import { formulaContext } from '../formula-context.ts';
import type { RunningTransaction } from '../transaction.ts';
import type { Row } from './row.ts';

/**
 * Gives a new record the values that the caller left out: the owner, default values and formulas, the default of a picklist,
 * false for checkboxes, zero for counts and sums. An explicit null stays null.
 */
export function applyDefaults(transaction: RunningTransaction, object: ObjectSchema, row: Row): void {
  const formulas = transaction.model.automation.defaultValues(object.apiName);
  const context = formulaContext(transaction, object, row, 'changing');
  for (const field of storedFields(object)) {
    const { apiName: name } = field;
    if (name === 'Id' || row.requested[name] !== undefined) continue;
    const formula = formulas.get(name);
    if (name === 'OwnerId') row.record[name] = transaction.user.userId;
    else row.record[name] = formula ? evaluated(formula, field, context) : constantDefault(field);
  }
}

/** What a field is given that no formula has a say in. */
const constantDefault = derived((field: FieldSchema): FieldValue => {
  if (field.summary) return field.summary.operation === 'count' || field.summary.operation === 'sum' ? 0 : null;
  if (field.defaultValue !== undefined && field.defaultValue !== null) return field.defaultValue;
  const standard = field.picklistValues?.find((value) => value.isDefault && value.isActive);
  if (standard) return standard.value;
  return field.type === 'Checkbox' ? false : null;
});

function evaluated(formula: CompiledFormula, field: FieldSchema, context: FormulaContext): FieldValue {
  try {
    const value = formula.evaluate(context);
    // Formulas speak of 0.15, fields hold 15.
    return field.type === 'Percent' && typeof value === 'number' ? Number((value * 100).toPrecision(15)) : value;
  } catch (error) {
    // A default that cannot be computed leaves the field blank, as in the page for a new record.
    if (error instanceof FormulaEvaluationError) return field.type === 'Checkbox' ? false : null;
    throw error;
  }
}
