import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/** A row in a Bulk job, found again by its key: the text of its external id. */
export interface JobRow {
  readonly rowId: string;
  readonly key: string;
  readonly number: number;
  readonly line: number;
  readonly hash: string;
}

/** As it stands in the file; the key is left out where it is the row's id. */
type Entry = [rowId: string, key: string | 0, number: number, line: number, hash: string];

const PIECE = 16 * 1024;

/** The rows of one Bulk job on their way to disk, some on each line. */
export class BatchFile {
  readonly #handle: number;

  constructor(file: string) {
    this.#handle = openSync(file, 'w');
  }

  add(rows: readonly JobRow[]): void {
    const entries = rows.map(({ rowId, key, number, line, hash }): Entry => [
      rowId,
      key === rowId ? 0 : key,
      number,
      line,
      hash,
    ]);
    writeSync(this.#handle, `${JSON.stringify(entries)}\n`);
  }

  close(): void {
    closeSync(this.#handle);
  }
}

/** The rows of a file in their order, as many at once as were added at once. */
export function* readBatchFile(file: string): Generator<readonly JobRow[]> {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafeSlow(PIECE);
    const decoder = new StringDecoder('utf8');
    let open = '';
    for (;;) {
      const length = readSync(handle, buffer, 0, PIECE, null);
      if (length === 0) return;
      const lines = (open + decoder.write(buffer.subarray(0, length))).split('\n');
      open = lines.pop() ?? '';
      for (const line of lines)
        yield (JSON.parse(line) as Entry[]).map(([rowId, key, number, row, hash]) => ({
          rowId,
          key: key === 0 ? rowId : key,
          number,
          line: row,
          hash,
        }));
    }
  } finally {
    closeSync(handle);
  }
}
