import type { FormulaContext } from '../formula/types.ts';
import type { ObjectSchema } from '../schema/types.ts';
import type { Row } from './save/row.ts';
import type { RunningTransaction } from './transaction.ts';

/**
 * What a rule or a default value of a record sees: the record as it is to be, other records as they are stored now, and its
 * old values. On insert nothing has changed: PRIORVALUE answers the present value.
 */
export function formulaContext(transaction: RunningTransaction, object: ObjectSchema, row: Row): FormulaContext {
  const reader = transaction.reader();
  return {
    value: (path) => reader.value(object, row.record, path),
    priorValue: (path) => reader.value(object, row.old ?? row.record, path),
    isNew: row.isNew,
    isClone: false,
    now: transaction.now,
    timeZone: transaction.user.timeZone,
  };
}
