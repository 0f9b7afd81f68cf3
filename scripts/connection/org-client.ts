import { connectionMessage, OrgError, OrgUnavailableError, mayTryAgain, pauseBefore, RETRY_DEFAULTS } from './retry.ts';
import type { Patience } from './retry.ts';
import { sendFile } from './send-file.ts';
import type { Session } from './session.ts';
import { refreshSession } from './target.ts';

export { isPassing, OrgError, OrgUnavailableError, sleep } from './retry.ts';
export type { RetryOptions } from './retry.ts';

export interface OrgRequest {
  readonly method: string;
  /** Below /services/data/vXX.X, or a whole path that begins with /services. */
  readonly path: string;
  readonly contentType?: string;
  readonly accept?: string;
  /** A whole file goes over the line: it may take ten times as long as other requests. */
  readonly large?: boolean;
  readonly body?: string;
  /** A file that is the body. */
  readonly file?: string;
}

/**
 * Requests to one org: counted, with a time limit, repeated with growing pauses when the connection, the server, a row lock
 * or a limit fails, and with a refreshed session where the login can give one. Neither tokens nor bodies enter a message.
 */
export class OrgClient {
  readonly connection: Session;
  readonly #patience: Patience;
  readonly #timeout: number;
  /** HTTP requests sent so far, repetitions included. */
  calls = 0;
  retries = 0;

  constructor(connection: Session, patience: Patience = {}) {
    this.connection = connection;
    this.#patience = {
      ...patience,
      onRetry: (reason) => {
        this.retries += 1;
        patience.onRetry?.(reason);
      },
    };
    this.#timeout = patience.retry?.timeout ?? RETRY_DEFAULTS.timeout;
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
    const request = body === undefined ? {} : { body: JSON.stringify(body), contentType: 'application/json' };
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
    await pauseBefore(attempt, failure, this.#patience);
  }

  /** As `pause`; answers false instead of throwing when there were enough attempts. */
  async mayTryAgain(attempt: number, failure: OrgError): Promise<boolean> {
    if (await mayTryAgain(attempt, failure.message, this.#patience)) return true;
    if (this.#patience.signal?.aborted === true) await this.pause(attempt, failure);
    return false;
  }

  async #attempt(request: OrgRequest): Promise<Response | OrgError> {
    this.calls += 1;
    const { instanceUrl, version, accessToken } = this.connection;
    const path = request.path.startsWith('/services') ? request.path : `/services/data/v${version}${request.path}`;
    const { body, file } = request;
    try {
      const settings = {
        method: request.method,
        headers: {
          Authorization: `Bearer ${accessToken ?? ''}`,
          Accept: request.accept ?? 'application/json',
          ...(request.contentType === undefined ? {} : { 'Content-Type': request.contentType }),
        },
        signal: AbortSignal.timeout(this.#timeout * (request.large === true ? 10 : 1)),
      };
      const url = `${instanceUrl}${path}`;
      const response =
        file === undefined
          ? await fetch(url, { ...settings, ...(body === undefined ? {} : { body }) })
          : await sendFile(url, file, settings);
      return response.ok ? response : await readError(response);
    } catch (error) {
      return new OrgError('CONNECTION_LOST', connectionMessage(error), 0);
    }
  }
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
