import { SalesforceError } from '../errors.ts';
import { derived } from '../schema/derived.ts';
import { blankRecord, storedFields } from '../schema/fields.ts';
import type { FieldSchema, FieldValue, ObjectSchema, Schema, SObjectRecord } from '../schema/types.ts';
import type { Database, SqlValue } from './database.ts';

/** A name as SQL identifier. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

const CASE_FOLDED_TYPES: ReadonlySet<string> = new Set([
  'Text',
  'TextArea',
  'LongTextArea',
  'Html',
  'EncryptedText',
  'Email',
  'Phone',
  'Url',
  'AutoNumber',
  'Picklist',
  'MultiselectPicklist',
  'Name',
]);

/** Whether the values of a field are compared without regard to case. */
export function foldsCase(field: FieldSchema): boolean {
  return CASE_FOLDED_TYPES.has(field.type) && !field.caseSensitive;
}

/** The SQL by which values of the field are compared: the column, folded where case does not matter. */
export function comparable(field: FieldSchema, column = quote(field.apiName)): string {
  return foldsCase(field) ? `fold(${column})` : column;
}

/** A field's value as SQLite keeps it. */
export function toSql(value: FieldValue | undefined): SqlValue {
  if (value === undefined || value === '') return null;
  return typeof value === 'boolean' ? Number(value) : value;
}

/** The columns of an object's stored fields, in the order in which `toRecord` and an insert take their values. */
export const columnsOf = derived((object: ObjectSchema): string =>
  storedFields(object)
    .map((field) => quote(field.apiName))
    .join(', '),
);

/** The values of the columns as record: canonical names, booleans as such. */
export function toRecord(object: ObjectSchema, values: readonly SqlValue[]): SObjectRecord {
  const record = blankRecord(object);
  storedFields(object).forEach((field, index) => {
    const value = values[index] ?? null;
    record[field.apiName] = field.type === 'Checkbox' ? value === 1 : value;
  });
  return record;
}

/** The values of a record for the columns; absent ones are null, and a checkbox is never blank. */
export function toValues(object: ObjectSchema, record: SObjectRecord): SqlValue[] {
  return storedFields(object).map((field) =>
    toSql(record[field.apiName] ?? (field.type === 'Checkbox' ? false : null)),
  );
}

const isReference = (field: FieldSchema): boolean => field.type === 'Lookup' || field.type === 'MasterDetail';

/** The definition of a field's column. No declared type: a value stays what it was when written, a numeral in a text field included. */
function columnOf(field: FieldSchema): string {
  return `${quote(field.apiName)}${field.type === 'Checkbox' ? ' DEFAULT 0' : ''}`;
}

function createTable(database: Database, object: ObjectSchema): void {
  const table = quote(object.apiName);
  const columns = database.all(`SELECT lower(name) AS name FROM pragma_table_info(?)`, [object.apiName]);
  const present = new Set(columns.length === 0 ? ['id', 'isdeleted'] : columns.map((column) => column['name']));
  const missing = object.fields
    .filter((field) => field.stored && !present.has(field.apiName.toLowerCase()))
    .map(columnOf);
  if (columns.length === 0) {
    // At once: each ALTER TABLE makes SQLite read its whole catalogue again.
    database.run(
      `CREATE TABLE ${table} (${['"Id" TEXT PRIMARY KEY', '"IsDeleted" INTEGER NOT NULL DEFAULT 0', ...missing].join(', ')})`,
    );
    return;
  }
  for (const column of missing) database.run(`ALTER TABLE ${table} ADD COLUMN ${column}`);
}

/** Users are never deleted, and hardly anybody looks for all that one of them touched: not worth two indexes in every write. */
const AUDIT_FIELDS: ReadonlySet<string> = new Set(['CreatedById', 'LastModifiedById']);

/** The indexes of an object. Blanks stand in none of them (nor do they on the platform). */
function wantedIndexes(object: ObjectSchema): Map<string, string> {
  const wanted = new Map<string, string>();
  for (const field of object.fields) {
    if (!field.stored || field.apiName === 'Id') continue;
    const name = (kind: string): string =>
      `${kind}:${object.apiName}.${field.apiName}${field.caseSensitive ? ':case' : ''}`;
    const on = `ON ${quote(object.apiName)} (${comparable(field)})`;
    if (field.unique)
      wanted.set(name('unique'), `CREATE UNIQUE INDEX ${quote(name('unique'))} ${on} WHERE "IsDeleted" = 0`);
    else if ((isReference(field) && !AUDIT_FIELDS.has(field.apiName)) || field.externalId)
      wanted.set(name('index'), `CREATE INDEX ${quote(name('index'))} ${on} WHERE ${comparable(field)} IS NOT NULL`);
  }
  return wanted;
}

function createIndexes(database: Database, object: ObjectSchema): void {
  const wanted = wantedIndexes(object);
  const present = database.all(
    `SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL`,
    [object.apiName],
  );
  const names = new Set(present.map((index) => String(index['name'])));
  for (const name of names) if (!wanted.has(name)) database.run(`DROP INDEX ${quote(name)}`);
  for (const [name, sql] of wanted) {
    if (names.has(name)) continue;
    try {
      database.run(sql);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const field = name.slice(name.indexOf('.') + 1).replace(/:case$/, '');
      throw new SalesforceError(
        'DUPLICATE_VALUE',
        `${field}: duplicate values exist in the records of ${object.apiName}.`,
        { fields: [field], cause: error },
      );
    }
  }
}

/** Whether an error of SQLite says that a unique index refused the write. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && /UNIQUE constraint failed/.test(error.message);
}

/** Creates what the schema has and the database lacks. */
export function migrateTables(database: Database, schema: Schema): void {
  for (const object of schema.objects) {
    createTable(database, object);
    createIndexes(database, object);
  }
}
