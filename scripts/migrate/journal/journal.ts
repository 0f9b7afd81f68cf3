import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { readBatchFile } from './batch-file.ts';
import type { JobRow } from './batch-file.ts';

/** What the journal knows of one row that was sent. */
export interface RecordState {
  readonly id: string | null;
  readonly hash: string;
  readonly lateHash: string | null;
}

/** What became of a row: the record that it is, or none where it was not saved and counts as never sent. */
export interface SentRow {
  readonly rowId: string;
  readonly id: string | null;
  readonly hash: string;
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

/** A Bulk API job that was made for rows of a load. */
export interface BulkJob {
  readonly id: string;
  /** The rows that it takes, by the number under which the journal has them. */
  readonly batch: number;
  /** How many they are. */
  readonly count: number;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS record (
    load TEXT NOT NULL, row_id TEXT NOT NULL, id TEXT, hash TEXT NOT NULL, late_hash TEXT,
    PRIMARY KEY (load, row_id)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sent (load TEXT NOT NULL, rows TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS bulk_job (id TEXT PRIMARY KEY, load TEXT NOT NULL, batch INTEGER NOT NULL, count INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS rejected (
    load TEXT NOT NULL, row_id TEXT NOT NULL, number INTEGER NOT NULL, line INTEGER NOT NULL, code TEXT NOT NULL,
    field TEXT NOT NULL, message TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS rejected_by_row ON rejected (load, number);
  CREATE INDEX IF NOT EXISTS rejected_by_id ON rejected (load, row_id);
  CREATE TABLE IF NOT EXISTS sample (load TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (load, id)) WITHOUT ROWID;
`;

const REJECTED = 'load, row_id AS rowId, number, line, code, field, message';

const BATCH = /^job-rows-\d+\.jsonl$/;

/** Records by which a journal is held against the org. */
const SAMPLE = 20;

/**
 * What a run did, kept in one SQLite file so that any run can be cut off at any moment and go on: which row became which
 * record with which content, which rows were refused, which Bulk jobs are under way. Written before and after each request.
 *
 * What Bulk jobs saved is only appended (`sent`), because keys of a million rows in no order cost more to index than to send.
 * Whoever asks for a single row first has it sorted in (`record`).
 */
export class Journal {
  readonly folder: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #samples = new Map<string, number>();
  /** Loads of which something is appended and not sorted in. */
  readonly #appended: Set<string>;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.folder = folder;
    this.#database = new DatabaseSync(path.join(folder, 'journal.sqlite'));
    this.#database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -8000; PRAGMA temp_store = FILE;',
    );
    this.#database.exec(TABLES);
    this.#appended = new Set(
      this.#prepare('SELECT DISTINCT load FROM sent')
        .all()
        .map((row) => String(row['load'])),
    );
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
    this.#sortIn(load);
    const row = this.#prepare('SELECT id, hash, late_hash AS lateHash FROM record WHERE load = ? AND row_id = ?').get(
      load,
      rowId,
    );
    return row as RecordState | undefined;
  }

  /** Whether any row of a load was ever sent. */
  hasRecords(load: string): boolean {
    this.#sortIn(load);
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
    for (const table of ['record', 'sent', 'rejected', 'bulk_job', 'sample'])
      this.#prepare(`DELETE FROM ${table} WHERE load = ?`).run(load);
    this.#appended.delete(load);
  }

  saved(load: string, rowId: string, id: string, hash: string): void {
    this.#sortIn(load);
    this.#prepare(
      `INSERT INTO record (load, row_id, id, hash) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET id = excluded.id, hash = excluded.hash`,
    ).run(load, rowId, id, hash);
  }

  /** Appends what became of rows of a Bulk job. A row that was not saved keeps the id of an earlier run. */
  sent(load: string, rows: readonly SentRow[]): void {
    if (rows.length === 0) return;
    const text = JSON.stringify(rows.map(({ rowId, id, hash }) => [rowId, id, hash]));
    this.#prepare('INSERT INTO sent VALUES (?, ?)').run(load, text);
    this.#appended.add(load);
  }

  /** Sorted, SQLite builds the table from one end to the other. Of a row that was sent twice the later one counts. */
  #sortIn(load: string): void {
    if (!this.#appended.delete(load)) return;
    this.#prepare(
      `INSERT INTO record (load, row_id, id, hash)
       SELECT sent.load, value ->> 0, value ->> 1, value ->> 2 FROM sent, json_each(sent.rows) WHERE sent.load = ?
       ORDER BY value ->> 0, sent.rowid
       ON CONFLICT DO UPDATE SET id = coalesce(excluded.id, record.id), hash = excluded.hash`,
    ).run(load);
    this.#prepare('DELETE FROM sent WHERE load = ?').run(load);
  }

  /** Begins to note rows for a Bulk job. */
  newBatch(): { readonly batch: number; readonly file: string } {
    this.forgetBatches();
    const row = this.#prepare('SELECT COALESCE(MAX(batch), 0) + 1 AS next FROM bulk_job').get();
    const { next: batch } = row as { next: number };
    return { batch, file: this.#batchFile(batch) };
  }

  /** The rows of a batch in their order, some at a time. */
  rowsOf(batch: number): Generator<readonly JobRow[]> {
    return readBatchFile(this.#batchFile(batch));
  }

  /** Deletes what was noted for jobs that are through or were never made. */
  forgetBatches(): void {
    const kept = this.#prepare('SELECT batch FROM bulk_job')
      .all()
      .map((row) => path.basename(this.#batchFile(Number(row['batch']))));
    for (const name of readdirSync(this.folder))
      if (BATCH.test(name) && !kept.includes(name)) rmSync(path.join(this.folder, name));
  }

  #batchFile(batch: number): string {
    return path.join(this.folder, `job-rows-${batch}.jsonl`);
  }

  /** A job was made for a batch: what becomes of its rows is known when the job's results are read. */
  jobBegins(load: string, { id, batch, count }: BulkJob): void {
    this.#prepare('INSERT INTO bulk_job VALUES (?, ?, ?, ?)').run(id, load, batch, count);
  }

  jobs(load: string): BulkJob[] {
    const sql = 'SELECT id, batch, count FROM bulk_job WHERE load = ? ORDER BY rowid';
    return this.#prepare(sql).all(load) as unknown as BulkJob[];
  }

  /** The job is through or given up; its rows are kept until `forgetBatches`, unless another job takes them. */
  forgetJob(job: string): void {
    this.#prepare('DELETE FROM bulk_job WHERE id = ?').run(job);
  }

  savedLate(load: string, rowId: string, hash: string): void {
    this.#sortIn(load);
    this.#prepare('UPDATE record SET late_hash = ? WHERE load = ? AND row_id = ?').run(hash, load, rowId);
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

  isRejected(load: string, number: number): boolean {
    return (
      this.#prepare('SELECT 1 FROM rejected WHERE load = ? AND number = ? LIMIT 1').get(load, number) !== undefined
    );
  }

  /** What was said of rows of a load, from one row of the source to another. */
  rejectedBetween(load: string, first: number, last: number): RejectedEntry[] {
    const sql = `SELECT ${REJECTED} FROM rejected WHERE load = ? AND number BETWEEN ? AND ? ORDER BY number, rejected.rowid`;
    return this.#prepare(sql).all(load, first, last) as unknown as RejectedEntry[];
  }

  firstRejected(limit: number): RejectedEntry[] {
    const sql = `SELECT ${REJECTED} FROM rejected ORDER BY rejected.rowid LIMIT ?`;
    return this.#prepare(sql).all(limit) as unknown as RejectedEntry[];
  }

  rejectedCount(load: string): number {
    const row = this.#prepare('SELECT COUNT(DISTINCT row_id) AS n FROM rejected WHERE load = ?').get(load);
    return (row as { n: number }).n;
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
