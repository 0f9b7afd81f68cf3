import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import type { Journal } from '../journal/journal.ts';
import { REJECTED_COLUMNS } from '../sources/corrected.ts';
import type { Sources } from '../sources/open.ts';
import type { PreparedLoad } from '../validate/prepare.ts';

/**
 * Writes the refused rows of each source to `<source>.rejected.csv`: the source's columns, then row, line, load, field, code
 * and message. Answers the files by source. A source without refused rows loses the file of an earlier run.
 */
export async function writeRejected(
  loads: readonly PreparedLoad[],
  sources: Sources,
  journal: Journal,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const name of new Set(loads.map(({ load }) => load.source))) {
    const own = loads.filter(({ load }) => load.source === name);
    const file = path.join(folder, rejectedName(sources.originOf(name)));
    if (own.every((load) => journal.rejectedCount(load.name) === 0)) {
      await rm(file, { force: true });
      continue;
    }
    await writeSource(name, own, sources, journal, `${file}.new`);
    await rename(`${file}.new`, file);
    files.set(name, file);
  }
  return files;
}

/** `weeks.csv` gives `weeks.rejected.csv`. */
export function rejectedName(origin: string): string {
  return `${path.basename(origin).replace(/\.(csv|txt|tsv)$/i, '')}.rejected.csv`;
}

async function writeSource(
  name: string,
  loads: readonly PreparedLoad[],
  sources: Sources,
  journal: Journal,
  file: string,
): Promise<void> {
  const source = await sources.open(name, () => {});
  const out = createWriteStream(file);
  out.write(stringify([[...source.columns, ...REJECTED_COLUMNS]]));
  for await (const batch of source.rows) {
    const numbers = batch.map(({ number }) => number);
    const refused = loads.flatMap(({ name: load }) =>
      journal.rejectedBetween(load, Math.min(...numbers), Math.max(...numbers)),
    );
    if (refused.length === 0) continue;
    const byRow = Map.groupBy(refused, ({ number }) => number);
    const lines = batch.flatMap(({ number, cells }) =>
      (byRow.get(number) ?? []).map(({ line, load, field, code, message }) => [
        ...cells,
        number,
        line,
        load,
        field,
        code,
        message,
      ]),
    );
    if (!out.write(stringify(lines))) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}
