import assert from 'node:assert/strict';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { after, before, suite, test } from 'node:test';
import { planSchema } from '../plan/schema.ts';
import type { CsvSource } from '../plan/schema.ts';
import { SourceError } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { openCsv } from './csv.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'csv-'));
});
after(() => rm(folder, { recursive: true }));

async function read(content: string | Buffer | undefined, options: Partial<CsvSource> = {}) {
  const file = path.join(folder, 'rows.csv');
  if (content !== undefined) await writeFile(file, content);
  const { sources } = planSchema.parse({ name: 'x', sources: { s: { csv: 'rows.csv', ...options } }, loads: {} });
  const problems: Problem[] = [];
  const rows: { line: number; cells: readonly string[] }[] = [];
  try {
    const source = await openCsv(file, 'rows.csv', sources['s'] as CsvSource, (found) => problems.push(found));
    for await (const batch of source.rows) rows.push(...batch.map(({ line, cells }) => ({ line, cells })));
    return { columns: source.columns, rows, problems: problems.map(summary) };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { columns: [], rows, problems: [...problems, error.problem].map(summary) };
  }
}

const summary = ({ code, line, column }: Problem) =>
  [line, column, code].filter((part) => part !== undefined).join(' ');
const cellsOf = (answer: { rows: { cells: readonly string[] }[] }) => answer.rows.map(({ cells }) => cells);

suite('A CSV file', () => {
  test('quotes, delimiters and line breaks inside cells are read, and each row knows its line', async () => {
    const answer = await read('A,B\r\n"one ""1""","x,y"\r\n"two\r\nlines",z\r\n\r\nlast,1\r\n');
    assert.deepEqual(answer.problems, []);
    assert.deepEqual(answer.rows, [
      { line: 2, cells: ['one "1"', 'x,y'] },
      { line: 3, cells: ['two\r\nlines', 'z'] },
      { line: 6, cells: ['last', '1'] },
    ]);
  });

  test('files that mix line endings are read as their lines', async () => {
    const answer = await read('A\r\n1\n2\r\n"3\r\n3"\n4\r5\n6\n');
    assert.deepEqual(answer.problems, []);
    assert.deepEqual(
      answer.rows.map(({ cells }) => cells[0]),
      ['1', '2', '3\r\n3', '4', '5', '6'],
    );
  });

  test('a byte order mark is no part of the first column', async () => {
    assert.deepEqual((await read('\ufeffName,B\nÄ,2\n')).columns, ['Name', 'B']);
    const utf16 = Buffer.from('\ufeffName;B\nÄ;2\n', 'utf16le');
    const answer = await read(utf16, { encoding: 'utf-16le', delimiter: ';' });
    assert.deepEqual([answer.columns, cellsOf(answer)], [['Name', 'B'], [['Ä', '2']]]);
  });

  test('Windows text is read as declared', async () => {
    const answer = await read(Buffer.from([0x41, 0x0a, 0xc4, 0x20, 0x80, 0x0a]), { encoding: 'windows-1252' });
    assert.deepEqual(cellsOf(answer), [['Ä €']]);
  });

  test('bytes that are not of the declared encoding are refused with their line, also when a character crosses a chunk', async () => {
    assert.deepEqual((await read(Buffer.from([0x41, 0x0a, 0x62, 0x0a, 0xc4, 0x0a]))).problems, ['3 WRONG_ENCODING']);
    assert.deepEqual((await read(Buffer.from('A\nb\n', 'utf16le'))).problems, ['1 WRONG_ENCODING']);
    assert.deepEqual((await read('\ufeffA\n1\n', { encoding: 'windows-1252' })).problems, ['1 WRONG_ENCODING']);
    assert.deepEqual((await read('A\nb\nMünchen\n', { encoding: 'windows-1252' })).problems, ['3 WRONG_ENCODING']);
    assert.deepEqual((await read('A\nb\0c\n', { encoding: 'windows-1252' })).problems, ['2 WRONG_ENCODING']);
    const long = `A\n${'a'.repeat(262_141)}Ä\n`;
    assert.deepEqual((await read(long)).problems, []);
  });

  test('a quote that is never closed and one in the wrong place are refused with the line where the record begins', async () => {
    assert.deepEqual((await read('A,B\n1,2\n"3,4\n5,6\n')).problems, ['3 BAD_QUOTES']);
    assert.deepEqual((await read('A,B\n1,2\n3,4"x"\n')).problems, ['3 BAD_QUOTES']);
  });

  test('rows with too few or too many cells are all reported and the others still read', async () => {
    const answer = await read('A,B\n1\n1,2\n1,2,3\n');
    assert.deepEqual(answer.problems, ['2 CELLS_MISMATCH', '4 CELLS_MISMATCH']);
    assert.deepEqual(cellsOf(answer), [['1', '2']]);
  });

  test('an absent file, an empty one and a column given twice are refused', async () => {
    await rm(path.join(folder, 'rows.csv'), { force: true });
    assert.deepEqual((await read(undefined)).problems, ['FILE_NOT_FOUND']);
    assert.deepEqual((await read('')).problems, ['1 FILE_EMPTY']);
    assert.deepEqual((await read('A,B,A\n1,2,3\n')).problems, ['1 A COLUMN_TWICE']);
  });

  test('a single line of 200 MB is refused with its line, and is never held in memory', async () => {
    const file = createWriteStream(path.join(folder, 'rows.csv'));
    file.write('A,B\n1,2\n"');
    const piece = 'x'.repeat(1_000_000);
    for (let written = 0; written < 200; written += 1)
      if (!file.write(piece)) await new Promise<void>((resolve) => void file.once('drain', () => resolve()));
    file.end();
    await finished(file);
    const memoryBefore = process.memoryUsage().rss;
    assert.deepEqual((await read(undefined)).problems, ['3 RECORD_TOO_LONG']);
    assert.ok(process.memoryUsage().rss - memoryBefore < 100_000_000);
  });
});
