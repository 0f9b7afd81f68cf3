import { closeSync, openSync, writeSync } from 'node:fs';
import type { FieldValue } from '../../transform/row.ts';
import type { RecordFields } from '../types.ts';

/** Characters that are written at once: lines that wait long outlive the cheap part of V8's garbage collection. */
const FLUSH_AT = 32_000;

/** The CSV of one Bulk job on its way to disk. */
export class JobFile {
  readonly #columns: readonly string[];
  readonly #handle: number;
  #buffer = '';
  #written = 0;
  rows = 0;

  constructor(file: string, columns: readonly string[]) {
    this.#columns = columns;
    this.#handle = openSync(file, 'w');
    this.#push(`${columns.map(cell).join(',')}\n`);
  }

  /** Characters so far; a little below the bytes where the text is not ASCII. */
  get size(): number {
    return this.#written + this.#buffer.length;
  }

  add(fields: RecordFields): void {
    this.#push(`${this.#columns.map((column) => cell(fields[column])).join(',')}\n`);
    this.rows += 1;
  }

  close(): void {
    this.#flush();
    closeSync(this.#handle);
  }

  #push(line: string): void {
    this.#buffer += line;
    if (this.#buffer.length >= FLUSH_AT) this.#flush();
  }

  #flush(): void {
    this.#written += writeSync(this.#handle, this.#buffer);
    this.#buffer = '';
  }
}

/** A blank cell leaves the field alone, #N/A empties it (Bulk API 2.0 Developer Guide, "Valid CSV Record Rows"). */
function cell(value: FieldValue | undefined): string {
  if (value === undefined) return '';
  if (value === null) return '#N/A';
  const text = String(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** How a value stands in the results of a job. */
export function cellText(value: FieldValue | undefined): string {
  return value === undefined ? '' : value === null ? '#N/A' : String(value);
}
