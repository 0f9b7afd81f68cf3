import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cpuSecondsOf } from '../processes.ts';
import type { Base } from './base.ts';
import { startMeasuredOrg } from './org.ts';
import { BULK_LAYOUT, OBJECT, timesheets, writeCsv } from './rows.ts';

/** What the local org took for a Bulk job of timesheets with flow, rules and roll-ups on, from upload to the last row. */
export interface OrgSpeed {
  readonly rows: number;
  readonly seconds: number;
  readonly rowsPerSecond: number;
  /** Processor time of the org; undefined where there is no /proc. */
  readonly cpuSeconds: number | undefined;
}

const POLL = 100;

/** Loads `rows` timesheets into a fresh org with bare requests, so that no client's time is in the figure. */
export async function measureOrgSpeed(base: Base, rows: number): Promise<OrgSpeed> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-org-'));
  const org = await startMeasuredOrg(base.snapshot);
  try {
    const file = path.join(folder, 'timesheets.csv');
    await writeCsv(file, BULK_LAYOUT, timesheets(base, rows));
    const json = { 'Content-Type': 'application/json' };
    const cpuBefore = cpuSecondsOf(org.pid);
    const begun = performance.now();
    const created = await org.request('/jobs/ingest', {
      method: 'POST',
      headers: json,
      body: JSON.stringify({
        object: OBJECT,
        operation: 'upsert',
        externalIdFieldName: 'Timesheet_Key__c',
        lineEnding: 'LF',
      }),
    });
    const job = `/jobs/ingest/${((await created.json()) as { id: string }).id}`;
    // Node's fetch takes a stream as body, which its types know only with `duplex`.
    const upload: RequestInit & { duplex: 'half' } = {
      method: 'PUT',
      headers: { 'Content-Type': 'text/csv' },
      body: createReadStream(file) as unknown as NonNullable<RequestInit['body']>,
      duplex: 'half',
    };
    await org.request(`${job}/batches`, upload);
    await org.request(job, { method: 'PATCH', headers: json, body: JSON.stringify({ state: 'UploadComplete' }) });
    for (;;) {
      await pause(POLL);
      const info = (await (await org.request(job)).json()) as { state: string; errorMessage?: string };
      if (info.state === 'JobComplete') break;
      if (info.state === 'Failed') throw new Error(info.errorMessage);
    }
    const seconds = (performance.now() - begun) / 1000;
    const cpu = cpuSecondsOf(org.pid);
    const saved = await org.count();
    if (saved !== rows) throw new Error(`${saved} of ${rows} timesheets were saved.`);
    return {
      rows,
      seconds,
      rowsPerSecond: rows / seconds,
      cpuSeconds: cpu === undefined || cpuBefore === undefined ? undefined : cpu - cpuBefore,
    };
  } finally {
    await org.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Both measurements in words, and how the time grew: as many times as the rows is linear, more is not. */
export function orgSpeedLines(small: OrgSpeed, large: OrgSpeed): string[] {
  const line = ({ rows, seconds, rowsPerSecond, cpuSeconds }: OrgSpeed): string =>
    `${rows} timesheets with flow, rules and roll-ups: ${seconds.toFixed(1)} s, ${Math.round(rowsPerSecond)} a second${
      cpuSeconds === undefined ? '' : `, ${cpuSeconds.toFixed(1)} s of processor time`
    }`;
  return [
    line(small),
    line(large),
    `${large.rows / small.rows} times the rows took ${(large.seconds / small.seconds).toFixed(1)} times as long`,
  ];
}
