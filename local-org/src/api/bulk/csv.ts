import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { z } from 'zod';

const lineEndings = { LF: '\n', CRLF: '\r\n' } as const;
export type LineEnding = keyof typeof lineEndings;

const columnDelimiters = {
  BACKQUOTE: '`',
  CARET: '^',
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  TAB: '\t',
} as const;
export type ColumnDelimiter = keyof typeof columnDelimiters;

/** Members of a job's creation that say how its CSV is written. */
export const csvOptions = {
  lineEnding: z.enum(['LF', 'CRLF']).default('LF'),
  columnDelimiter: z.enum(['BACKQUOTE', 'CARET', 'COMMA', 'PIPE', 'SEMICOLON', 'TAB']).default('COMMA'),
};

/** How a job's CSV, uploaded or answered, is written. */
export interface CsvFormat {
  readonly lineEnding: LineEnding;
  readonly columnDelimiter: ColumnDelimiter;
}

/** Characters of one record at most (Bulk API Developer Guide, "Limits": 400,000). */
const largestRecord = 400_000;

/** How far the end of the first line is looked for. */
const firstLineBytes = 512 * 1024;

/** Data that is no CSV of the job's format. The message is what the job's `errorMessage` says. */
export class CsvError extends Error {}

/**
 * The rows of an uploaded file: the header alone, then groups of at most `size`. Memory does not grow with the file.
 * Throws a CsvError for what is no CSV of the format, behind the rows that stand before the fault.
 */
export async function* readRows(file: string, format: CsvFormat, size: number): AsyncGenerator<string[][]> {
  await checkLineEnding(file, format.lineEnding);
  const parser = createReadStream(file).pipe(
    parse({
      bom: true,
      delimiter: columnDelimiters[format.columnDelimiter],
      record_delimiter: lineEndings[format.lineEnding],
      max_record_size: largestRecord,
      skip_empty_lines: true,
    }),
  );
  let rows: string[][] = [];
  let fault: CsvError | undefined;
  let isHeader = true;
  try {
    for await (const row of parser as AsyncIterable<string[]>) {
      rows.push(row);
      if (!isHeader && rows.length < size) continue;
      isHeader = false;
      yield rows;
      rows = [];
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    fault = new CsvError(`ClientInputError : ${message}`, { cause: error });
  } finally {
    parser.destroy();
  }
  if (rows.length > 0) yield rows;
  if (fault) throw fault;
}

/** Rows as CSV text, each value in quotation marks, each row with its line ending. */
export function writeRows(rows: readonly (readonly string[])[], format: CsvFormat): string {
  const delimiter = columnDelimiters[format.columnDelimiter];
  const end = lineEndings[format.lineEnding];
  return rows.map((row) => row.map(quoted).join(delimiter) + end).join('');
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

/** The first line ends as the job says that lines end. */
async function checkLineEnding(file: string, lineEnding: LineEnding): Promise<void> {
  for await (const bytes of createReadStream(file, { end: firstLineBytes, highWaterMark: firstLineBytes })) {
    const text = String(bytes);
    const end = text.indexOf('\n');
    if (end === -1 || (text[end - 1] === '\r') === (lineEnding === 'CRLF')) return;
    throw new CsvError(
      `ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is ${lineEnding}`,
    );
  }
}
