import type { UserContext } from '../access/types.ts';
import { runEventFlow } from './flow/run/after-commit.ts';
import type { WorkQueue } from './after-commit-queue.ts';
import type { PublishedEvent, TransactionHost } from './transaction.ts';

/** Most events that one batch hands to a flow (Platform Events Developer Guide: 2,000). */
const BATCH = 2000;

/**
 * Takes published events and hands them, in order and in batches, to the active flows that listen: each flow in a transaction
 * of its own, run by the automated process.
 */
export function createEventBus(
  host: TransactionHost,
  queue: WorkQueue,
  automatedProcess: () => UserContext,
): (event: PublishedEvent) => void {
  const pending = new Map<string, PublishedEvent[]>();

  const deliver = (object: string): void => {
    const events = (pending.get(object) ?? []).splice(0, BATCH);
    if ((pending.get(object)?.length ?? 0) > 0) queue.add(() => deliver(object));
    for (const flow of host.org.model.automation.flows(object, 'platformEvent')) {
      queue.add(() => host.run(automatedProcess(), (transaction) => runEventFlow(transaction, flow, events)));
    }
  };

  return (event) => {
    const waiting = pending.get(event.object) ?? [];
    pending.set(event.object, waiting);
    waiting.push(event);
    if (waiting.length === 1) queue.add(() => deliver(event.object));
  };
}
