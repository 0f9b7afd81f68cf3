import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { fold } from './fold.ts';

export type SqlValue = string | number | null;
export type SqlRow = Record<string, SqlValue>;

const MAXIMUM_CACHED_STATEMENTS = 500;

/** A connection with cached statements, transactions and savepoints. */
export interface Database {
  all(sql: string, parameters?: readonly SqlValue[]): SqlRow[];
  /** The rows as lists of values, in the order of the columns. */
  tuples(sql: string, parameters?: readonly SqlValue[]): SqlValue[][];
  get(sql: string, parameters?: readonly SqlValue[]): SqlRow | undefined;
  run(sql: string, parameters?: readonly SqlValue[]): void;
  defineFunction(name: string, deterministic: boolean, call: (...values: SqlValue[]) => SqlValue): void;
  transaction<T>(work: () => T): T;
  savepoint<T>(work: () => T): T;
  readonly inTransaction: boolean;
  readonly connection: DatabaseSync;
  close(): void;
}

/** What every database is opened with: 64 MB of pages, and what savepoints keep for a roll-back stays in memory. */
const COMMON = 'PRAGMA busy_timeout = 5000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;';
/** A write-ahead log, so that a reader never waits for a writer; written back every 32 MB: large loads touch many indexes at once. */
const LASTING = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 8192;';
/** Nothing but roll-backs of the running process: each changed page is written once, to the file alone. */
const PASSING = 'PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;';

/** Opens a file, or `:memory:`. A temporary file need not survive a crash. */
export function openDatabase(file: string, { temporary = false }: { readonly temporary?: boolean } = {}): Database {
  const connection = new DatabaseSync(file);
  connection.exec(COMMON + (temporary || file === ':memory:' ? PASSING : LASTING));
  connection.function('fold', { deterministic: true }, (value: SQLInputValue) => fold(value));

  const statements = new Map<string, StatementSync>();
  let latest: { readonly sql: string; readonly statement: StatementSync } | undefined;
  const prepare = (sql: string): StatementSync => {
    // The rows of a chunk are written by one statement.
    if (latest?.sql === sql) return latest.statement;
    let statement = statements.get(sql);
    // Moved to the end: the map's order is that of last use.
    if (statement === undefined) statement = connection.prepare(sql);
    else statements.delete(sql);
    statements.set(sql, statement);
    latest = { sql, statement };
    if (statements.size > MAXIMUM_CACHED_STATEMENTS) {
      const oldest = statements.keys().next();
      if (!oldest.done) statements.delete(oldest.value);
    }
    return statement;
  };

  let inTransaction = false;
  let depth = 0;

  return {
    connection,
    get inTransaction() {
      return inTransaction;
    },
    all(sql, parameters = []) {
      return prepare(sql).all(...parameters) as SqlRow[];
    },
    tuples(sql, parameters = []) {
      const statement = prepare(sql);
      statement.setReturnArrays(true);
      try {
        return statement.all(...parameters) as unknown as SqlValue[][];
      } finally {
        statement.setReturnArrays(false);
      }
    },
    get(sql, parameters = []) {
      return prepare(sql).get(...parameters) as SqlRow | undefined;
    },
    run(sql, parameters = []) {
      prepare(sql).run(...parameters);
    },
    defineFunction(name, deterministic, call) {
      connection.function(name, { deterministic, varargs: true }, (...values: SQLInputValue[]) =>
        call(...(values as SqlValue[])),
      );
    },
    transaction(work) {
      if (inTransaction) throw new Error('A transaction is already open; nested work uses a savepoint.');
      connection.exec('BEGIN IMMEDIATE');
      inTransaction = true;
      try {
        const result = work();
        connection.exec('COMMIT');
        return result;
      } catch (error) {
        // A full disk makes SQLite roll back by itself.
        if (connection.isTransaction) connection.exec('ROLLBACK');
        throw error;
      } finally {
        inTransaction = false;
        depth = 0;
      }
    },
    savepoint(work) {
      if (!inTransaction) throw new Error('A savepoint needs an open transaction.');
      depth += 1;
      const name = `level${String(depth)}`;
      connection.exec(`SAVEPOINT ${name}`);
      try {
        const result = work();
        connection.exec(`RELEASE ${name}`);
        return result;
      } catch (error) {
        connection.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
        throw error;
      } finally {
        depth -= 1;
      }
    },
    close() {
      statements.clear();
      connection.close();
    },
  };
}
