import { isAscii, isUtf8 } from 'node:buffer';
import { problem, SourceError } from '../problem.ts';
import type { CsvSource } from '../plan/schema.ts';

const NEWLINE = 0x0a;

/**
 * Bytes to text, chunk by chunk, with the byte order mark taken off. Throws a SourceError with WRONG_ENCODING and the line
 * at the first byte that the declared encoding does not have; nothing is replaced silently.
 */
export async function* decode(
  bytes: AsyncIterable<Buffer>,
  file: string,
  encoding: CsvSource['encoding'],
): AsyncGenerator<string> {
  const decoder = encoding === 'utf-8' ? utf8Decoder(file) : singleDecoder(file, encoding);
  let first = true;
  for await (const chunk of bytes) {
    if (first) checkByteOrderMark(chunk, file, encoding);
    const text = decoder.write(chunk);
    yield first && text.startsWith('\ufeff') ? text.slice(1) : text;
    first = false;
  }
  yield decoder.end();
}

interface Decoder {
  write(chunk: Buffer): string;
  end(): string;
}

function utf8Decoder(file: string): Decoder {
  let carry = Buffer.alloc(0);
  let lines = 1;
  const fail = (line: number): never => {
    throw new SourceError(
      problem('WRONG_ENCODING', { file, line }, 'The file is declared as utf-8, but this line is not.'),
    );
  };
  return {
    write(chunk) {
      const all = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
      const end = completeLength(all);
      const body = all.subarray(0, end);
      if (!isUtf8(body)) fail(lines + badLine(body));
      const zero = body.indexOf(0);
      if (zero >= 0) {
        const line = lines + countLines(body.subarray(0, zero));
        throw new SourceError(
          problem('WRONG_ENCODING', { file, line }, 'The line holds zero bytes: the file is probably utf-16le.'),
        );
      }
      carry = Buffer.from(all.subarray(end));
      lines += countLines(body);
      return body.toString('utf8');
    },
    end() {
      if (carry.length > 0) fail(lines);
      return '';
    },
  };
}

/** How much of the buffer ends with a whole character: a sequence that continues in the next chunk waits for it. */
function completeLength(buffer: Buffer): number {
  for (let back = 1; back <= Math.min(3, buffer.length); back += 1) {
    const byte = buffer[buffer.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? buffer.length - back : buffer.length;
  }
  return buffer.length;
}

function badLine(buffer: Buffer): number {
  let start = 0;
  for (let line = 0; ; line += 1) {
    const next = buffer.indexOf(NEWLINE, start);
    if (!isUtf8(buffer.subarray(start, next < 0 ? buffer.length : next)) || next < 0) return line;
    start = next + 1;
  }
}

function countLines(buffer: Buffer): number {
  let count = 0;
  for (let at = buffer.indexOf(NEWLINE); at >= 0; at = buffer.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

/** Encodings in which nearly every byte means something: what a wrong declaration leaves behind tells it. */
function singleDecoder(file: string, encoding: CsvSource['encoding']): Decoder {
  const decoder = new TextDecoder(encoding === 'latin1' ? 'windows-1252' : encoding, { fatal: true, ignoreBOM: true });
  const doubts = encoding === 'utf-16le' ? undefined : utf8Doubts();
  let lines = 1;
  const fail = (line: number, message: string): never => {
    throw new SourceError(problem('WRONG_ENCODING', { file, line }, message));
  };
  const attempt = (work: () => string): string => {
    try {
      return work();
    } catch {
      return fail(lines, `The file is declared as ${encoding}, but holds what ${encoding} does not have.`);
    }
  };
  const checked = (text: string): string => {
    const zero = text.indexOf('\0');
    if (zero >= 0) fail(lines + breaksIn(text.slice(0, zero)), 'The line holds zero bytes, which no text has.');
    lines += breaksIn(text);
    return text;
  };
  return {
    write(chunk) {
      doubts?.take(chunk, lines);
      return checked(attempt(() => decoder.decode(chunk, { stream: true })));
    },
    end() {
      const rest = checked(attempt(() => decoder.decode()));
      const line = doubts?.line();
      if (line !== undefined)
        fail(line, `The file is declared as ${encoding}, but from this line on its letters are those of utf-8.`);
      return rest;
    },
  };
}

function breaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/**
 * Whether all of a file's letters outside ASCII make sense in UTF-8. By accident that does not happen: a text of another
 * encoding would have to write nothing but pairs such as "Ã¼".
 */
function utf8Doubts() {
  let carry = Buffer.alloc(0);
  let first: number | undefined;
  let possible = true;
  return {
    take(chunk: Buffer, lines: number): void {
      if (!possible) return;
      const all = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
      const end = completeLength(all);
      const body = all.subarray(0, end);
      carry = Buffer.from(all.subarray(end));
      possible = isUtf8(body);
      if (first !== undefined || !possible || isAscii(body)) return;
      first =
        lines +
        countLines(
          body.subarray(
            0,
            body.findIndex((byte) => byte >= 0x80),
          ),
        );
    },
    /** The first line with such letters, at the end of the file; undefined when it speaks another encoding, or ASCII only. */
    line: (): number | undefined => (possible && carry.length === 0 ? first : undefined),
  };
}

/** A byte order mark that contradicts the declaration is the cheapest proof of a wrong one. */
function checkByteOrderMark(chunk: Buffer, file: string, declared: CsvSource['encoding']): void {
  const found =
    chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf
      ? 'utf-8'
      : chunk[0] === 0xff && chunk[1] === 0xfe
        ? 'utf-16le'
        : chunk[0] === 0xfe && chunk[1] === 0xff
          ? 'utf-16be'
          : undefined;
  if (found === undefined || found === declared) return;
  const message = `The file is declared as ${declared}, but its byte order mark says ${found}.`;
  throw new SourceError(problem('WRONG_ENCODING', { file, line: 1 }, message));
}
