import type { UserContext } from '../access/types.ts';
import { FormulaEvaluationError } from '../formula/index.ts';
import type { CompiledFormula, FormulaContext } from '../formula/types.ts';
import type { Catalog } from '../metadata/types.ts';
import type { Store } from '../store/types.ts';
import { textOf } from '../metadata/definition.ts';
import { derived } from './derived.ts';
import { followRelationship, GLOBAL_OBJECTS } from './scope.ts';
import type { FieldValue, ObjectSchema, Schema, SObjectRecord } from './types.ts';

/** What `$System.OriginDateTime` is. Source: Salesforce Help, "Global Variables". */
const ORIGIN_DATE_TIME = '1900-01-01T00:00:00.000Z';

/** What a reader needs: of the model only the names and the components. */
export interface ReaderOptions {
  readonly model: { readonly schema: Schema; readonly catalog: Catalog };
  readonly store: Store;
  /** The running user, for `$User`, `$Profile`, `$Permission` and the time zone. Rights are not checked: formulas ignore them. */
  readonly user: UserContext;
  readonly now: Date;
}

/** Reads values of records along relationships, with formula fields computed. Caches parents as long as it lives. */
export interface RecordReader {
  /**
   * The value at a canonical path, seen from a record: its field, a parent's field, or a global. Null where a lookup on the
   * way is empty or a formula field cannot be computed (division by zero …), as the API shows it.
   */
  value(object: ObjectSchema, record: SObjectRecord, path: readonly string[]): FieldValue;
  /** The same of one record that does not change while it is read: each of its formula fields is computed once. */
  settled(object: ObjectSchema, record: SObjectRecord): (path: readonly string[]) => FieldValue;
  /** The named fields of a record, formula fields computed. */
  compute(object: ObjectSchema, record: SObjectRecord, fields: readonly string[]): SObjectRecord;
  /** Stored records by id, from the cache where they have been read before. */
  load(object: ObjectSchema, ids: readonly string[]): Map<string, SObjectRecord>;
  /** Records that win over the stored ones from now on, e.g. those about to be saved. They need an `Id`. */
  overlay(object: ObjectSchema, records: readonly SObjectRecord[]): void;
}

