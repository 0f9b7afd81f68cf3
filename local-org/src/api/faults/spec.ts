import { SalesforceError } from '../../errors.ts';

/** Faults with their probabilities, from 0 to 1: the first group a request, the last a record. */
export interface FaultSpec {
  readonly seed: number;
  /** The connection breaks at one of the three moments below. */
  readonly connectionCut: number;
  /** Before anything was done. */
  readonly connectionCutBefore: number;
  /** While the data of a bulk job are on their way. */
  readonly connectionCutDuring: number;
  /** After the work was committed, before it is answered. */
  readonly connectionCutAfter: number;
  /** 503 SERVER_UNAVAILABLE. */
  readonly unavailable: number;
  /** 401 INVALID_SESSION_ID. */
  readonly sessionExpired: number;
  /** 403 REQUEST_LIMIT_EXCEEDED for every request behind so many. */
  readonly dailyLimitAfter: number | undefined;
  /** The answer begins so many milliseconds later. */
  readonly slow: { readonly probability: number; readonly milliseconds: number };
  /** UNABLE_TO_LOCK_ROW, a record. */
  readonly rowLock: number;
}

const defaultSeed = 1;
const probabilities = {
  'connection-cut': 'connectionCut',
  'connection-cut-before': 'connectionCutBefore',
  'connection-cut-during': 'connectionCutDuring',
  'connection-cut-after': 'connectionCutAfter',
  unavailable: 'unavailable',
  'session-expired': 'sessionExpired',
  'row-lock': 'rowLock',
} as const satisfies Record<string, keyof FaultSpec>;

export const noFaults: FaultSpec = {
  seed: defaultSeed,
  connectionCut: 0,
  connectionCutBefore: 0,
  connectionCutDuring: 0,
  connectionCutAfter: 0,
  unavailable: 0,
  sessionExpired: 0,
  dailyLimitAfter: undefined,
  slow: { probability: 0, milliseconds: 0 },
  rowLock: 0,
};

/**
 * Reads `seed=7,connection-cut=0.05,unavailable=0.05,row-lock=0.02,slow=0.1:200ms,daily-limit-after=500`. Nothing stands for no
 * faults. Throws INVALID_INPUT for what it does not know, with all it knows.
 */
export function parseFaults(text: string): FaultSpec {
  let spec = noFaults;
  for (const part of text.split(',').map((item) => item.trim())) {
    if (part === '') continue;
    const [name = '', value = ''] = part.split('=');
    spec = { ...spec, ...readPart(name, value) };
  }
  return spec;
}

function readPart(name: string, value: string): Partial<FaultSpec> {
  if (name === 'seed') return { seed: wholeNumber(name, value) };
  if (name === 'daily-limit-after') return { dailyLimitAfter: wholeNumber(name, value) };
  if (name === 'slow') {
    const [, chance = '', milliseconds = ''] = /^([\d.]+):(\d+)ms$/u.exec(value) ?? [];
    if (milliseconds === '') throw wrong(`slow takes a probability and a time, such as slow=0.1:200ms, not ${value}`);
    return { slow: { probability: probability(name, chance), milliseconds: Number(milliseconds) } };
  }
  const known = Object.entries(probabilities).find(([known]) => known === name);
  if (known) return { [known[1]]: probability(name, value) };
  const names = ['seed', ...Object.keys(probabilities), 'slow', 'daily-limit-after'];
  throw wrong(`there is no fault ${name}; known are ${names.join(', ')}`);
}

function probability(name: string, value: string): number {
  const number = Number(value);
  if (value !== '' && number >= 0 && number <= 1) return number;
  throw wrong(`${name} takes a probability from 0 to 1, not ${value}`);
}

function wholeNumber(name: string, value: string): number {
  if (/^\d+$/u.test(value)) return Number(value);
  throw wrong(`${name} takes a whole number, not ${value}`);
}

function wrong(message: string): SalesforceError {
  return new SalesforceError('INVALID_INPUT', `Faults: ${message}.`);
}
