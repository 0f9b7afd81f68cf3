import { deepFreeze } from './frozen.ts';
import type { FetchErrorResponse } from './types.ts';

/** Readings that are on their way: whoever asks the same meanwhile gets the same answer. */
const underWay = new Map<string, Promise<unknown>>();

/**
 * A request to the org's REST API in the name of the page's session; `path` starts below the version, as `ui-api/records/…`.
 * The same reading twice at a time is one request. Rejects with a FetchErrorResponse as `lightning/ui*Api` do. A session that
 * has ended leads back to the choice of a user.
 */
export function callApi<Answer>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer> {
  if (method === 'GET') return shared(path, () => send<Answer>(method, path));
  // What was read before the write may be old.
  return send<Answer>(method, path, body).finally(forgetUnderWay);
}

/** A reading by POST, as GraphQL's queries are; shared like others. */
export function readByPost<Answer>(path: string, body: unknown): Promise<Answer> {
  return shared(`${path} ${JSON.stringify(body)}`, () => send<Answer>('POST', path, body));
}

/** Records have changed: what is on its way is nobody else's answer any more. */
export function forgetUnderWay(): void {
  underWay.clear();
}

function shared<Answer>(key: string, start: () => Promise<Answer>): Promise<Answer> {
  const there = underWay.get(key) as Promise<Answer> | undefined;
  if (there) return there;
  const begun = start().finally(() => {
    if (underWay.get(key) === begun) underWay.delete(key);
  });
  underWay.set(key, begun);
  return begun;
}

async function send<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`/services/data/v${globalThis.lightningSession.apiVersion}/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return answer<Answer>(response);
}

/** What only the page frame asks for; the same errors. */
export async function callFrame<Answer>(path: string): Promise<Answer> {
  return answer<Answer>(await fetch(`/lightning/frame/${path}`));
}

async function answer<Answer>(response: Response): Promise<Answer> {
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  if (response.ok) return deepFreeze(body as Answer);
  if (response.status === 401) globalThis.location.reload();
  const error: FetchErrorResponse = {
    ok: false,
    status: response.status,
    statusText: response.statusText,
    errorType: 'fetchResponse',
    headers: {},
    // REST errors come as a list, those of UI API as one object; components expect the object.
    body: Array.isArray(body) && body.length === 1 ? body[0] : (body as FetchErrorResponse['body']),
  };
  throw deepFreeze(error);
}

/** The query string of a path, without the parameters that have no value. */
export function queryString(
  parameters: Readonly<Record<string, string | number | readonly string[] | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    const text = Array.isArray(value) ? value.join(',') : value;
    if (text !== undefined && text !== '') search.set(name, String(text));
  }
  const query = search.toString();
  return query === '' ? '' : `?${query}`;
}
