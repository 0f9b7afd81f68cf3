import type { FormulaContext } from '../formula/types.ts';
import type { ObjectSchema, SObjectRecord } from '../schema/types.ts';
import type { Row } from './save/row.ts';
import type { RunningTransaction } from './transaction.ts';

/**
 * What a rule or a default value of a record sees: the record as it is to be, other records as they are stored now, and its
 * old values. On insert nothing has changed: PRIORVALUE answers the present value.
 *
 * @param state whether the record is still `changing` from one evaluation to the next
 */
export function formulaContext(
  transaction: RunningTransaction,
  object: ObjectSchema,
  row: Row,
  state: 'changing' | 'settled',
): FormulaContext {
  const reader = transaction.reader();
  const values = (record: SObjectRecord): FormulaContext['value'] =>
    state === 'settled' ? reader.settled(object, record) : (path) => reader.value(object, record, path);
  return {
    value: values(row.record),
    priorValue: values(row.old ?? row.record),
    isNew: row.isNew,
    isClone: false,
    now: transaction.now,
    timeZone: transaction.user.timeZone,
  };
}
