import type { DmlError } from '../../automation/types.ts';
import type { SObjectRecord } from '../../schema/types.ts';
import { noFaults, parseFaults } from './spec.ts';

export type Cut = 'before' | 'during' | 'after';

/** What befalls one request. */
export interface RequestFault {
  readonly delay: number;
  readonly cut?: Cut;
  readonly answer?: 'unavailable' | 'session-expired' | 'daily-limit';
}

/**
 * Faults drawn from a seed: the n-th request (or record) meets the same whenever the same requests come in the same order.
 */
export interface Faults {
  /** Draws anew from the beginning. Throws INVALID_INPUT for a text that is no specification. */
  use(text: string): void;
  /** The specification in use, and how often each fault has occurred since. */
  readonly state: { readonly spec: string; readonly injected: Readonly<Record<string, number>> };
  /** What befalls the next request; `hasUpload`: whether its body can be cut off. */
  nextRequest(hasUpload: boolean): RequestFault;
  /** Whether the next record is locked by somebody else. */
  nextRecord(record: SObjectRecord): DmlError | undefined;
}

/** Draws as the specification says, without one no faults at all. Throws INVALID_INPUT for a text that is no specification. */
export function createFaults(text = ''): Faults {
  let used = '';
  let spec = noFaults;
  let requests = 0;
  let records = 0;
  let injected: Record<string, number> = {};

  const happens = (name: string, number: number, probability: number): boolean => {
    if (probability === 0 || draw(spec.seed, name, number) >= probability) return false;
    note(name);
    return true;
  };
  const note = (name: string): void => {
    injected[name] = (injected[name] ?? 0) + 1;
  };
  const cutOf = (number: number, hasUpload: boolean): Cut | undefined => {
    if (happens('connection-cut-before', number, spec.connectionCutBefore)) return 'before';
    if (hasUpload && happens('connection-cut-during', number, spec.connectionCutDuring)) return 'during';
    if (happens('connection-cut-after', number, spec.connectionCutAfter)) return 'after';
    if (!happens('connection-cut', number, spec.connectionCut)) return undefined;
    const moments: readonly Cut[] = hasUpload ? ['before', 'during', 'after'] : ['before', 'after'];
    return moments[Math.floor(draw(spec.seed, 'moment', number) * moments.length)];
  };
  const answerOf = (number: number): RequestFault['answer'] => {
    if (spec.dailyLimitAfter !== undefined && number > spec.dailyLimitAfter) {
      note('daily-limit');
      return 'daily-limit';
    }
    if (happens('session-expired', number, spec.sessionExpired)) return 'session-expired';
    return happens('unavailable', number, spec.unavailable) ? 'unavailable' : undefined;
  };

  const faults: Faults = {
    use(next) {
      spec = parseFaults(next);
      used = next;
      requests = 0;
      records = 0;
      injected = {};
    },
    get state() {
      return { spec: used, injected: { ...injected } };
    },
    nextRequest(hasUpload) {
      requests += 1;
      const { probability, milliseconds } = spec.slow;
      const delay = happens('slow', requests, probability) ? milliseconds : 0;
      const answer = answerOf(requests);
      if (answer) return { delay, answer };
      const cut = cutOf(requests, hasUpload);
      return cut ? { delay, cut } : { delay };
    },
    nextRecord(record) {
      records += 1;
      if (!happens('row-lock', records, spec.rowLock)) return undefined;
      const id = typeof record['Id'] === 'string' ? `: ${record['Id']}` : '';
      return {
        statusCode: 'UNABLE_TO_LOCK_ROW',
        message: `unable to obtain exclusive access to this record or 1 records${id}`,
        fields: [],
      };
    },
  };
  faults.use(text);
  return faults;
}

/** A number from 0 (included) to 1 that depends on seed, name and number only (FNV-1a, then a finalising mix). */
function draw(seed: number, name: string, number: number): number {
  let hash = 2166136261;
  for (const character of `${seed}:${name}:${number}`)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