/** Makes a reader for one piece of work; drop it when records have been written. */
export function createReader(options: ReaderOptions): RecordReader {
  const { store, user, now } = options;
  const { schema, catalog } = options.model;
  const caches = new Map<ObjectSchema, Map<string, SObjectRecord | null>>();
  const customMetadata = new Map<string, SObjectRecord | undefined>();
  /** By the path, which a compiled formula asks for again and again. */
  const globals = new Map<readonly string[], FieldValue>();
  const stepsFrom = relationshipSteps(schema);
  let organization: SObjectRecord | undefined;

  const cacheOf = (object: ObjectSchema): Map<string, SObjectRecord | null> => {
    let cache = caches.get(object);
    if (cache === undefined) {
      cache = new Map();
      caches.set(object, cache);
    }
    return cache;
  };

  const load = (object: ObjectSchema, ids: readonly string[]): Map<string, SObjectRecord> => {
    const cache = cacheOf(object);
    const missing = ids.filter((id) => !cache.has(id));
    if (missing.length > 0) {
      const stored = store.load(object, missing);
      for (const id of missing) cache.set(id, stored.get(id) ?? null);
    }
    const found = new Map<string, SObjectRecord>();
    for (const id of ids) {
      const record = cache.get(id);
      if (record !== undefined && record !== null) found.set(id, record);
    }
    return found;
  };

  const loadOne = (object: ObjectSchema, id: FieldValue): SObjectRecord | undefined => {
    if (typeof id !== 'string') return undefined;
    const cached = cacheOf(object).get(id);
    return cached === undefined ? load(object, [id]).get(id) : (cached ?? undefined);
  };

  const evaluate = (formula: CompiledFormula, read: FormulaContext['value']): FieldValue => {
    const context: FormulaContext = {
      value: read,
      priorValue: () => null,
      isNew: false,
      isClone: false,
      now,
      timeZone: user.timeZone,
    };
    try {
      return formula.evaluate(context);
    } catch (error) {
      if (error instanceof FormulaEvaluationError) return null;
      throw error;
    }
  };

  const fieldValue = (object: ObjectSchema, record: SObjectRecord, field: string): FieldValue => {
    const formula = object.formulas.get(field);
    return formula === undefined ? (record[field] ?? null) : evaluate(formula, (path) => value(object, record, path));
  };

  const settled: RecordReader['settled'] = (object, record) => {
    const computed = new Map<string, FieldValue>();
    const read = (path: readonly string[]): FieldValue => {
      const [field = ''] = path;
      const formula = path.length === 1 ? object.formulas.get(field) : undefined;
      if (formula === undefined) return value(object, record, path);
      let known = computed.get(field);
      if (known === undefined) {
        known = evaluate(formula, read);
        computed.set(field, known);
      }
      return known;
    };
    return read;
  };

  const follow = (object: ObjectSchema, record: SObjectRecord, path: readonly string[]): FieldValue => {
    let currentObject = object;
    let current = record;
    for (const segment of path.slice(0, -1)) {
      const step = stepsFrom(currentObject, segment);
      const parent = step === undefined ? undefined : loadOne(step.target, current[step.field.apiName] ?? null);
      if (step === undefined || parent === undefined) return null;
      currentObject = step.target;
      current = parent;
    }
    return fieldValue(currentObject, current, path.at(-1) ?? '');
  };

  const globalRecord = (objectName: string): { object: ObjectSchema; record: SObjectRecord } | undefined => {
    const object = schema.object(objectName);
    if (object === undefined) return undefined;
    let record: SObjectRecord | undefined;
    if (objectName === 'User') record = loadOne(object, user.userId) ?? user.user;
    else if (objectName === 'Profile') record = loadOne(object, user.user['ProfileId'] ?? null);
    else if (objectName === 'UserRole') record = loadOne(object, user.user['UserRoleId'] ?? null);
    else {
      organization ??= firstRecord(store, object);
      record = organization;
    }
    return record === undefined ? undefined : { object, record };
  };

  const globalValue = (path: readonly string[]): FieldValue => {
    const [global = '', first = '', second = '', third = ''] = path;
    const objectName = GLOBAL_OBJECTS[global.toLowerCase()];
    if (objectName !== undefined) {
      const target = globalRecord(objectName);
      if (target === undefined) return objectName === 'Profile' && first === 'Name' ? user.profileName : null;
      return follow(target.object, target.record, path.slice(1));
    }
    if (global === '$Permission') return user.hasCustomPermission(first);
    if (global === '$Label') {
      const label = catalog.get('CustomLabel', first);
      return label === undefined ? null : (textOf(label.definition, 'value') ?? null);
    }
    if (global === '$System') return ORIGIN_DATE_TIME;
    if (global === '$CustomMetadata') {
      const object = schema.object(first);
      if (object === undefined) return null;
      const key = `${object.apiName}.${second}`;
      if (!customMetadata.has(key)) customMetadata.set(key, store.findBy(object, 'DeveloperName', [second])[0]);
      const record = customMetadata.get(key);
      return record === undefined ? null : fieldValue(object, record, third);
    }
    return null;
  };

  const value = (object: ObjectSchema, record: SObjectRecord, path: readonly string[]): FieldValue => {
    const first = path[0] ?? '';
    if (path.length === 1) return fieldValue(object, record, first);
    if (!first.startsWith('$')) return follow(object, record, path);
    let known = globals.get(path);
    if (known === undefined) {
      known = globalValue(path);
      globals.set(path, known);
    }
    return known;
  };

  return {
    value,
    settled,
    compute: (object, record, fields) =>
      Object.fromEntries(fields.map((field) => [field, fieldValue(object, record, field)])),
    load,
    overlay(object, records) {
      globals.clear();
      const cache = cacheOf(object);
      for (const record of records) if (typeof record['Id'] === 'string') cache.set(record['Id'], record);
    },
  };
}

type Step = ReturnType<typeof followRelationship>;

/** Where relationships lead, by the object and the segment of a path. */
const relationshipSteps = derived((schema: Schema) => {
  const steps = derived((_: ObjectSchema) => new Map<string, Step>());
  return (object: ObjectSchema, segment: string): Step => {
    const known = steps(object);
    if (!known.has(segment)) known.set(segment, followRelationship(schema, object, segment));
    return known.get(segment);
  };
});

function firstRecord(store: Store, object: ObjectSchema): SObjectRecord | undefined {
  const [row] = store.all(`SELECT "Id" FROM "${object.apiName}" LIMIT 1`);
  const id = row?.['Id'];
  return typeof id === 'string' ? store.load(object, [id]).get(id) : undefined;
}
