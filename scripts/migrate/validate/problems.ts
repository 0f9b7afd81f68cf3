import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { Problem } from '../problem.ts';

/** Problems that are shown and reported; all are in the file. */
const SHOWN = 100;
const BUFFERED = 500;

/** Collects every problem of a run: the first ones in memory, all of them in `problems.csv`. */
export class Problems {
  readonly first: Problem[] = [];
  /** Where all of them stand. */
  readonly file: string;
  count = 0;
  readonly #buffer: Problem[] = [];
  #handle: number | undefined;

  constructor(folder: string) {
    this.file = path.join(folder, 'problems.csv');
    rmSync(this.file, { force: true });
  }

  readonly add = (found: Problem): void => {
    this.count += 1;
    if (this.first.length < SHOWN) this.first.push(found);
    this.#buffer.push(found);
    if (this.#buffer.length >= BUFFERED) this.#flush();
  };

  close(): void {
    this.#flush();
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }

  #flush(): void {
    if (this.#buffer.length === 0) return;
    const rows = this.#buffer.map(({ file, line, column, code, message, remedy }) => [
      file,
      line,
      column,
      code,
      message,
      remedy,
    ]);
    if (this.#handle === undefined) {
      this.#handle = openSync(this.file, 'w');
      rows.unshift(['file', 'line', 'column', 'code', 'message', 'remedy']);
    }
    writeSync(this.#handle, stringify(rows));
    this.#buffer.length = 0;
  }
}
