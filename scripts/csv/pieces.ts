import { closeSync, openSync, readSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Bytes read at once: the rows of more would live long enough to leave the part of the heap that is cleaned cheaply. */
const PIECE = 16 * 1024;
/** Pieces after which signals and timers get their turn. */
const TURN = 64;

/**
 * The bytes of a file, piece by piece, each in the same buffer: whoever keeps some copies them. Reads without streams, because
 * those spend more on each piece than the operating system on reading it.
 */
export async function* piecesOf(file: string): AsyncGenerator<Buffer, void, undefined> {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafeSlow(PIECE);
    for (let count = 1; ; count += 1) {
      const length = readSync(handle, buffer, 0, PIECE, null);
      if (length === 0) return;
      yield buffer.subarray(0, length);
      if (count % TURN === 0) await nextTurn();
    }
  } finally {
    closeSync(handle);
  }
}
