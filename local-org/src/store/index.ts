import { backup } from 'node:sqlite';
import { SalesforceError } from '../errors.ts';
import { derived } from '../schema/derived.ts';
import { storedFields } from '../schema/fields.ts';
import type { ObjectSchema, Schema, SObjectRecord } from '../schema/types.ts';
import { createCounters } from './counters.ts';
import { openDatabase, type SqlValue } from './database.ts';
import { idOf } from './ids.ts';
import {
  columnsOf,
  comparable,
  foldsCase,
  isUniqueViolation,
  migrateTables,
  quote,
  toRecord,
  toSql,
  toValues,
} from './tables.ts';
import { fold } from './fold.ts';
import type { Store } from './types.ts';

export { fold } from './fold.ts';
export { idOf, isId, to18 } from './ids.ts';
export { comparable, foldsCase, quote } from './tables.ts';
export type { Store } from './types.ts';

/** Opens (and creates) the database of one org: a file (`temporary` when it need not survive a crash), or `:memory:`. Tables are made by `migrate`. */
export function openStore(file: string, options: { readonly temporary?: boolean } = {}): Store {
  const database = openDatabase(file, options);
  database.run('CREATE TABLE IF NOT EXISTS "_setting" (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID');
  database.run(
    'CREATE TABLE IF NOT EXISTS "_component" (type TEXT NOT NULL, fullName TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (type, fullName))',
  );
  database.run(
    'CREATE TABLE IF NOT EXISTS "_key_prefix" (object TEXT PRIMARY KEY, prefix TEXT NOT NULL) WITHOUT ROWID',
  );
  const counters = createCounters(database);

  const insertStatement = derived(
    (object: ObjectSchema): string =>
      `INSERT INTO ${quote(object.apiName)} (${columnsOf(object)}) VALUES (${storedFields(object)
        .map(() => '?')
        .join(', ')})`,
  );

  /** Finds which unique field refused the write, and the record that holds the value. */
  const duplicateValue = (object: ObjectSchema, id: string, values: SObjectRecord, cause: unknown): unknown => {
    if (!isUniqueViolation(cause)) return cause;
    for (const field of object.fields) {
      if (!field.unique || field.apiName === 'Id') continue;
      const value = toSql(values[field.apiName]);
      if (value === null) continue;
      const placeholder = foldsCase(field) ? 'fold(?)' : '?';
      const holder = database.get(
        `SELECT "Id" FROM ${quote(object.apiName)} WHERE ${comparable(field)} = ${placeholder} AND "IsDeleted" = 0 AND "Id" <> ?`,
        [value, id],
      );
      if (holder === undefined) continue;
      const message = `duplicate value found: ${field.apiName} duplicates value on record with id: ${String(holder['Id']).slice(0, 15)}`;
      return new SalesforceError('DUPLICATE_VALUE', message, { fields: [field.apiName], cause });
    }
    return cause;
  };

  const list = (values: readonly SqlValue[]): string => JSON.stringify(values);

  const select = (object: ObjectSchema, condition: string, parameters: readonly SqlValue[]): SObjectRecord[] =>
    database
      .tuples(`SELECT ${columnsOf(object)} FROM ${quote(object.apiName)} WHERE ${condition}`, parameters)
      .map((row) => toRecord(object, row));

  return {
    transaction(work) {
      const result = database.transaction(() => {
        const answer = work();
        counters.write();
        return answer;
      });
      counters.committed();
      return result;
    },
    savepoint: (work) => database.savepoint(work),
    migrate(schema: Schema) {
      const work = (): void => {
        migrateTables(database, schema);
        for (const object of schema.objects) {
          database.run(
            'INSERT INTO "_key_prefix" (object, prefix) VALUES (?, ?) ON CONFLICT (object) DO UPDATE SET prefix = excluded.prefix',
            [object.apiName, object.keyPrefix],
          );
        }
      };
      if (database.inTransaction) work();
      else database.transaction(work);
    },
    keyPrefixes() {
      return new Map(
        database
          .all('SELECT object, prefix FROM "_key_prefix"')
          .map((row) => [String(row['object']), String(row['prefix'])]),
      );
    },
    newId: (object) => idOf(object.keyPrefix, counters.next(`id:${object.keyPrefix}`)),
    nextAutoNumber: (object, field) => counters.next(`auto:${object.apiName}.${field}`),
    insert(object, record) {
      try {
        database.run(insertStatement(object), toValues(object, record));
      } catch (error) {
        throw duplicateValue(object, String(record['Id']), record, error);
      }
    },
    update(object, id, changes) {
      const names = Object.keys(changes).filter((name) => name !== 'Id');
      if (names.length === 0) return;
      try {
        database.run(
          `UPDATE ${quote(object.apiName)} SET ${names.map((name) => `${quote(name)} = ?`).join(', ')} WHERE "Id" = ?`,
          [...names.map((name) => toSql(changes[name])), id],
        );
      } catch (error) {
        throw duplicateValue(object, id, changes, error);
      }
    },
    setDeleted(object, ids, deleted) {
      try {
        database.run(
          `UPDATE ${quote(object.apiName)} SET "IsDeleted" = ? WHERE "Id" IN (SELECT value FROM json_each(?))`,
          [Number(deleted), list(ids)],
        );
      } catch (error) {
        for (const record of select(object, `"Id" IN (SELECT value FROM json_each(?))`, [list(ids)])) {
          const explained = duplicateValue(object, String(record['Id']), record, error);
          if (explained !== error) throw explained;
        }
        throw error;
      }
    },
    load(object, ids, options = {}) {
      const found = new Map<string, SObjectRecord>();
      const live = options.includeDeleted === true ? '' : ' AND "IsDeleted" = 0';
      for (const record of select(object, `"Id" IN (SELECT value FROM json_each(?))${live}`, [list(ids)]))
        found.set(String(record['Id']), record);
      return found;
    },
    existing(object, ids) {
      const rows = database.all(
        `SELECT "Id", "IsDeleted" FROM ${quote(object.apiName)} WHERE "Id" IN (SELECT value FROM json_each(?))`,
        [list(ids)],
      );
      return new Map(rows.map((row) => [String(row['Id']), { isDeleted: row['IsDeleted'] === 1 }]));
    },
    findBy(object, fieldName, values) {
      const field = object.fields.find((candidate) => candidate.apiName === fieldName);
      if (field === undefined || !field.stored)
        throw new Error(`${object.apiName}.${fieldName} is not a stored field.`);
      const wanted = values
        .map((value) => toSql(foldsCase(field) ? fold(value) : value))
        .filter((value) => value !== null);
      return select(
        object,
        `${comparable(field)} IN (SELECT value FROM json_each(?)) AND "IsDeleted" = 0 ORDER BY "Id"`,
        [list(wanted)],
      );
    },
    select,
    all: (sql, parameters) => database.all(sql, parameters),
    run: (sql, parameters) => database.run(sql, parameters),
    defineFunction: (name, deterministic, call) => database.defineFunction(name, deterministic, call),
    setting(key) {
      const row = database.get('SELECT value FROM "_setting" WHERE key = ?', [key]);
      return row === undefined ? undefined : String(row['value']);
    },
    setSetting(key, value) {
      if (value === undefined) database.run('DELETE FROM "_setting" WHERE key = ?', [key]);
      else
        database.run(
          'INSERT INTO "_setting" (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
          [key, value],
        );
    },
    components() {
      const rows = database.all('SELECT type, fullName, json FROM "_component" ORDER BY rowid');
      return rows.map((row) => ({
        type: String(row['type']),
        fullName: String(row['fullName']),
        json: String(row['json']),
      }));
    },
    saveComponents(components) {
      const sql =
        'INSERT INTO "_component" (type, fullName, json) VALUES (?, ?, ?) ON CONFLICT (type, fullName) DO UPDATE SET json = excluded.json';
      for (const component of components) database.run(sql, [component.type, component.fullName, component.json]);
    },
    removeComponents(components) {
      for (const component of components)
        database.run('DELETE FROM "_component" WHERE type = ? AND fullName = ?', [component.type, component.fullName]);
    },
    async backup(target) {
      await backup(database.connection, target);
    },
    close: () => database.close(),
  };
}
