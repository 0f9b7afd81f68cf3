import { deepFreeze } from './frozen.ts';
import type { FetchErrorResponse } from './types.ts';

/**
 * A request to the org's REST API in the name of the page's session; `path` starts below the version, as `ui-api/records/…`.
 * Rejects with a FetchErrorResponse as `lightning/ui*Api` do. A session that has ended leads back to the choice of a user.
 */
export async function callApi<Answer>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer> {
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
