import { Connection } from 'jsforce';
import type { HttpRequest } from 'jsforce/lib/types/common.js';
import type { StreamPromise } from 'jsforce/lib/util/promise.js';
import { connectionMessage, isPassing, OrgError, pauseBefore, RETRY_DEFAULTS, setPatience } from './retry.ts';
import type { Patience } from './retry.ts';

/** A connection is renewed by this: it gives it a new access token, and answers false when it has none to give. */
export type RenewSession = (connection: Connection) => Promise<boolean>;

interface OrgConnectionSettings {
  readonly instanceUrl: string;
  readonly accessToken: string;
  readonly version: string;
  readonly patience?: Patience;
  readonly renewSession?: RenewSession;
}

/** Nobody listens there: before an org has ever answered this means a wrong address, which does not pass by itself. */
const NOBODY_THERE = new Set(['ECONNREFUSED', 'ENOTFOUND']);

/**
 * A jsforce connection that bears a disturbed org: what the org refused for the moment (busy, locked, limit) is sent again
 * after a pause, a broken connection too where repeating does no harm, an expired session is renewed once a request.
 *
 * Repeating harms where a lost request may have been carried out and would be carried out twice: a POST. It throws OrgError
 * with the code CONNECTION_LOST then, and whoever inserts looks at what the org holds before it goes on.
 */
export class OrgConnection extends Connection {
  readonly patience: Patience;
  readonly #renewSession: RenewSession;
  #everAnswered = false;

  constructor({ instanceUrl, accessToken, version, patience = {}, renewSession }: OrgConnectionSettings) {
    super({ instanceUrl, accessToken, version });
    this.patience = patience;
    setPatience(this, patience);
    this.#renewSession = renewSession ?? (() => Promise.resolve(false));
  }

  override request<R = unknown>(request: string | HttpRequest, options: object = {}): StreamPromise<R> {
    // jsforce's own repetitions leave PATCH out and most broken connections; two policies would multiply.
    const timeout = this.patience.retry?.timeout ?? RETRY_DEFAULTS.timeout;
    const settings = { timeout, ...options, retry: { maxRetries: 0 } };
    const send = (): StreamPromise<R> => super.request<R>(request, settings);
    const first = send();
    const mayRepeat = typeof request === 'string' || request.method !== 'POST';
    return Object.assign(this.#answer(first, send, mayRepeat), { stream: () => first.stream() });
  }

  async #answer<R>(first: Promise<R>, send: () => Promise<R>, mayRepeat: boolean): Promise<R> {
    let answer = first;
    let renewed = false;
    for (let attempt = 0; ;) {
      try {
        const body = await answer;
        this.#everAnswered = true;
        return body;
      } catch (error) {
        if (errorCode(error) === 'INVALID_SESSION_ID' && !renewed && (await this.#renewSession(this))) renewed = true;
        else {
          const failure = this.#passing(error, mayRepeat);
          await pauseBefore(attempt, failure, this.patience);
          attempt += 1;
        }
        answer = send();
      }
    }
  }

  /** What failed, when it is worth another attempt; anything else is thrown. */
  #passing(error: unknown, mayRepeat: boolean): OrgError {
    const code = errorCode(error);
    if (code !== undefined) {
      this.#everAnswered = true;
      // A gateway that gave up waiting does not say what became of the request.
      const lost = code === 'ERROR_HTTP_502' || code === 'ERROR_HTTP_504';
      if (!isPassing(code, (error as Error).message) && code !== 'ERROR_HTTP_503' && code !== 'ERROR_HTTP_429' && !lost)
        throw error;
      const failure = new OrgError(code, (error as Error).message.slice(0, 200), lost ? 0 : 503, { cause: error });
      if (lost && !mayRepeat) throw failure;
      return failure;
    }
    if (!isBrokenConnection(error)) throw error;
    if (!this.#everAnswered && NOBODY_THERE.has(networkCode(error))) throw error;
    const failure = new OrgError('CONNECTION_LOST', connectionMessage(error), 0, { cause: error });
    if (!mayRepeat) throw failure;
    return failure;
  }
}

/** Salesforce's code of an answer; undefined where there was none. */
function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'errorCode' in error ? String(error.errorCode) : undefined;
}

/** fetch tells a network's failure as a TypeError with a cause, a time-out as an abort, and a body cut off as "terminated". */
function isBrokenConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'AbortError' || (error instanceof TypeError && error.cause !== undefined);
}

function networkCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
