import type { Org } from '../../../org.types.ts';
import { idOf, isId, to18 } from '../../../store/index.ts';
import type { Store } from '../../../store/types.ts';
import type { Job } from './types.ts';

/** Ids of Bulk API jobs (object AsyncApexJob's neighbour, not queryable here). */
const keyPrefix = '750';

/** The platform keeps jobs and their results for seven days. */
const lifetime = 7 * 24 * 60 * 60 * 1000;

export type ResultKind = 'successful' | 'failed' | 'unprocessed' | 'query';

/** Some result rows of a job. */
export interface ResultPart {
  /** Number of the part's first row, from 0. */
  readonly first: number;
  readonly rows: number;
  /** CSV text without header; of a query a JSON list of rows, each a list of texts. */
  readonly text: string;
}

/**
 * The jobs of an org and their results, in tables of its store: what a chunk wrote and what is said of it are committed
 * together, so that a job goes on after a crash without losing or repeating a row.
 */
export interface Jobs {
  create<T extends Job>(job: Omit<T, 'id'>): T;
  /** undefined for what is no job's id. */
  find(id: string): Job | undefined;
  /** Newest first. */
  all(kind: Job['kind']): Job[];
  save(job: Job): void;
  addResult(id: string, kind: ResultKind, rows: number, text: string): void;
  /** How many rows of the kind there are. */
  countResults(id: string, kind: ResultKind): number;
  /** The part that holds a row, or the next one behind it; undefined behind the last. */
  resultAt(id: string, kind: ResultKind, row: number): ResultPart | undefined;
  clearResults(id: string): void;
  remove(id: string): void;
}

const prepared = new WeakSet<Store>();

/** The jobs in the present store of an org. */
export function jobsOf(org: Org): Jobs {
  const { store } = org;
  createTables(store);
  const load = (condition: string, parameters: readonly (string | number)[]): Job[] =>
    store.all(`SELECT json FROM "_bulk_job" WHERE ${condition}`, parameters).map((row) => parseJob(row['json']));
  const jobs: Jobs = {
    create<T extends Job>(job: Omit<T, 'id'>): T {
      removeOld(jobs, org.now());
      const [last] = store.all(`SELECT seq FROM sqlite_sequence WHERE name = '_bulk_job'`);
      const id = idOf(keyPrefix, Number(last?.['seq'] ?? 0) + 1);
      const created = { ...job, id } as T;
      store.run('INSERT INTO "_bulk_job" (id, kind, json) VALUES (?, ?, ?)', [
        id,
        created.kind,
        JSON.stringify(created),
      ]);
      return created;
    },
    find: (id) => (isId(id) ? load('id = ?', [to18(id)])[0] : undefined),
    all: (kind) => load('kind = ? ORDER BY number DESC', [kind]),
    save(job) {
      store.run('UPDATE "_bulk_job" SET json = ? WHERE id = ?', [JSON.stringify(job), job.id]);
    },
    addResult(id, kind, rows, text) {
      if (rows === 0) return;
      store.run('INSERT INTO "_bulk_result" (job, kind, first, rows, text) VALUES (?, ?, ?, ?, ?)', [
        id,
        kind,
        jobs.countResults(id, kind),
        rows,
        text,
      ]);
    },
    countResults(id, kind) {
      const [last] = store.all(
        'SELECT first + rows AS "count" FROM "_bulk_result" WHERE job = ? AND kind = ? ORDER BY first DESC LIMIT 1',
        [id, kind],
      );
      return Number(last?.['count'] ?? 0);
    },
    resultAt(id, kind, row) {
      const [part] = store.all(
        'SELECT first, rows, text FROM "_bulk_result" WHERE job = ? AND kind = ? AND first <= ? ORDER BY first DESC LIMIT 1',
        [id, kind, row],
      );
      if (!part || row >= Number(part['first']) + Number(part['rows'])) return undefined;
      return { first: Number(part['first']), rows: Number(part['rows']), text: String(part['text']) };
    },
    clearResults(id) {
      store.run('DELETE FROM "_bulk_result" WHERE job = ?', [id]);
    },
    remove(id) {
      jobs.clearResults(id);
      store.run('DELETE FROM "_bulk_job" WHERE id = ?', [id]);
    },
  };
  return jobs;
}

function createTables(store: Store): void {
  if (prepared.has(store)) return;
  store.run(
    'CREATE TABLE IF NOT EXISTS "_bulk_job" (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, json TEXT NOT NULL)',
  );
  store.run(
    'CREATE TABLE IF NOT EXISTS "_bulk_result" (job TEXT NOT NULL, kind TEXT NOT NULL, first INTEGER NOT NULL, rows INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (job, kind, first))',
  );
  prepared.add(store);
}

function removeOld(jobs: Jobs, now: Date): void {
  const oldest = new Date(now.getTime() - lifetime).toISOString();
  for (const kind of ['ingest', 'query'] as const)
    for (const job of jobs.all(kind)) if (job.createdDate < oldest) jobs.remove(job.id);
}

function parseJob(json: unknown): Job {
  return JSON.parse(String(json)) as Job;
}
