import { OrgError, OrgUnavailableError } from '../connection/retry.ts';
import type { Known } from './types.ts';

/** A fact that was read, also where the org has none of it: null, false or an empty list. */
export function known<Value>(value: Value): Known<Value> {
  return { known: true, value };
}

/** A fact that could not be read. The reason has no full stop: the findings that quote it set one. */
export function unknown(reason: string): Known<never> {
  return { known: false, reason };
}

/**
 * What a request answers, or the org's reason why it does not. A lost session or connection is thrown: it says nothing
 * about the org, and every further check would fail by it too.
 */
export async function attempt<Value>(ask: () => Promise<Value>): Promise<Known<Value>> {
  try {
    return known(await ask());
  } catch (error) {
    if (!(error instanceof Error) || isAboutTheConnection(error)) throw error;
    return unknown(reasonOf(error));
  }
}

function isAboutTheConnection(error: Error): boolean {
  if (error instanceof OrgUnavailableError || error instanceof OrgError) return true;
  const code = 'errorCode' in error ? String(error.errorCode) : '';
  return (
    /INVALID_SESSION_ID|REQUEST_LIMIT_EXCEEDED|ERROR_HTTP_5\d\d/u.test(`${code} ${error.message}`) ||
    error.message === 'fetch failed' ||
    /ECONN|ENOTFOUND|ETIMEDOUT|EAI_AGAIN/u.test(`${error.message} ${String(error.cause)}`)
  );
}

/** The sentence at the end of an API error, without the query that is printed above it. */
function reasonOf(error: Error): string {
  const lines = error.message
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '^' && !line.startsWith('ERROR at Row'));
  const last = lines.at(-1) ?? error.name;
  return last.split('. ')[0]?.replace(/\.$/u, '') ?? last;
}
