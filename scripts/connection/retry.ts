import { setTimeout as wait } from 'node:timers/promises';

/** The org refused a request as a whole, or the connection broke (status 0). `code` is Salesforce's. */
export class OrgError extends Error {
  readonly code: string;
  readonly status: number;
  /** Whether it is likely to pass by itself. */
  readonly passing: boolean;

  constructor(code: string, message: string, status: number, options?: ErrorOptions) {
    super(`${code}: ${message}`, options);
    this.name = 'OrgError';
    this.code = code;
    this.status = status;
    this.passing = status === 0 || status === 429 || status >= 500 || isPassing(code, message);
  }
}

/** The org can not be reached any more, or not with this session: what was begun can be resumed later. */
export class OrgUnavailableError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OrgUnavailableError';
  }
}

export interface RetryOptions {
  /** How often a request is tried again before the run stops. */
  readonly retries: number;
  /** Milliseconds before the first repetition; doubled each time, at most half a minute, with a random share. */
  readonly delay: number;
  /** Milliseconds that one request may take. */
  readonly timeout: number;
}

/** How patient a run is, who can end a pause, and who hears of one. */
export interface Patience {
  readonly retry?: Partial<RetryOptions>;
  readonly signal?: AbortSignal;
  readonly onRetry?: (reason: string) => void;
}

export const RETRY_DEFAULTS: RetryOptions = { retries: 7, delay: 500, timeout: 120_000 };
const LONGEST_DELAY = 30_000;

const patienceByConnection = new WeakMap<object, Patience>();

/** Notes how patient a connection is, for functions that are handed only the connection. */
export function setPatience(connection: object, patience: Patience): void {
  patienceByConnection.set(connection, patience);
}

/** How patient a connection is; those of which nothing is known are as patient as the default. */
export function patienceOf(connection: object): Patience {
  return patienceByConnection.get(connection) ?? {};
}

/** Codes that pass by themselves (REST API Developer Guide, "Status Codes and Error Responses"). */
const PASSING = new Set([
  'UNABLE_TO_LOCK_ROW',
  'REQUEST_LIMIT_EXCEEDED',
  'SERVER_UNAVAILABLE',
  'REQUEST_RUNNING_TOO_LONG',
  'QUERY_TIMEOUT',
  'CONCURRENT_REQUESTS_LIMIT_EXCEEDED',
  'TXN_SECURITY_METERING_ERROR',
]);

/** How an org says that its API requests of 24 hours are used up; the same code stands for limits that pass in seconds. */
const DAILY_LIMIT = /TotalRequests Limit/i;

/** Whether an error of a request or of a record is likely to pass by itself, within minutes. */
export function isPassing(code: string, message = ''): boolean {
  return PASSING.has(code) && !DAILY_LIMIT.test(message);
}

/** What a user is to know of an error beyond the org's own words; empty where those say it. */
export function adviceOn(message: string): string {
  return DAILY_LIMIT.test(message)
    ? " The org's API requests are used up. It counts those of the last 24 hours: run the same command again later, or ask Salesforce for more."
    : '';
}

/**
 * Waits before repetition number `attempt` (beginning with 0), longer each time. False: there were enough, or the user asks
 * to stop.
 */
export async function mayTryAgain(attempt: number, reason: string, patience: Patience): Promise<boolean> {
  const { retries, delay } = { ...RETRY_DEFAULTS, ...patience.retry };
  const stopped = (): boolean => patience.signal?.aborted === true;
  if (attempt >= retries || stopped()) return false;
  patience.onRetry?.(reason);
  const longest = Math.min(delay * 2 ** attempt, LONGEST_DELAY);
  await sleep(longest * (0.5 + Math.random() / 2), patience.signal);
  return !stopped();
}

/** As mayTryAgain; throws OrgUnavailableError instead of answering false. */
export async function pauseBefore(attempt: number, failure: OrgError, patience: Patience): Promise<void> {
  if (await mayTryAgain(attempt, failure.message, patience)) return;
  throw new OrgUnavailableError(`The org did not serve the request after several attempts (${failure.message}).`, {
    cause: failure,
  });
}

/** Waits, or until the signal is aborted. */
export async function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await wait(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => {});
}

/** What broke a connection, in the words of the network. */
export function connectionMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'no answer in time';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
