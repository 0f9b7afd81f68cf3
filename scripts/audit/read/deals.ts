import type { FieldDescription, WonDeal } from '../types.ts';
import type { OrgReader } from './org.ts';

interface DealRow {
  readonly Id: string;
  readonly Name: string;
  readonly AccountId: string | null;
  readonly CloseDate: string;
  readonly CreatedDate: string;
  readonly LastModifiedDate: string;
}

/** The last won deals by close date; throws when deals themselves cannot be read, because then there is nothing to audit. */
export async function readWonDeals(org: OrgReader, last: number): Promise<WonDeal[]> {
  const reading = await org.query<DealRow>(
    'Opportunity',
    `SELECT Id, Name, AccountId, CloseDate, CreatedDate, LastModifiedDate FROM Opportunity WHERE IsWon = true ORDER BY CloseDate DESC, Id LIMIT ${last}`,
  );
  if (!reading.readable) throw new Error(`Won deals could not be read: ${reading.reason}.`);
  return reading.rows.map((row) => ({
    id: row.Id,
    name: row.Name,
    accountId: row.AccountId,
    closeDate: row.CloseDate,
    createdDate: row.CreatedDate,
    lastModifiedDate: row.LastModifiedDate,
  }));
}

/** With 200 ids beside them, 60 names of 40 characters keep a query below the length of a URL. */
const FIELDS_A_QUERY = 60;

/** Values of fields by record id; a group of fields that is refused is named as unread, the others are read all the same. */
export async function readValues(
  org: OrgReader,
  object: string,
  ids: readonly string[],
  fields: readonly FieldDescription[],
): Promise<Map<string, Map<string, unknown>>> {
  const values = new Map<string, Map<string, unknown>>(ids.map((id) => [id, new Map()]));
  for (let start = 0; start < fields.length; start += FIELDS_A_QUERY) {
    const names = fields.slice(start, start + FIELDS_A_QUERY).map(({ name }) => name);
    const reading = await org.queryByIds<Record<string, unknown> & { Id: string }>(
      `Fields of ${object} (${names[0]} to ${names.at(-1)})`,
      ids,
      (list) => `SELECT Id, ${names.join(', ')} FROM ${object} WHERE Id IN ${list}`,
    );
    if (!reading.readable) continue;
    for (const row of reading.rows) for (const name of names) values.get(row.Id)?.set(name, row[name]);
  }
  return values;
}

/** Whether a value says something: an unticked box and an empty text do not. */
export function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && value !== false && value !== '';
}
