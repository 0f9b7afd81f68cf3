import { stat } from 'node:fs/promises';
import { piecesOf } from '../../csv/pieces.ts';
import { CsvFault, CsvRecordParser } from '../../csv/record-parser.ts';
import type { CsvRecord } from '../../csv/record-parser.ts';
import type { CsvSource } from '../plan/schema.ts';
import { problem, SourceError } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { decode } from './decode.ts';
import type { SourceRow, SourceRows } from './types.ts';

/**
 * Streams a CSV file. Faults of a row go to `report` and the row is left out; what makes the rest unreadable (encoding,
 * an unclosed quote, a record longer than the plan allows) ends the stream with a SourceError. Memory stays bounded by the
 * longest record, whatever the file's size.
 */
export async function openCsv(
  file: string,
  shown: string,
  source: CsvSource,
  report: (found: Problem) => void,
): Promise<SourceRows> {
  await requireFile(file, shown);
  const records = readRecords(file, shown, source);
  const first = await records.next();
  if (first.done === true) throw new SourceError(problem('FILE_EMPTY', { file: shown, line: 1 }, 'The file is empty.'));
  const columns = (first.value[0]?.cells ?? []).map((cell) => cell.trim());
  const twice = columns.find((column, index) => column !== '' && columns.indexOf(column) !== index);
  if (twice !== undefined) {
    await records.return(undefined);
    throw new SourceError(
      problem(
        'COLUMN_TWICE',
        { file: shown, line: 1, column: twice },
        `The column "${twice}" is there more than once.`,
      ),
    );
  }
  return { file: shown, columns, rows: rowsOf(records, columns, shown, report) };
}

async function requireFile(file: string, shown: string): Promise<void> {
  try {
    if (!(await stat(file)).isFile()) throw new Error('not a file');
  } catch {
    throw new SourceError(problem('FILE_NOT_FOUND', { file: shown }, 'There is no such file.'));
  }
}

async function* rowsOf(
  records: AsyncGenerator<readonly CsvRecord[]>,
  columns: readonly string[],
  file: string,
  report: (found: Problem) => void,
): AsyncGenerator<readonly SourceRow[]> {
  let number = 0;
  for await (const batch of records) {
    let rows: SourceRow[] = [];
    for (const { cells, line } of batch) {
      number += 1;
      if (cells.length === columns.length) {
        rows.push({ number, line, cells });
        continue;
      }
      // What is wrong with the rows before is told first.
      yield rows;
      rows = [];
      const message = `The row has ${cells.length} cells, the header ${columns.length}.`;
      report(problem('CELLS_MISMATCH', { file, line }, message));
    }
    yield rows;
  }
}

/** The first record by itself, because it is the header, then the others as they come. */
async function* readRecords(
  file: string,
  shown: string,
  source: CsvSource,
): AsyncGenerator<readonly CsvRecord[], void, undefined> {
  const parser = new CsvRecordParser(source);
  let first = true;
  const inTurn = function* (records: readonly CsvRecord[]): Generator<readonly CsvRecord[]> {
    if (records.length === 0) return;
    if (first) yield records.slice(0, 1);
    yield first ? records.slice(1) : records;
    first = false;
  };
  try {
    for await (const text of decode(piecesOf(file), shown, source.encoding)) yield* inTurn(parser.write(text));
    yield* inTurn(parser.end());
  } catch (error) {
    throw csvProblem(error, shown, source.maximumRecordBytes);
  }
}

function csvProblem(error: unknown, file: string, limit: number): unknown {
  if (!(error instanceof CsvFault)) return error;
  const { line, reason } = error;
  if (reason === 'too long') {
    return new SourceError(
      problem('RECORD_TOO_LONG', { file, line }, `The record that begins on this line is longer than ${limit} bytes.`),
    );
  }
  const what = reason === 'quote never closed' ? 'A quote is opened and never closed' : 'A quote stands where none may';
  return new SourceError(problem('BAD_QUOTES', { file, line }, `${what} in the record that begins on this line.`));
}
