import type { SObjectRecord } from '../../../schema/types.ts';
import type { PublishedEvent, RunningTransaction } from '../../transaction.ts';
import { createInterview } from './interview.ts';
import { runTogether } from './run-together.ts';
import type { CompiledFlow } from '../types.ts';
import { recordOf } from '../values.ts';

/** Takes back what the interviews of an attempt did, because some of them failed. */
class FailedInterviews extends Error {}

/**
 * The path of a record-triggered flow after the commit, for the records of the chunk, read anew; what is gone by then, or a
 * flow that is no longer active, is left out. It knows no prior values.
 */
export function runAsyncPath(transaction: RunningTransaction, flowName: string, ids: readonly string[]): void {
  const flow = transaction.model.automation.flow(flowName);
  const { object } = flow ?? {};
  if (!flow?.active || !object || flow.asyncStart === undefined) return;
  const stored = transaction.store.load(object, ids);
  const records = ids.map((id) => stored.get(id)).filter((record) => record !== undefined);
  runApart(transaction, flow, records, flow.asyncStart);
}

/** Runs one flow for the events of a batch. */
export function runEventFlow(
  transaction: RunningTransaction,
  flow: CompiledFlow,
  events: readonly PublishedEvent[],
): void {
  if (flow.start !== undefined)
    runApart(
      transaction,
      flow,
      events.map((event) => event.record),
      flow.start,
    );
}

/**
 * Runs interviews outside a save. One with an unhandled fault takes nothing of the others with it: what all did is taken back,
 * and the others run again. The fault reaches nobody but the administrator, by mail.
 */
export function runApart(
  transaction: RunningTransaction,
  flow: CompiledFlow,
  records: readonly SObjectRecord[],
  start: string,
): void {
  const { object } = flow;
  if (!object) return;
  let left = records;
  while (left.length > 0) {
    const failed = new Set<SObjectRecord>();
    const counts = transaction.limits.snapshot();
    try {
      transaction.attempt(() => {
        const interviews = left.map((record) => createInterview(transaction, recordOf(object, record)));
        runTogether(transaction, flow, interviews, start).forEach(({ fault }, index) => {
          const record = left[index];
          if (fault === undefined || !record) return;
          failed.add(record);
          reportFault(transaction, flow, typeof record['Id'] === 'string' ? record['Id'] : undefined, fault);
        });
        if (failed.size > 0) throw new FailedInterviews();
      });
      return;
    } catch (error) {
      if (!(error instanceof FailedInterviews)) throw error;
      left = left.filter((record) => !failed.has(record));
      transaction.limits.restore(counts);
    }
  }
}

/** The mail about a failed flow, into the outbox. */
export function reportFault(
  transaction: RunningTransaction,
  flow: CompiledFlow,
  targetId: string | undefined,
  fault: string,
): void {
  transaction.host.send({
    kind: 'flowError',
    at: transaction.now.toISOString(),
    recipients: [],
    subject: `Error Occurred During Flow "${flow.name}"`,
    body: fault,
    ...(targetId === undefined ? {} : { targetId }),
  });
}
