import type { Connection } from 'jsforce';

/** A record that the org refused; the others of its request went through. */
export interface RefusedRecord {
  readonly id: string;
  readonly message: string;
}

interface Result {
  readonly success: boolean;
  readonly errors: readonly { readonly message: string }[];
}

/** Deletes by id, each record for itself; answers what was refused. `size` is how many go in one request, 200 at most. */
export async function deleteRecords(
  connection: Connection,
  object: string,
  ids: readonly string[],
  size: number,
): Promise<RefusedRecord[]> {
  return inChunks(ids, size, async (chunk) => {
    const results = await connection.sobject(object).destroy([...chunk]);
    return refused(chunk, results);
  });
}

/** Updates each record for itself; answers what was refused. */
export async function updateEach(
  connection: Connection,
  object: string,
  records: readonly { readonly Id: string; readonly [field: string]: string | number | boolean | null }[],
): Promise<RefusedRecord[]> {
  return inChunks(records, 200, async (chunk) => {
    const results = await connection.sobject(object).update([...chunk]);
    return refused(
      chunk.map(({ Id }) => Id),
      results,
    );
  });
}

function refused(ids: readonly string[], results: readonly Result[]): RefusedRecord[] {
  return results.flatMap(({ success, errors }, index) =>
    success
      ? []
      : [
          {
            id: ids[index] ?? '',
            message: errors.map(({ message }) => message.trim()).join('; ') || 'no reason given',
          },
        ],
  );
}

async function inChunks<Row>(
  rows: readonly Row[],
  size: number,
  send: (chunk: readonly Row[]) => Promise<RefusedRecord[]>,
): Promise<RefusedRecord[]> {
  const answers: RefusedRecord[] = [];
  for (let start = 0; start < rows.length; start += size)
    answers.push(...(await send(rows.slice(start, start + size))));
  return answers;
}
