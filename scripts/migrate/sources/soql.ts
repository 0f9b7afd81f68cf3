import { OrgError } from '../../connection/org-client.ts';
import type { OrgClient } from '../../connection/org-client.ts';
import { problem, SourceError } from '../problem.ts';
import type { SourceRow, SourceRows } from './types.ts';

/** Rows of another org. Columns are the paths of the select list, as the query writes them. */
export function openSoql(client: OrgClient, name: string, soql: string): SourceRows {
  const file = `query of source ${name}`;
  const columns = selectedPaths(soql);
  if (columns === undefined) {
    throw new SourceError(problem('QUERY_FAILED', { file }, 'The select list is not a list of fields.'));
  }
  return { file, columns, rows: rows(client, soql, columns, file) };
}

async function* rows(
  client: OrgClient,
  soql: string,
  columns: readonly string[],
  file: string,
): AsyncGenerator<readonly SourceRow[]> {
  let number = 0;
  try {
    for await (const record of client.query<Record<string, unknown>>(soql)) {
      number += 1;
      yield [{ number, line: number, cells: columns.map((column) => text(valueAt(record, column))) }];
    }
  } catch (error) {
    if (error instanceof OrgError) throw new SourceError(problem('QUERY_FAILED', { file }, error.message));
    throw error;
  }
}

/** The select list, when it is fields and paths only. */
function selectedPaths(soql: string): readonly string[] | undefined {
  const list = /^\s*SELECT\s+([\s\S]+?)\s+FROM\s/i.exec(soql)?.[1];
  const paths = list?.split(',').map((path) => path.trim());
  return paths?.every((path) => /^\w+(\.\w+)*$/.test(path)) === true ? paths : undefined;
}

/** SOQL names are case-insensitive, the answer's are not. */
function valueAt(record: unknown, path: string): unknown {
  let value = record;
  for (const step of path.toLowerCase().split('.')) {
    if (typeof value !== 'object' || value === null) return null;
    value = Object.entries(value).find(([name]) => name.toLowerCase() === step)?.[1];
  }
  return value;
}

function text(value: unknown): string {
  if (value === null || value === undefined || typeof value === 'object') return '';
  return typeof value === 'string' ? value : String(value as number | boolean);
}
