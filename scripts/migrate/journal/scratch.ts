import { rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';

/** A text to look up, and what the org answered. */
export interface LookupState {
  readonly id: string | null;
  /** How many records have the value. */
  readonly found: number;
  /** 1 when a load of this plan writes it. */
  readonly comes: number;
}

const TABLES = `
  CREATE TABLE seen (load TEXT NOT NULL, row_id TEXT NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (load, row_id)) WITHOUT ROWID;
  CREATE TABLE lookup (
    target TEXT NOT NULL, folded TEXT NOT NULL, value TEXT NOT NULL, id TEXT, found INTEGER NOT NULL DEFAULT 0, comes INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (target, folded)) WITHOUT ROWID;
  CREATE TABLE spooled (source TEXT NOT NULL, number INTEGER NOT NULL, line INTEGER NOT NULL, cells TEXT NOT NULL,
    PRIMARY KEY (source, number)) WITHOUT ROWID;
  CREATE TABLE open_row (load TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (load, number)) WITHOUT ROWID;
`;

/**
 * What one run has to remember of every row, on disk instead of in memory: ids already seen, values to look up, rows that
 * cannot be read twice. Begins empty at every run and is deleted at its end; only the journal survives.
 */
export class Scratch {
  readonly database: DatabaseSync;
  readonly #file: string;
  readonly #statements = new Map<string, StatementSync>();
  /** Loads of which two rows had the same id. */
  readonly #repeated = new Set<string>();

  constructor(folder: string) {
    this.#file = path.join(folder, 'scratch.sqlite');
    rmSync(this.#file, { force: true });
    this.database = new DatabaseSync(this.#file);
    this.database.exec(
      'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000; PRAGMA temp_store = FILE;',
    );
    this.database.exec(TABLES);
    this.database.exec('BEGIN');
  }

  close(): void {
    this.database.close();
    rmSync(this.#file, { force: true });
  }

  prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Notes a row; answers the line on which the same id stood before, if it did. */
  see(load: string, rowId: string, line: number): number | undefined {
    const { changes } = this.prepare('INSERT INTO seen VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(load, rowId, line);
    if (changes === 1) return undefined;
    this.#repeated.add(load);
    const row = this.prepare('SELECT line FROM seen WHERE load = ? AND row_id = ?').get(load, rowId);
    return (row as { line: number }).line;
  }

  lineOf(load: string, rowId: string): number | undefined {
    const row = this.prepare('SELECT line FROM seen WHERE load = ? AND row_id = ?').get(load, rowId);
    return (row as { line: number } | undefined)?.line;
  }

  /** Whether any two rows of a load had the same id. */
  hasRepeated(load: string): boolean {
    return this.#repeated.has(load);
  }

  /** Whether a row is the one that counts among those with its id. */
  isFirst(load: string, rowId: string, line: number): boolean {
    return this.lineOf(load, rowId) === line;
  }

  /** A row is left open by a Bulk job. */
  leaveOpen(load: string, number: number): void {
    this.prepare('INSERT INTO open_row VALUES (?, ?) ON CONFLICT DO NOTHING').run(load, number);
  }

  isOpen(load: string, number: number): boolean {
    return this.prepare('SELECT 1 FROM open_row WHERE load = ? AND number = ?').get(load, number) !== undefined;
  }

  wanted(target: string, value: string): void {
    const sql = 'INSERT INTO lookup (target, folded, value) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
    this.prepare(sql).run(target, fold(value), value);
  }

  /** The value will be there, because a load of this plan writes it. */
  comes(target: string, value: string): void {
    const sql = `INSERT INTO lookup (target, folded, value, comes) VALUES (?, ?, ?, 1)
      ON CONFLICT DO UPDATE SET comes = 1 WHERE comes = 0`;
    this.prepare(sql).run(target, fold(value), value);
  }

  found(target: string, value: string, id: string): void {
    this.prepare(
      `UPDATE lookup SET found = CASE WHEN id = ?1 THEN found ELSE found + 1 END, id = ?1 WHERE target = ?2 AND folded = ?3`,
    ).run(id, target, fold(value));
  }

  lookup(target: string, value: string): LookupState | undefined {
    const row = this.prepare('SELECT id, found, comes FROM lookup WHERE target = ? AND folded = ?').get(
      target,
      fold(value),
    );
    return row as LookupState | undefined;
  }

  /** Values of a target that nothing was found for yet, in pieces. */
  *missing(target: string, size: number): Generator<string[]> {
    let after = '';
    for (;;) {
      const rows = this.prepare(
        'SELECT folded, value FROM lookup WHERE target = ? AND found = 0 AND folded > ? ORDER BY folded LIMIT ?',
      ).all(target, after, size) as unknown as { folded: string; value: string }[];
      if (rows.length === 0) return;
      yield rows.map((row) => row.value);
      after = rows.at(-1)?.folded ?? '';
    }
  }

  /** How many values of a target nothing was found for, and which no load writes either when `atAll`. */
  missingCount(target: string, atAll = false): number {
    const sql = `SELECT COUNT(*) AS n FROM lookup WHERE target = ? AND found = 0${atAll ? ' AND comes = 0' : ''}`;
    return (this.prepare(sql).get(target) as { n: number }).n;
  }

  ambiguousCount(target: string): number {
    const row = this.prepare('SELECT COUNT(*) AS n FROM lookup WHERE target = ? AND found > 1').get(target);
    return (row as { n: number }).n;
  }
}

/** Salesforce compares text without regard to case. */
export function fold(text: string): string {
  return text.toLowerCase();
}
