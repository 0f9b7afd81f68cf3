import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from 'jsforce';
import { refreshSession } from './target.ts';

/** The org refused a request as a whole. `code` is Salesforce's. */
export class OrgError extends Error {
  readonly code: string;
  readonly status: number;
  /** Whether it is likely to pass by itself. */
  readonly passing: boolean;

  constructor(code: string, message: string, status: number) {
    super(`${code}: ${message}`);
    this.name = 'OrgError';
    this.code = code;
    this.status = status;
    this.passing = status === 0 || status === 429 || status >= 500 || isPassing(code);
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

export const RETRY_DEFAULTS: RetryOptions = { retries: 7, delay: 500, timeout: 120_000 };
const LONGEST_DELAY = 30_000;

export interface OrgRequest {
  readonly method: string;
  /** Below /services/data/vXX.X, or a whole path that begins with /services. */
  readonly path: string;
  readonly contentType?: string;
  readonly accept?: string;
  /** A whole file goes over the line: it may take ten times as long as other requests. */
  readonly large?: boolean;
  /** Called for every attempt, so that a stream begins anew. */
  readonly body?: () => string | AsyncIterable<Uint8Array>;
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

/** Whether an error of a request or of a record is likely to pass by itself. */
export function isPassing(code: string): boolean {
  return PASSING.has(code);
}

/**
 * Requests to one org: counted, with a time limit, repeated with growing pauses when the connection, the server, a row lock
 * or a limit fails, and with a refreshed session where the login can give one. Neither tokens nor bodies enter a message.
 */
export class OrgClient {
  readonly connection: Connection;
  readonly #retry: RetryOptions;
  readonly #signal: AbortSignal | undefined;
  readonly #onRetry: (reason: string) => void;
  /** HTTP requests sent so far, repetitions included. */
  calls = 0;
  retries = 0;

  constructor(
    connection: Connection,
    options: { retry?: Partial<RetryOptions>; signal?: AbortSignal; onRetry?: (reason: string) => void } = {},
  ) {
    this.connection = connection;
    this.#retry = { ...RETRY_DEFAULTS, ...options.retry };
    this.#signal = options.signal;
    this.#onRetry = options.onRetry ?? (() => {});
  }

  /** Sends JSON, reads JSON. */
  async json<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.jsonOnce<Answer>(method, path, body);
      } catch (error) {
        if (!(error instanceof OrgError) || !error.passing) throw error;
        await this.pause(attempt, error);
      }
    }
  }

  /** One attempt to send JSON and read JSON: for requests whose repetition has to look first at what the lost one did. */
  async jsonOnce<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const request = body === undefined ? {} : { body: () => JSON.stringify(body), contentType: 'application/json' };
    const response = await this.once({ method, path, ...request });
    try {
      const text = await response.text();
      return (text === '' ? undefined : JSON.parse(text)) as Answer;
    } catch (error) {
      throw new OrgError('CONNECTION_LOST', connectionMessage(error), 0);
    }
  }

  /** All rows of a query, page by page. */
  async *query<Row extends object>(soql: string): AsyncGenerator<Row> {
    interface Page {
      readonly records: Row[];
      readonly done: boolean;
      readonly nextRecordsUrl?: string;
    }
    let page = await this.json<Page>('GET', `/query?q=${encodeURIComponent(soql)}`);
    for (;;) {
      yield* page.records;
      if (page.done || page.nextRecordsUrl === undefined) return;
      page = await this.json<Page>('GET', page.nextRecordsUrl);
    }
  }

  /** Sends one request, repeating it while that can help; throws OrgError, or OrgUnavailableError when it gives up. */
  async send(request: OrgRequest): Promise<Response> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.once(request);
      } catch (error) {
        if (!(error instanceof OrgError) || !error.passing) throw error;
        await this.pause(attempt, error);
      }
    }
  }

  /** One attempt, or two where the session had to be refreshed between them. Throws OrgError; `passing` tells whether to repeat. */
  async once(request: OrgRequest): Promise<Response> {
    const first = await this.#attempt(request);
    if (first instanceof Response) return first;
    if (first.status !== 401) throw first;
    const second = (await refreshSession(this.connection)) ? await this.#attempt(request) : first;
    if (second instanceof Response) return second;
    if (second.status !== 401) throw second;
    throw new OrgUnavailableError(
      'The session has expired. Log in again and run the same command: it goes on where it stopped.',
    );
  }

  /**
   * Waits before repetition number `attempt` (beginning with 0); throws OrgUnavailableError when there were enough, or when
   * the user asks to stop meanwhile.
   */
  async pause(attempt: number, failure: OrgError): Promise<void> {
    if (attempt >= this.#retry.retries) throw unavailable(failure);
    this.retries += 1;
    this.#onRetry(failure.message);
    const longest = Math.min(this.#retry.delay * 2 ** attempt, LONGEST_DELAY);
    await sleep(longest * (0.5 + Math.random() / 2), this.#signal);
    if (this.#signal?.aborted === true) throw unavailable(failure);
  }

  async #attempt(request: OrgRequest): Promise<Response | OrgError> {
    this.calls += 1;
    const { instanceUrl, version, accessToken } = this.connection;
    const path = request.path.startsWith('/services') ? request.path : `/services/data/v${version}${request.path}`;
    const body = request.body?.();
    try {
      const response = await fetch(`${instanceUrl}${path}`, {
        method: request.method,
        headers: {
          Authorization: `Bearer ${accessToken ?? ''}`,
          Accept: request.accept ?? 'application/json',
          ...(request.contentType === undefined ? {} : { 'Content-Type': request.contentType }),
        },
        signal: AbortSignal.timeout(this.#retry.timeout * (request.large === true ? 10 : 1)),
        ...(body === undefined ? {} : { body: body as string, duplex: 'half' }),
      });
      return response.ok ? response : await readError(response);
    } catch (error) {
      return new OrgError('CONNECTION_LOST', connectionMessage(error), 0);
    }
  }
}

/** Waits, or until the signal is aborted. */
export async function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await wait(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => {});
}

function unavailable(failure: OrgError): OrgUnavailableError {
  return new OrgUnavailableError(`The org did not serve the request after several attempts (${failure.message}).`, {
    cause: failure,
  });
}

function connectionMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/** REST errors are a list of errorCode and message; anything else is told by its status. */
async function readError(response: Response): Promise<OrgError> {
  const text = await response.text().catch(() => '');
  try {
    const [first] = JSON.parse(text) as { errorCode?: string; message?: string }[];
    return new OrgError(
      first?.errorCode ?? `HTTP_${response.status}`,
      first?.message ?? response.statusText,
      response.status,
    );
  } catch {
    return new OrgError(`HTTP_${response.status}`, response.statusText, response.status);
  }
}
