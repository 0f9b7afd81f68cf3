import type { JobRow } from '../../journal/batch-file.ts';

/**
 * The rows of a job, found by the keys in its results. An org answers nearly in the order of the upload, so rows are read along
 * with the results and only those that were passed over are kept.
 */
export class SentRows {
  readonly #parts: Iterator<readonly JobRow[]>;
  readonly #passed = new Map<string, JobRow[]>();
  #part: readonly JobRow[] = [];
  #at = 0;

  constructor(parts: Iterable<readonly JobRow[]>) {
    this.#parts = parts[Symbol.iterator]();
  }

  /** Takes the row with this key out; undefined when there is none, or none any more. */
  take(key: string): JobRow | undefined {
    if (this.#passed.size > 0) {
      const passed = this.#passed.get(key);
      if (passed !== undefined) {
        if (passed.length === 1) this.#passed.delete(key);
        return passed.shift();
      }
    }
    for (let row = this.#next(); row !== undefined; row = this.#next()) {
      if (row.key === key) return row;
      const passed = this.#passed.get(row.key);
      if (passed === undefined) this.#passed.set(row.key, [row]);
      else passed.push(row);
    }
    return undefined;
  }

  /** The rows that nobody took. */
  *rest(): Generator<JobRow> {
    for (const rows of this.#passed.values()) yield* rows;
    this.#passed.clear();
    for (let row = this.#next(); row !== undefined; row = this.#next()) yield row;
  }

  #next(): JobRow | undefined {
    if (this.#at >= this.#part.length) {
      const { value, done } = this.#parts.next();
      if (done === true) return undefined;
      [this.#part, this.#at] = [value, 0];
    }
    this.#at += 1;
    return this.#part[this.#at - 1];
  }
}
