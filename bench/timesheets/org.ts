import { startLocalOrg } from '../../tests/acceptance/harness/local-org.ts';
import type { LocalOrg } from '../../tests/acceptance/harness/local-org.ts';
import { OBJECT } from './rows.ts';

const VERSION = 'v66.0';

/** A fresh local org, and what is measured at it from outside. */
export interface MeasuredOrg extends LocalOrg {
  /** Requests that clients made since the org started, as `Sforce-Limit-Info` counts them, without those of this function. */
  calls(): Promise<number>;
  /** Timesheets in the org. */
  count(): Promise<number>;
  request(path: string, init?: RequestInit): Promise<Response>;
}

/** Starts a local org from a snapshot. */
export async function startMeasuredOrg(snapshot: string): Promise<MeasuredOrg> {
  const org = await startLocalOrg({ from: snapshot });
  let own = 0;
  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    own += 1;
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${org.accessToken}`);
    const response = await fetch(`${org.url}/services/data/${VERSION}${path}`, { ...init, headers });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  return {
    ...org,
    request,
    async calls() {
      const response = await request('/limits');
      await response.body?.cancel();
      return Number(/api-usage=(\d+)\//u.exec(response.headers.get('sforce-limit-info') ?? '')?.[1]) - own;
    },
    async count() {
      const response = await request(`/query?q=${encodeURIComponent(`SELECT COUNT() FROM ${OBJECT}`)}`);
      return ((await response.json()) as { totalSize: number }).totalSize;
    },
  };
}
