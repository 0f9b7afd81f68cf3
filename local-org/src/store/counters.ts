import type { Database } from './database.ts';

/**
 * Numbers given out once: for ids and auto-number fields. They live in memory and are written with the next commit, so a
 * roll-back gives none of them back, as on the platform.
 */
export interface Counters {
  next(name: string): number;
  /** Writes what has changed; to be repeated by the next commit unless this one is reported by `committed`. */
  write(): void;
  committed(): void;
}

/** Counters kept in a table of the database. */
export function createCounters(database: Database): Counters {
  database.run('CREATE TABLE IF NOT EXISTS "_counter" (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID');
  const values = new Map<string, number>();
  const changed = new Set<string>();
  const counters: Counters = {
    next(name) {
      let value = values.get(name);
      if (value === undefined) {
        const row = database.get('SELECT value FROM "_counter" WHERE name = ?', [name]);
        value = row === undefined ? 0 : Number(row['value']);
      }
      value += 1;
      values.set(name, value);
      changed.add(name);
      if (!database.inTransaction) {
        counters.write();
        counters.committed();
      }
      return value;
    },
    write() {
      for (const name of changed) {
        database.run(
          'INSERT INTO "_counter" (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
          [name, values.get(name) ?? 0],
        );
      }
    },
    committed() {
      changed.clear();
    },
  };
  return counters;
}
