/** One record of a CSV text. */
export interface CsvRecord {
  /** Line of the text on which the record begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvForm {
  /** One character. */
  readonly delimiter: string;
  /** One character; doubled inside a quoted cell. */
  readonly quote: string;
  /** Bytes that a record may have in UTF-8, as a guard against a quote that is never closed. */
  readonly maximumRecordBytes: number;
}

/** What makes the rest of a text unreadable. */
export class CsvFault extends Error {
  readonly reason: 'too long' | 'quote never closed' | 'misplaced quote';
  /** Line on which the record begins. */
  readonly line: number;

  constructor(reason: CsvFault['reason'], line: number) {
    super(`${reason} in the record that begins on line ${line}`);
    this.reason = reason;
    this.line = line;
  }
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * Reads CSV (RFC 4180) from pieces of text: mixed line endings, quoted cells, records of any number of cells; empty lines are
 * left out. A record without a quote, which nearly every one is, is cut by the runtime's own split: loads of a million rows
 * spend a third of their time here otherwise. `csv-parse` reads the same, which the tests hold against it.
 */
export class CsvRecordParser {
  readonly #form: CsvForm;
  /** Text that ends in the middle of a record, in pieces. */
  #pieces: string[] = [];
  #length = 0;
  /** Looks at an unfinished record again when the text is so long: never more than twice at the same character. */
  #worthwhile = 0;
  #line = 1;

  constructor(form: CsvForm) {
    this.#form = form;
  }

  /** The records that end in this piece of text. Throws CsvFault. */
  write(text: string): CsvRecord[] {
    this.#pieces.push(text);
    this.#length += text.length;
    return this.#length < this.#worthwhile ? [] : this.#read(false);
  }

  /** The last record, where the text does not end with a line break. Throws CsvFault. */
  end(): CsvRecord[] {
    return this.#read(true);
  }

  #read(last: boolean): CsvRecord[] {
    const text = this.#pieces.length === 1 ? (this.#pieces[0] ?? '') : this.#pieces.join('');
    const { delimiter, quote } = this.#form;
    const records: CsvRecord[] = [];
    let nextQuote = text.indexOf(quote);
    let nextReturn = text.indexOf('\r');
    let at = 0;
    while (at < text.length) {
      if (nextQuote >= 0 && nextQuote < at) nextQuote = text.indexOf(quote, at);
      if (nextReturn >= 0 && nextReturn < at) nextReturn = text.indexOf('\r', at);
      const feed = text.indexOf('\n', at);
      const end = nextReturn >= 0 && (feed < 0 || nextReturn < feed) ? nextReturn : feed;
      if (nextQuote >= 0 && (end < 0 || nextQuote < end)) {
        const quoted = this.#quoted(text, at, last);
        if (quoted === undefined) break;
        this.#guard(text, at, quoted.end);
        records.push({ line: this.#line, cells: quoted.cells });
        this.#line += 1 + quoted.breaks;
        at = quoted.next;
        continue;
      }
      if (end < 0 && !last) break;
      // The other half of a CRLF may come with the next piece.
      if (end === text.length - 1 && end === nextReturn && !last) break;
      const line = text.slice(at, end < 0 ? text.length : end);
      if (line !== '') {
        this.#guard(text, at, at + line.length);
        records.push({ line: this.#line, cells: line.split(delimiter) });
      }
      this.#line += 1;
      at = end < 0 ? text.length : behindBreak(text, end);
    }
    this.#keep(at === 0 ? text : text.slice(at));
    return records;
  }

  #keep(rest: string): void {
    const { maximumRecordBytes } = this.#form;
    this.#guard(rest, 0, rest.length);
    this.#pieces = rest === '' ? [] : [rest];
    this.#length = rest.length;
    this.#worthwhile = Math.min(rest.length * 2, maximumRecordBytes + 1);
  }

  #guard(text: string, start: number, end: number): void {
    const { maximumRecordBytes } = this.#form;
    // UTF-8 takes at most three bytes for a character of JavaScript.
    if ((end - start) * 3 <= maximumRecordBytes) return;
    if (Buffer.byteLength(text.slice(start, end)) > maximumRecordBytes) throw new CsvFault('too long', this.#line);
  }

  /** A record with quotes, character by character; undefined when it goes on behind the text. */
  #quoted(text: string, start: number, last: boolean) {
    const { delimiter, quote } = this.#form;
    const cells: string[] = [];
    let breaks = 0;
    let at = start;
    for (;;) {
      if (text[at] === quote) {
        const cell = this.#quotedCell(text, at + 1, last);
        if (cell === undefined) return undefined;
        cells.push(cell.value);
        breaks += breaksIn(cell.value);
        at = cell.next;
      } else {
        const begin = at;
        while (at < text.length && text[at] !== delimiter && !isBreak(text, at)) at += 1;
        const value = text.slice(begin, at);
        if (value.includes(quote)) throw new CsvFault('misplaced quote', this.#line);
        cells.push(value);
      }
      if (at >= text.length) return last ? { cells, breaks, end: at, next: at } : undefined;
      if (isBreak(text, at)) {
        if (at === text.length - 1 && text[at] === '\r' && !last) return undefined;
        return { cells, breaks, end: at, next: behindBreak(text, at) };
      }
      if (text[at] !== delimiter) throw new CsvFault('misplaced quote', this.#line);
      at += 1;
    }
  }

  #quotedCell(text: string, start: number, last: boolean): { value: string; next: number } | undefined {
    const { quote } = this.#form;
    let value = '';
    let from = start;
    for (;;) {
      const closing = text.indexOf(quote, from);
      if (closing < 0) {
        if (!last) return undefined;
        this.#guard(text, start, text.length);
        throw new CsvFault('quote never closed', this.#line);
      }
      if (closing + 1 >= text.length && !last) return undefined;
      value += text.slice(from, closing);
      if (text[closing + 1] !== quote) return { value, next: closing + 1 };
      value += quote;
      from = closing + 2;
    }
  }
}

function isBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

function behindBreak(text: string, at: number): number {
  return text.charCodeAt(at) === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1;
}

/** Line feeds inside a quoted cell: the lines by which its record is longer. */
function breaksIn(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1;
  return count;
}
