import { apiVersion } from '../api/versions.ts';
import { callOrg, findConnection } from './connection.ts';

interface QueryPage {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly QueryRecord[];
}

type QueryRecord = Readonly<Record<string, unknown>>;

/** Runs a SOQL query on the org and prints every row: as a table, or as JSON with the total. */
export async function runQuery(soql: string, options: { readonly json: boolean }): Promise<void> {
  const connection = findConnection();
  const records: QueryRecord[] = [];
  let resource = `/services/data/v${apiVersion}/query?q=${encodeURIComponent(soql)}`;
  let totalSize = 0;
  while (resource !== '') {
    const page = (await callOrg(connection, resource)) as QueryPage;
    records.push(...page.records);
    totalSize = page.totalSize;
    resource = page.nextRecordsUrl ?? '';
  }
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ totalSize, done: true, records }, null, 2)}\n`);
    return;
  }
  const rows = records.map((record) => flatten(record));
  if (rows.length > 0) process.stdout.write(`${formatTable(rows)}\n`);
  process.stdout.write(`${totalSize} ${totalSize === 1 ? 'row' : 'rows'}\n`);
}

/** Parent fields as `Parent.Field`, child rows as their number. */
function flatten(record: QueryRecord, prefix = ''): Record<string, string> {
  const row: Record<string, string> = {};
  for (const [name, value] of Object.entries(record)) {
    if (name === 'attributes') continue;
    if (typeof value !== 'object' || value === null) row[prefix + name] = value === null ? '' : String(value);
    else if ('records' in value) row[prefix + name] = `${String((value as QueryPage).totalSize)} rows`;
    else Object.assign(row, flatten(value as QueryRecord, `${prefix}${name}.`));
  }
  return row;
}

function formatTable(rows: readonly Record<string, string>[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  // A parent that is missing in one row stands in the columns of the rows that have one.
  const columns = names.filter((name) => !names.some((other) => other.startsWith(`${name}.`)));
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  const ruler = widths.map((width) => '-'.repeat(width));
  return [line(columns), line(ruler), ...rows.map((row) => line(columns.map((column) => row[column] ?? '')))].join(
    '\n',
  );
}
