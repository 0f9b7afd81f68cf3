import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';

/** What the journal knows of one row: sent and answered, or sent and perhaps lost. */
export interface RecordState {
  readonly id: string | null;
  readonly hash: string;
  readonly lateHash: string | null;
  /** The Bulk job that the row is in, until its results are read. */
  readonly job: string | null;
}

export interface RejectedEntry {
  readonly load: string;
  readonly rowId: string;
  readonly number: number;
  readonly line: number;
  readonly code: string;
  readonly field: string;
  readonly message: string;
}

/** A row in a Bulk job, found again by its key: the text of its external id. */
export interface JobRow {
  readonly rowId: string;
  readonly key: string;
  readonly number: number;
  readonly line: number;
}

/** A Bulk API job that was made for rows of a load, and how far it is known to have come. */
export interface BulkJob {
  readonly id: string;
  readonly load: string;
  readonly state: 'uploading' | 'uploaded';
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS record (
    load TEXT NOT NULL, row_id TEXT NOT NULL, id TEXT, hash TEXT NOT NULL, late_hash TEXT,
    key TEXT, job TEXT, number INTEGER, line INTEGER,
    PRIMARY KEY (load, row_id)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS record_by_job ON record (job, key) WHERE job IS NOT NULL;
  CREATE TABLE IF NOT EXISTS rejected (
    load TEXT NOT NULL, row_id TEXT NOT NULL, number INTEGER NOT NULL, line INTEGER NOT NULL, code TEXT NOT NULL,
    field TEXT NOT NULL, message TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS rejected_by_row ON rejected (load, number);
  CREATE INDEX IF NOT EXISTS rejected_by_id ON rejected (load, row_id);
  CREATE TABLE IF NOT EXISTS job (id TEXT PRIMARY KEY, load TEXT NOT NULL, state TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS sample (load TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (load, id)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`;

/** Records by which a journal is held against the org. */
const SAMPLE = 20;

/**
 * What a run did, kept in one SQLite file so that any run can be cut off at any moment and go on: which row became which
 * record with which content, which rows were refused, which Bulk jobs are under way. Written before and after each request.
 */
export class Journal {
  readonly folder: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #samples = new Map<string, number>();

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.folder = folder;
    this.#database = new DatabaseSync(path.join(folder, 'journal.sqlite'));
    this.#database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -32000;',
    );
    this.#database.exec(TABLES);
  }

  close(): void {
    this.#database.close();
  }

  /** Runs the work as one transaction: all of a batch is known, or nothing of it. */
  together(work: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  record(load: string, rowId: string): RecordState | undefined {
    const row = this.#prepare(
      'SELECT id, hash, late_hash AS lateHash, job FROM record WHERE load = ? AND row_id = ?',
    ).get(load, rowId);
    return row as RecordState | undefined;
  }

  /** Whether any row of a load was ever sent. */
  hasRecords(load: string): boolean {
    return this.#prepare('SELECT 1 FROM record WHERE load = ? LIMIT 1').get(load) !== undefined;
  }

  /** The Salesforce id of the record that a row became. */
  idOf(load: string, rowId: string): string | undefined {
    return this.record(load, rowId)?.id ?? undefined;
  }

  /** Keeps a few records of a load with their keys, so that a later run can see whether the org is still the same. */
  keepSample(load: string, id: string, key: string): void {
    const kept = this.#samples.get(load) ?? this.sample(load).length;
    if (kept >= SAMPLE) return;
    this.#prepare('INSERT INTO sample VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET key = excluded.key').run(
      load,
      id,
      key,
    );
    this.#samples.set(load, kept + 1);
  }

  sample(load: string): { readonly id: string; readonly key: string }[] {
    return this.#prepare('SELECT id, key FROM sample WHERE load = ?').all(load) as { id: string; key: string }[];
  }

  forgetLoad(load: string): void {
    for (const table of ['record', 'rejected', 'job', 'sample'])
      this.#prepare(`DELETE FROM ${table} WHERE load = ?`).run(load);
  }

  saved(load: string, rowId: string, id: string, hash: string): void {
    this.#prepare(
      `INSERT INTO record (load, row_id, id, hash) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET id = excluded.id, hash = excluded.hash, key = NULL, job = NULL`,
    ).run(load, rowId, id, hash);
  }

  /** A row goes into a Bulk job: its id is known when the job's results are read. The id of an earlier run stays. */
  sentInJob(load: string, row: JobRow & { hash: string }, job: string): void {
    this.#prepare(
      `INSERT INTO record (load, row_id, hash, key, job, number, line) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET hash = excluded.hash, key = excluded.key, job = excluded.job, number = excluded.number,
         line = excluded.line`,
    ).run(load, row.rowId, row.hash, row.key, job, row.number, row.line);
  }

  /** Rows whose result of the job is not read yet. */
  rowsInJob(job: string): number {
    return (this.#prepare('SELECT COUNT(*) AS n FROM record WHERE job = ?').get(job) as { n: number }).n;
  }

  /** The job saved the row with this key; answers whether that was news. */
  savedInJob(job: string, key: string, id: string): boolean {
    return (
      this.#prepare('UPDATE record SET id = ?, key = NULL, job = NULL WHERE job = ? AND key = ?').run(id, job, key)
        .changes > 0
    );
  }

  /** The job did not save the row with this key: it counts as never sent. Answers the row, unless that was known. */
  failedInJob(job: string, key: string): JobRow | undefined {
    const columns = 'row_id AS rowId, number, line, key';
    const row = this.#prepare(`SELECT ${columns} FROM record WHERE job = ? AND key = ?`).get(job, key) as
      JobRow | undefined;
    if (row !== undefined)
      this.#prepare("UPDATE record SET hash = '', key = NULL, job = NULL WHERE job = ? AND key = ?").run(job, key);
    return row;
  }

  /** Forgets a job; its rows without a result count as never sent. Answers how many they were. */
  forgetJob(job: string): number {
    const { changes } = this.#prepare("UPDATE record SET hash = '', key = NULL, job = NULL WHERE job = ?").run(job);
    this.#prepare('DELETE FROM job WHERE id = ?').run(job);
    return Number(changes);
  }

  savedLate(load: string, rowId: string, hash: string): void {
    this.#prepare('UPDATE record SET late_hash = ? WHERE load = ? AND row_id = ?').run(hash, load, rowId);
  }

  jobs(load: string): BulkJob[] {
    return this.#prepare('SELECT id, load, state FROM job WHERE load = ? ORDER BY rowid').all(
      load,
    ) as unknown as BulkJob[];
  }

  jobIs(id: string, load: string, state: BulkJob['state']): void {
    this.#prepare(
      'INSERT INTO job (id, load, state) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET state = excluded.state',
    ).run(id, load, state);
  }

  reject(entry: RejectedEntry): void {
    const { load, rowId, number, line, code, field, message } = entry;
    this.#prepare('INSERT INTO rejected VALUES (?, ?, ?, ?, ?, ?, ?)').run(
      load,
      rowId,
      number,
      line,
      code,
      field,
      message,
    );
  }

  /** A row is about to be tried again: what was said about it before no longer counts. */
  forgetRejected(load: string, rowId?: string): void {
    if (rowId === undefined) this.#prepare('DELETE FROM rejected WHERE load = ?').run(load);
    else this.#prepare('DELETE FROM rejected WHERE load = ? AND row_id = ?').run(load, rowId);
  }

  rejectedOf(load: string, number: number): RejectedEntry[] {
    return this.#rejected('load = ? AND number = ?', load, number);
  }

  firstRejected(limit: number): RejectedEntry[] {
    return this.#rejected('1 = 1 ORDER BY rejected.rowid LIMIT ?', limit);
  }

  rejectedCount(load: string): number {
    const row = this.#prepare('SELECT COUNT(DISTINCT row_id) AS n FROM rejected WHERE load = ?').get(load);
    return (row as { n: number }).n;
  }

  fact(name: string): string | undefined {
    const row = this.#prepare('SELECT value FROM fact WHERE name = ?').get(name);
    return (row as { value: string } | undefined)?.value;
  }

  setFact(name: string, value: string): void {
    this.#prepare('INSERT INTO fact VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value').run(name, value);
  }

  #rejected(condition: string, ...parameters: (string | number)[]): RejectedEntry[] {
    const columns = 'load, row_id AS rowId, number, line, code, field, message';
    return this.#prepare(`SELECT ${columns} FROM rejected WHERE ${condition}`).all(
      ...parameters,
    ) as unknown as RejectedEntry[];
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
