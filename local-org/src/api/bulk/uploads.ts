import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { SalesforceError } from '../../errors.ts';
import type { Org } from '../../org.types.ts';

/** Bytes of an upload at most (Bulk API 2.0 Developer Guide: 150 MB; 100 MB are recommended, as base64 makes them 150). */
const largestUpload = 150 * 1024 * 1024;

/** The uploaded files of an org's jobs. */
export interface Uploads {
  /** Where a job's file lies, whether there is one or not. */
  file(id: string): string;
  exists(id: string): boolean;
  /** Takes a whole upload; of one that breaks off nothing is kept. Throws for one that is too large. */
  store(id: string, body: Readable, encoding: string | undefined): Promise<void>;
  remove(id: string): Promise<void>;
}

/** The folder beside an org's database, which belongs to it. */
export function uploadFolder(database: string): string {
  return `${database}-uploads`;
}

/** Uploads beside the org's database; of an org in memory in a temporary folder, which `close` removes. */
export async function openUploads(org: Org): Promise<Uploads & { close(): Promise<void> }> {
  const [main] = org.store.all('PRAGMA database_list');
  const database = String(main?.['file'] ?? '');
  const temporary = database === '' ? await mkdtemp(path.join(tmpdir(), 'local-org-uploads-')) : undefined;
  const folder = temporary ?? uploadFolder(database);
  const file = (id: string): string => path.join(folder, `${id}.csv`);
  let sequence = 0;
  return {
    file,
    exists: (id) => existsSync(file(id)),
    async store(id, body, encoding) {
      await mkdir(folder, { recursive: true });
      sequence += 1;
      const part = `${file(id)}.${sequence}.part`;
      try {
        const steps = encoding === 'gzip' ? [createGunzip(), limited()] : [limited()];
        await pipeline([body, ...steps, createWriteStream(part)]);
        await rename(part, file(id));
      } finally {
        await rm(part, { force: true });
      }
    },
    remove: (id) => rm(file(id), { force: true }),
    async close() {
      if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
    },
  };
}

function limited(): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size <= largestUpload) done(null, chunk);
      else
        done(
          new SalesforceError('REQUEST_LIMIT_EXCEEDED', `The upload is larger than ${largestUpload} bytes.`, {
            httpStatus: 413,
          }),
        );
    },
  });
}
