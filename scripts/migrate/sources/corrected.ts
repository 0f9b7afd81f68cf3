import path from 'node:path';
import { problem, SourceError } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { openCsv } from './csv.ts';
import type { RowBatches, SourceRow, SourceRows } from './types.ts';

/** Columns that a file of rejected rows has after those of its source. */
export const REJECTED_COLUMNS = [
  'handover row',
  'handover line',
  'handover load',
  'handover field',
  'handover code',
  'handover message',
] as const;

/** Whether a run adds the column to rejected rows; a source of a plan may not have one. */
export function isRejectedColumn(column: string): boolean {
  return (REJECTED_COLUMNS as readonly string[]).includes(column);
}

/** How a run writes rejected rows, whatever the source's own form: spreadsheets open it and it can be read back. */
const FORM = {
  csv: '',
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  maximumRecordBytes: 100_000_000,
} as const;

/**
 * A corrected file of rejected rows in place of its source: the columns of the source, and the row and line that each row
 * had there. A row that was refused by several loads stands there once for each; the first one counts.
 */
export async function openCorrected(file: string, report: (found: Problem) => void): Promise<SourceRows> {
  const opened = await openCsv(path.resolve(file), file, FORM, report);
  const own = opened.columns.findIndex(isRejectedColumn);
  const rowColumn = opened.columns.indexOf('handover row');
  if (own < 0 || rowColumn < 0) {
    throw new SourceError(problem('REJECTED_FILE', { file, line: 1 }, 'The file is not one of rejected rows.'));
  }
  return { file, columns: opened.columns.slice(0, own), rows: rows(opened.rows, own, rowColumn) };
}

async function* rows(all: RowBatches, own: number, rowColumn: number): AsyncGenerator<readonly SourceRow[]> {
  const given = new Set<number>();
  for await (const batch of all)
    yield batch.flatMap(({ number, line, cells }) => {
      const original = Number(cells[rowColumn]);
      const row = Number.isInteger(original) && original > 0 ? original : number;
      if (given.has(row)) return [];
      given.add(row);
      return [{ number: row, line, cells: cells.slice(0, own) }];
    });
}
