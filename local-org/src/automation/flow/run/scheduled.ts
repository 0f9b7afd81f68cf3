import { SalesforceError } from '../../../errors.ts';
import type { UserContext } from '../../../access/types.ts';
import type { ObjectSchema, SObjectRecord } from '../../../schema/types.ts';
import { quote } from '../../../store/index.ts';
import type { RunningTransaction, TransactionHost } from '../../transaction.ts';
import { reportFault, runApart } from './after-commit.ts';
import { FlowFault } from './errors.ts';
import { createFrame, createInterview } from './interview.ts';
import { runTogether } from './run-together.ts';
import type { CompiledFlow } from '../types.ts';
import { recordOf } from '../values.ts';

/** Records whose interviews share one transaction (Flow Help, "Schedule-Triggered Flow Considerations"). */
const BATCH = 200;

/**
 * The transactions of one run of a scheduled flow, in order, each a piece of work of its own: one interview for each record of
 * its object that meets the conditions of its start, in batches, or a single one without a record. Throws a SalesforceError
 * for a flow that does not exist, is not active or has no schedule.
 */
export function scheduledRun(host: TransactionHost, user: UserContext, name: string): (() => void)[] {
  const flow = host.org.model.automation.flow(name);
  if (!flow || flow.moment !== 'scheduled' || !flow.active) {
    const why = !flow ? 'does not exist' : flow.active ? 'has no schedule' : 'is not active';
    throw new SalesforceError('INVALID_INPUT', `The flow "${name}" ${why}.`);
  }
  const { object, start } = flow;
  if (start === undefined) return [];
  if (!object) return [() => host.run(user, (transaction) => runWithoutRecord(transaction, flow))];
  const ids = liveIds(host, object);
  return Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, index) => {
    const batch = ids.slice(index * BATCH, (index + 1) * BATCH);
    return () =>
      host.run(user, (transaction) => {
        const stored = transaction.store.load(object, batch);
        const records = [...stored.values()].filter((record) => meetsEntry(transaction, flow, object, record));
        runApart(transaction, flow, records, start);
      });
  });
}

function liveIds(host: TransactionHost, object: ObjectSchema): string[] {
  const rows = host.org.store.all(`SELECT "Id" FROM ${quote(object.apiName)} WHERE "IsDeleted" = 0 ORDER BY "Id"`);
  return rows.map((row) => String(row['Id']));
}

function meetsEntry(
  transaction: RunningTransaction,
  flow: CompiledFlow,
  object: ObjectSchema,
  record: SObjectRecord,
): boolean {
  return flow.entry?.(createFrame(flow, createInterview(transaction, recordOf(object, record)))) ?? true;
}

function runWithoutRecord(transaction: RunningTransaction, flow: CompiledFlow): void {
  try {
    transaction.attempt(() => {
      const [finished] = runTogether(transaction, flow, [createInterview(transaction, undefined)], flow.start);
      if (finished?.fault !== undefined) throw new FlowFault(finished.fault);
    });
  } catch (error) {
    if (!(error instanceof FlowFault)) throw error;
    reportFault(transaction, flow, undefined, error.message);
  }
}
