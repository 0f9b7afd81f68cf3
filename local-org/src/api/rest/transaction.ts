import type { Limits, Transaction } from '../../automation/types.ts';
import type { Caller } from './types.ts';

/**
 * Work of a caller in one transaction: within the composite request's own when there is one (what the work wrote, and left for
 * after the commit, is undone when it throws), else in a new one, whose use of limits is noted.
 */
export function inTransaction<T>(caller: Caller, work: (transaction: Transaction) => T): T {
  const { org, user, transaction: outer, noteLimits } = caller;
  if (outer) return outer.attempt(() => work(outer));
  return org.inTransaction(user, (transaction) => {
    try {
      return work(transaction);
    } finally {
      noteLimits?.(transaction.limits);
    }
  });
}

/** Adds up what the transactions of one request used: each limit's highest use, since limits count a transaction. */
export interface LimitNotes {
  note(limits: Limits): void;
  /** `queries=12/100, dmlStatements=3/150, …`; undefined when there was no transaction. */
  text(): string | undefined;
}

/** Notes for one request, empty until the first of its transactions ends. */
export function createLimitNotes(): LimitNotes {
  const highest = new Map<string, { used: number; maximum: number }>();
  return {
    note({ used, maximum }) {
      for (const [name, value] of Object.entries(used)) {
        const before = highest.get(name)?.used ?? 0;
        const limit = Object.entries(maximum).find(([key]) => key === name)?.[1] ?? 0;
        highest.set(name, { used: Math.max(before, value), maximum: limit });
      }
    },
    text() {
      if (highest.size === 0) return undefined;
      return [...highest].map(([name, { used, maximum }]) => `${name}=${used}/${maximum}`).join(', ');
    },
  };
}
