import { SalesforceError } from '../errors.ts';
import type { LimitName, Limits } from './types.ts';

/**
 * Maxima of one synchronous transaction (Apex Developer Guide, "Execution Governors and Limits"; flows share them).
 * `publishedEvents` counts events of behaviour "publish immediately".
 */
const MAXIMUM: Readonly<Record<LimitName, number>> = {
  queries: 100,
  dmlStatements: 150,
  queryRows: 50_000,
  dmlRows: 10_000,
  publishedEvents: 150,
};

const WORDING: Readonly<Record<LimitName, string>> = {
  queries: 'Too many SOQL queries',
  dmlStatements: 'Too many DML statements',
  queryRows: 'Too many query rows',
  dmlRows: 'Too many DML rows',
  publishedEvents: 'Too many publish immediate DML statements',
};

/** A governor limit was exceeded. No fault path catches it; the whole chunk fails without another attempt. */
export class LimitExceededError extends SalesforceError {
  readonly limit: LimitName;
  /** Whether the error already names the flow that ran into the limit. */
  readonly namesFlow: boolean;
  readonly used: number;

  constructor(
    limit: LimitName,
    used: number,
    named?: { readonly message: string; readonly cause: LimitExceededError },
  ) {
    const text = `System.LimitException: ${WORDING[limit]}: ${used}`;
    super(
      named ? 'CANNOT_EXECUTE_FLOW_TRIGGER' : 'LIMIT_EXCEEDED',
      named?.message ?? text,
      named ? { cause: named.cause } : {},
    );
    this.name = 'LimitExceededError';
    this.limit = limit;
    this.namesFlow = named !== undefined;
    this.used = used;
  }

  /** The same error as the user is told it when a flow ran into the limit. */
  inFlow(message: string): LimitExceededError {
    return this.namesFlow ? this : new LimitExceededError(this.limit, this.used, { message, cause: this });
  }
}

/** Counters that an attempt can set back to where it began. */
export interface RunningLimits extends Limits {
  /** The present counts, to be given to `restore`. */
  snapshot(): Readonly<Record<LimitName, number>>;
  /** The second and third attempt of a partial save start from the counts of the first (Apex Developer Guide, "Bulk DML Exception Handling"). */
  restore(counts: Readonly<Record<LimitName, number>>): void;
}

/** Fresh counters for one transaction. */
export function createLimits(maximum: Readonly<Record<LimitName, number>> = MAXIMUM): RunningLimits {
  const used: Record<LimitName, number> = {
    queries: 0,
    dmlStatements: 0,
    queryRows: 0,
    dmlRows: 0,
    publishedEvents: 0,
  };
  return {
    used,
    maximum,
    count(name, amount = 1) {
      used[name] += amount;
      if (used[name] > maximum[name]) throw new LimitExceededError(name, used[name]);
    },
    snapshot: () => ({ ...used }),
    restore(counts) {
      Object.assign(used, counts);
    },
  };
}
