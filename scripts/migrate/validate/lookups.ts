import type { OrgClient } from '../../connection/org-client.ts';
import { literals } from '../../connection/records.ts';
import type { Scratch } from '../journal/scratch.ts';
import type { LookupTarget } from '../transform/row.ts';

/** Characters of a query that stays well below the 16,384 of a URL (Salesforce, "API Request Limits"), quoted and escaped. */
const QUERY_LENGTH = 8_000;
const PAGE = 2_000;

/** Asks the org for the values of a target that are not known yet, in as few calls as it takes. */
export async function resolveLookups(client: OrgClient, scratch: Scratch, target: LookupTarget): Promise<void> {
  const open = scratch.missingCount(target.name);
  if (open === 0) return;
  const by = target.by.toLowerCase();
  const take = (row: Record<string, unknown>) => {
    const value = Object.entries(row).find(([name]) => name.toLowerCase() === by)?.[1];
    if (value !== null && value !== undefined)
      scratch.found(target.name, String(value as string | number), String(row['Id']));
  };
  if (open > PAGE && (await recordCount(client, target)) / PAGE < open / 200) {
    const soql = `SELECT Id, ${target.by} FROM ${target.object} WHERE ${target.by} != null`;
    for await (const row of client.query<Record<string, unknown>>(soql)) take(row);
    return;
  }
  for (const values of scratch.missing(target.name, PAGE)) {
    for (const piece of pieces(values)) {
      const soql = `SELECT Id, ${target.by} FROM ${target.object} WHERE ${target.by} IN ${literals(piece)}`;
      for await (const row of client.query<Record<string, unknown>>(soql)) take(row);
    }
  }
}

async function recordCount(client: OrgClient, target: LookupTarget): Promise<number> {
  const answer = await client.json<{ totalSize: number }>(
    'GET',
    `/query?q=${encodeURIComponent(`SELECT COUNT() FROM ${target.object}`)}`,
  );
  return answer.totalSize;
}

function* pieces(values: readonly string[]): Generator<string[]> {
  let piece: string[] = [];
  let length = 0;
  for (const value of values) {
    const size = encodeURIComponent(value).length + 9;
    if (length + size > QUERY_LENGTH && piece.length > 0) {
      yield piece;
      piece = [];
      length = 0;
    }
    piece.push(value);
    length += size;
  }
  if (piece.length > 0) yield piece;
}
