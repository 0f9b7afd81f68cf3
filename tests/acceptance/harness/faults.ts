import type { Connection } from 'jsforce';

/**
 * Makes data requests to a local org fail, as its `serve --faults` does; an empty specification ends it. Answers how often
 * each fault has occurred under the specification before.
 */
export async function injectFaults(admin: Connection, spec: string): Promise<Readonly<Record<string, number>>> {
  const url = `${admin.instanceUrl}/local-org/faults`;
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${admin.accessToken ?? ''}` };
  const before = (await (await fetch(url, { headers })).json()) as { injected: Record<string, number> };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ spec }) });
  if (!answer.ok) throw new Error(`No such faults: ${await answer.text()}`);
  return before.injected;
}

/** What may befall a command that it survives within one run, as a specification of faults. */
export const DISTURBANCES: readonly (readonly [name: string, spec: string])[] = [
  ['broken connections', 'seed=3,connection-cut=0.12'],
  ['503 and slow answers', 'seed=4,unavailable=0.12,slow=0.2:30ms'],
];
