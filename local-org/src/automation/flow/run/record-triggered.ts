import type { FieldValue, ObjectSchema } from '../../../schema/types.ts';
import { dmlError, healthy, type Row } from '../../save/row.ts';
import type { RunningTransaction } from '../../transaction.ts';
import { cannotSaveBecauseOf, FlowFault } from './errors.ts';
import { asBefore } from '../compile/conditions.ts';
import { reportFault, runAsyncPath } from './after-commit.ts';
import { createFrame, createInterview } from './interview.ts';
import { runTogether } from './run-together.ts';
import type { CompiledFlow, Interview } from '../types.ts';
import { recordOf } from '../values.ts';

/** Runs the before-save flows of a chunk in trigger order; what they assign to `$Record` goes into the rows at once. */
export function runBeforeSaveFlows(transaction: RunningTransaction, object: ObjectSchema, rows: readonly Row[]): void {
  for (const flow of transaction.model.automation.flows(object.apiName, 'beforeSave')) {
    runForRows(transaction, flow, healthy(rows), { formulasAreStale: true }, (row, interview) => {
      for (const name of interview.record?.changed ?? [])
        row.record[name] = stored(interview.record?.fields[name] ?? null);
    });
  }
}

/** Runs the after-save flows of a chunk in trigger order. Each sees the records as they were written, not what the others did. */
export function runAfterSaveFlows(transaction: RunningTransaction, object: ObjectSchema, rows: readonly Row[]): void {
  for (const flow of transaction.model.automation.flows(object.apiName, 'afterSave')) {
    const entered = runForRows(transaction, flow, healthy(rows), {}, () => undefined);
    if (flow.asyncStart !== undefined) leaveAsyncPath(transaction, flow, healthy(entered));
  }
}

/** Runs the before-delete flows of a chunk in trigger order. */
export function runBeforeDeleteFlows(
  transaction: RunningTransaction,
  object: ObjectSchema,
  rows: readonly Row[],
): void {
  for (const flow of transaction.model.automation.flows(object.apiName, 'beforeDelete'))
    runForRows(transaction, flow, healthy(rows), {}, () => undefined);
}

/** No text at all is null in the database. */
function stored(value: FieldValue): FieldValue {
  return value === '' ? null : value;
}

/** Runs one flow for the rows that meet its entry conditions; answers those rows. Errors go into the rows. */
function runForRows(
  transaction: RunningTransaction,
  flow: CompiledFlow,
  rows: readonly Row[],
  options: { formulasAreStale?: boolean },
  finish: (row: Row, interview: Interview) => void,
): Row[] {
  const triggered = rows.filter((row) => (row.isNew ? flow.onCreate : flow.onUpdate));
  const entered: { row: Row; interview: Interview }[] = [];
  for (const row of triggered) {
    const record = flow.object && recordOf(flow.object, row.record);
    const interview = createInterview(transaction, record, { prior: row.old, isNew: row.isNew, ...options });
    if (meetsEntry(transaction, flow, interview, row)) entered.push({ row, interview });
  }
  if (entered.length === 0) return [];
  if (flow.start !== undefined) {
    const finished = runTogether(
      transaction,
      flow,
      entered.map(({ interview }) => interview),
      flow.start,
    );
    finished.forEach(({ interview, fault }, index) => {
      const row = entered[index]?.row;
      if (!row) return;
      row.errors.push(...interview.customErrors);
      if (fault !== undefined) fail(transaction, row, flow, fault);
      if (row.errors.length === 0) finish(row, interview);
    });
  }
  return entered.map(({ row }) => row);
}

function meetsEntry(transaction: RunningTransaction, flow: CompiledFlow, interview: Interview, row: Row): boolean {
  if (!flow.entry) return true;
  const frame = createFrame(flow, interview);
  try {
    if (!flow.entry(frame)) return false;
    return !flow.onlyWhenChangedToMeet || row.isNew || !flow.entry(asBefore(frame));
  } catch (error) {
    if (!(error instanceof FlowFault)) throw error;
    fail(transaction, row, flow, error.message);
    return false;
  }
}

/** The user is told that the flow failed, and so is the administrator: that mail survives the roll-back. */
function fail(transaction: RunningTransaction, row: Row, flow: CompiledFlow, fault: string): void {
  row.errors.push(dmlError('CANNOT_EXECUTE_FLOW_TRIGGER', cannotSaveBecauseOf(flow.label, fault)));
  reportFault(transaction, flow, row.isNew ? undefined : row.id, fault);
}

/** Leaves the path after the commit for later; an attempt that is taken back takes this with it. */
function leaveAsyncPath(transaction: RunningTransaction, flow: CompiledFlow, rows: readonly Row[]): void {
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return;
  const { host, user } = transaction;
  transaction.afterCommit(() => host.run(user, (later) => runAsyncPath(later, flow.name, ids)));
}
