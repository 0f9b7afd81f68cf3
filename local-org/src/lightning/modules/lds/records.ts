import { deepFreeze } from './frozen.ts';
import { callApi, forgetUnderWay, queryString } from './http.ts';
import type { FieldId, FieldValueRepresentation, ObjectId, RecordRepresentation } from './types.ts';

/** How long a record is shown without asking again, as Lightning Data Service keeps it. */
const FRESH_MILLISECONDS = 30_000;

interface Entry {
  record: RecordRepresentation;
  /** Fields that were asked for: those missing in the record are not there for this user. */
  readonly asked: Set<string>;
  readonly until: number;
}

interface Batch {
  readonly fields: Set<string>;
  readonly answer: Promise<Entry>;
}

type Listener = (ids: readonly string[]) => void;

const entries = new Map<string, Entry>();
const batches = new Map<string, Batch>();
const listeners = new Set<Listener>();

/** The name of a field as UI API wants it, `Account.Name`. Throws TypeError for what is no field. */
export function fieldName(field: FieldId): string {
  if (typeof field === 'string') return field;
  if (typeof field?.objectApiName === 'string' && typeof field.fieldApiName === 'string')
    return `${field.objectApiName}.${field.fieldApiName}`;
  throw new TypeError('Value is not a string or FieldId.');
}

/** The name of an object, given as text or by `@salesforce/schema`. */
export function objectName(object: ObjectId): string {
  return typeof object === 'string' ? object : object.objectApiName;
}

/**
 * A record with at least these fields (`Account.Name`), from the cache when it is fresh. Requests for one record made in the
 * same turn travel together. Rejects when a field of `fields` does not exist for the user; `optionalFields` may be missing.
 */
export async function loadRecord(
  id: string,
  fields: readonly string[],
  optionalFields: readonly string[] = [],
): Promise<RecordRepresentation> {
  const wanted = [...fields, ...optionalFields];
  const cached = entries.get(id);
  const complete =
    cached !== undefined && cached.until > Date.now() && wanted.every((field) => cached.asked.has(field));
  const entry = complete ? cached : await inBatch(id, wanted);
  const missing = fields.filter((field) => readPath(entry.record, field) === undefined);
  // The server itself is asked to say what is wrong with them.
  if (missing.length > 0) return callApi('GET', `ui-api/records/${id}${queryString({ fields: missing })}`);
  return deepFreeze(selectFields(entry.record, wanted));
}

/** Forgets records that have changed and tells everybody who shows one of them. */
export function recordsChanged(ids: readonly string[]): void {
  forgetUnderWay();
  tell(ids);
}

/** Every record that is kept: a refresh of the page. It writes nothing, so what is being read is as good as what would be. */
export function allRecordsChanged(): void {
  tell([...entries.keys()]);
}

function tell(ids: readonly string[]): void {
  const eighteen = ids.map((id) => shown(id));
  for (const id of eighteen) entries.delete(id);
  for (const listener of [...listeners]) listener(eighteen);
}

/** Calls the listener with the ids of records that have changed, until the function it answers is called. */
export function onRecordsChanged(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Ids of a record and of every record inside it. */
export function* recordIds(record: RecordRepresentation): Generator<string> {
  yield record.id;
  for (const { value } of Object.values(record.fields)) if (isRecord(value)) yield* recordIds(value);
}

/** The field at a path such as `Account.Owner.Name` (first the object). Undefined where it is not in the record. */
export function readPath(record: RecordRepresentation, qualifiedField: string): FieldValueRepresentation | undefined {
  const [, ...path] = qualifiedField.split('.');
  if (path.length === 0) throw new TypeError('Value does not include an object API name.');
  let current: RecordRepresentation | undefined = record;
  for (const [index, name] of path.entries()) {
    const field: FieldValueRepresentation | undefined = current?.fields[name];
    if (field === undefined || index === path.length - 1) return field;
    // An empty reference has no fields to look into: what lies behind it is as empty.
    if (field.value === null) return { value: null, displayValue: null };
    current = isRecord(field.value) ? field.value : undefined;
  }
  return undefined;
}

/** Tells a record, as the value of a relationship, from the value of a field: only a record has fields. */
export function isRecord(value: unknown): value is RecordRepresentation {
  return typeof value === 'object' && value !== null && 'fields' in value;
}

function inBatch(id: string, fields: readonly string[]): Promise<Entry> {
  const open = batches.get(id);
  if (open) {
    for (const field of fields) open.fields.add(field);
    return open.answer;
  }
  const batch: Batch = {
    fields: new Set(fields),
    answer: Promise.resolve().then(() => {
      batches.delete(id);
      return request(id, batch.fields);
    }),
  };
  batches.set(id, batch);
  return batch.answer;
}

async function request(id: string, fields: ReadonlySet<string>): Promise<Entry> {
  const kept = entries.get(id);
  // What was kept is asked for again: one record must not show values of two moments.
  const asked = new Set([...fields, ...(kept?.asked ?? [])]);
  const record = await callApi<RecordRepresentation>(
    'GET',
    `ui-api/records/${id}${queryString({ optionalFields: [...asked].sort() })}`,
  );
  const entry = { record, asked, until: Date.now() + FRESH_MILLISECONDS };
  entries.set(shown(record.id), entry);
  return entry;
}

/** A record with no more than the fields asked for, as each component gets it. */
function selectFields(record: RecordRepresentation, fields: readonly string[]): RecordRepresentation {
  const byField = new Map<string, string[]>();
  for (const field of fields) {
    const [, name = '', ...rest] = field.split('.');
    byField.set(name, [...(byField.get(name) ?? []), ...(rest.length > 0 ? [`${name}.${rest.join('.')}`] : [])]);
  }
  const selected = [...byField].flatMap(([name, inner]): [string, FieldValueRepresentation][] => {
    const field = record.fields[name];
    if (field === undefined) return [];
    return [[name, isRecord(field.value) ? { ...field, value: selectFields(field.value, inner) } : field]];
  });
  return { ...record, fields: Object.fromEntries(selected) };
}

/** Ids are compared in the length the server answers them in. */
function shown(id: string): string {
  if (id.length !== 15) return id;
  let suffix = '';
  for (const part of [id.slice(0, 5), id.slice(5, 10), id.slice(10)]) {
    const bits = [...part].reduce((sum, letter, index) => sum + (letter >= 'A' && letter <= 'Z' ? 1 << index : 0), 0);
    suffix += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'[bits] ?? '';
  }
  return id + suffix;
}
