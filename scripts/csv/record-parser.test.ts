import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { CsvFault, CsvRecordParser } from './record-parser.ts';

const FORM = { delimiter: ',', quote: '"', maximumRecordBytes: 1_000 };

/** Cells of each record, or why and where the text cannot be read; the text comes in pieces of the given size. */
function read(text: string, size: number): (readonly string[])[] | string {
  const parser = new CsvRecordParser(FORM);
  const records: (readonly string[])[] = [];
  try {
    for (let at = 0; at < text.length; at += size)
      records.push(...parser.write(text.slice(at, at + size)).map(({ cells }) => cells));
    return [...records, ...parser.end().map(({ cells }) => cells)];
  } catch (error) {
    if (error instanceof CsvFault) return 'refused';
    throw error;
  }
}

function oracle(text: string): (readonly string[])[] | string {
  try {
    return parse(text, {
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch {
    return 'refused';
  }
}

/** Numbers from 0 to below `end` that repeat with their seed (mulberry32). */
function drawer(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
}

suite('Records of a CSV text', () => {
  test('are those that csv-parse reads, wherever the pieces of the text are cut, also where it refuses it', () => {
    const draw = drawer(7);
    const alphabet = ['a', 'b', ',', ',', '"', '"', '"a"', '""', '\n', '\n', '\r\n', '\r', ' ', 'ü'];
    for (let round = 0; round < 20_000; round += 1) {
      const text = Array.from({ length: draw(14) }, () => alphabet[draw(alphabet.length)]).join('');
      const expected = oracle(text);
      for (const size of [1, 2, 3, 100]) assert.deepEqual(read(text, size), expected, JSON.stringify({ text, size }));
    }
  });

  test('know the line on which they begin, and so do faults', () => {
    const parser = new CsvRecordParser(FORM);
    const records = parser.write('a\n\n"b\r\nb"\r\nc\rd\n"e');
    assert.deepEqual(
      records.map(({ line }) => line),
      [1, 3, 5, 6],
    );
    assert.throws(() => parser.end(), { reason: 'quote never closed', line: 7 });
    assert.throws(() => new CsvRecordParser(FORM).write('a\nb"\n'), { reason: 'misplaced quote', line: 2 });
  });

  test('longer than allowed are refused before they have come to their end', () => {
    const parser = new CsvRecordParser(FORM);
    parser.write('a\n"');
    assert.throws(
      () => {
        for (let piece = 0; piece < 100; piece += 1) parser.write('x'.repeat(100));
      },
      { reason: 'too long', line: 2 },
    );
    assert.throws(() => new CsvRecordParser(FORM).write(`${'ü'.repeat(501)}\n`), { reason: 'too long', line: 1 });
  });
});
