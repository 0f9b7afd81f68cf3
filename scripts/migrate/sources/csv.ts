import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
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
  const columns = first.value.cells.map((cell) => cell.trim());
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
  records: AsyncGenerator<RawRecord>,
  columns: readonly string[],
  file: string,
  report: (found: Problem) => void,
): AsyncGenerator<SourceRow> {
  let number = 0;
  for await (const { cells, line } of records) {
    number += 1;
    if (cells.length !== columns.length) {
      const message = `The row has ${cells.length} cells, the header ${columns.length}.`;
      report(problem('CELLS_MISMATCH', { file, line }, message));
      continue;
    }
    yield { number, line, cells };
  }
}

/** Files that several programs wrote mix them; the parser by itself would take the first one for the whole file. */
const LINE_ENDINGS = ['\r\n', '\n', '\r'];

interface RawRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

async function* readRecords(
  file: string,
  shown: string,
  source: CsvSource,
): AsyncGenerator<RawRecord, void, undefined> {
  const bytes = createReadStream(file, { highWaterMark: 256 * 1024 });
  const counter = lineCounter();
  const parser = parse({
    delimiter: source.delimiter,
    quote: source.quote,
    record_delimiter: LINE_ENDINGS,
    escape: source.quote,
    max_record_size: source.maximumRecordBytes,
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (cells, { lines, empty_lines: empty }) => withLine(cells, counter.begin(cells, lines, empty)),
  });
  const text = Readable.from(decode(bytes, shown, source.encoding));
  text.once('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const record of parser) yield record as RawRecord;
  } catch (error) {
    throw csvProblem(error, shown, counter.next(), source.maximumRecordBytes);
  } finally {
    text.destroy();
    bytes.destroy();
  }
}

/** The parser's types know a record only as its cells, but it hands on whatever `on_record` answers. */
function withLine(cells: string[], line: number): string[] {
  const record: RawRecord = { cells, line };
  return record as unknown as string[];
}

/**
 * On which line each record begins. The parser's own count takes a CRLF inside quotes for two lines, so it only tells here
 * whether a record has more than one.
 */
function lineCounter() {
  let consumed = 0;
  let counted = 0;
  let empty = 0;
  return {
    begin(cells: readonly string[], lines: number, emptyLines: number): number {
      const line = consumed + emptyLines + 1;
      consumed += 1 + (lines - counted > 1 ? breaksIn(cells) : 0);
      [counted, empty] = [lines, emptyLines];
      return line;
    },
    /** The line of the record after the last. */
    next: () => consumed + empty + 1,
  };
}

/** Line breaks inside quoted cells: a record's number of lines less one. */
function breaksIn(record: readonly string[]): number {
  let count = 0;
  for (const cell of record) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1;
  return count;
}

function csvProblem(error: unknown, file: string, line: number, limit: number): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new SourceError(
      problem('RECORD_TOO_LONG', { file, line }, `The record that begins on this line is longer than ${limit} bytes.`),
    );
  }
  const what =
    error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'A quote is opened and never closed' : 'A quote stands where none may';
  return new SourceError(problem('BAD_QUOTES', { file, line }, `${what} in the record that begins on this line.`));
}
