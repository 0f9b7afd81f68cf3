import { FormulaEvaluationError } from '../../formula/errors.ts';
import type { FieldSchema, FieldValue, ObjectSchema } from '../../schema/types.ts';
import { formulaContext } from '../formula-context.ts';
import type { RunningTransaction } from '../transaction.ts';
import type { Row } from './row.ts';

/**
 * Gives a new record the values that the caller left out: the owner, default values and formulas, the default of a picklist,
 * false for checkboxes, zero for counts and sums. An explicit null stays null.
 */
export function applyDefaults(transaction: RunningTransaction, object: ObjectSchema, row: Row): void {
  for (const field of object.fields) {
    if (!field.stored || row.record[field.apiName] !== undefined) continue;
    row.record[field.apiName] = defaultValue(transaction, object, field, row);
  }
}

function defaultValue(transaction: RunningTransaction, object: ObjectSchema, field: FieldSchema, row: Row): FieldValue {
  if (field.apiName === 'OwnerId') return transaction.user.userId;
  if (field.summary) return field.summary.operation === 'count' || field.summary.operation === 'sum' ? 0 : null;
  const formula = transaction.model.automation.defaultValue(object.apiName, field.apiName);
  if (formula) {
    try {
      const value = formula.evaluate(formulaContext(transaction, object, row));
      // Formulas speak of 0.15, fields hold 15.
      return field.type === 'Percent' && typeof value === 'number' ? Number((value * 100).toPrecision(15)) : value;
    } catch (error) {
      // A default that cannot be computed leaves the field blank, as in the page for a new record.
      if (error instanceof FormulaEvaluationError) return field.type === 'Checkbox' ? false : null;
      throw error;
    }
  }
  if (field.defaultValue !== undefined && field.defaultValue !== null) return field.defaultValue;
  const standard = field.picklistValues?.find((value) => value.isDefault && value.isActive);
  if (standard) return standard.value;
  return field.type === 'Checkbox' ? false : null;
}
