import { literals } from '../../connection/records.ts';
import { fold } from '../journal/scratch.ts';
import type { SaveTarget } from './save.ts';
import type { Outgoing, RecordFields } from './types.ts';

/** Rows asked for at once: their values have to fit into a URL. */
const ROWS = 50;

/** What tells records apart, folded as Salesforce compares text; an id counts by its first 15 characters. */
export function keyOf(fields: RecordFields, names: readonly string[]): string {
  return names.map((name) => part(fields[name])).join('\u0000');
}

function part(value: unknown): string {
  const text = typeof value === 'string' ? value : String(value ?? '');
  return /^[a-zA-Z0-9]{5}0[a-zA-Z0-9]{12}$/.test(text) ? text.slice(0, 15) : fold(text);
}

/** Ids of the records that agree with rows in the named fields, by `keyOf`. */
export async function findExisting(
  { client, load }: SaveTarget,
  names: readonly string[],
  rows: readonly Outgoing[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (let start = 0; start < rows.length; start += ROWS) {
    const piece = rows.slice(start, start + ROWS);
    const filters = names.map((name) => {
      const values = [...new Set(piece.map((row) => String(row.fields[name] ?? '')))];
      return `${name} IN ${literals(values)}`;
    });
    const soql = `SELECT Id, ${names.join(', ')} FROM ${load.object} WHERE ${filters.join(' AND ')}`;
    for await (const row of client.query<Record<string, string>>(soql)) {
      const key = keyOf(row, names);
      found.set(key, [...(found.get(key) ?? []), row['Id'] ?? '']);
    }
  }
  return found;
}
