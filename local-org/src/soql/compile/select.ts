import type { FieldFunctionExpression, FieldType as SelectItem, Subquery } from '@jetstreamapp/soql-parser-js';
import { SalesforceError } from '../../errors.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { apiValue } from './api-value.ts';
import { unsupportedFunction } from './condition.ts';
import type { QueryContext } from './context.ts';
import { queryError } from '../errors.ts';
import { column, type Source } from './from.ts';
import { notSupportedInQuery } from './literals.ts';
import { resolveField, type NameScope } from './resolve.ts';
import { join, raw, sql, type Sql } from './sql.ts';
import type { ChildRecords, QueryRecord, QueryValue, RecordAttributes } from '../types.ts';

type Row = Record<string, string | number | null>;
type Produce = (row: Row) => QueryValue;

const MAXIMUM_FIELDS_LIMIT = 200;
const ADDRESS_PARTS = [
  'city',
  'country',
  'geocodeAccuracy',
  'latitude',
  'longitude',
  'postalCode',
  'state',
  'street',
] as const;

/** A record, or a parent record, that is being put together: what it is, and what each of its keys shows. */
interface Node {
  attributes(row: Row): RecordAttributes | null;
  readonly entries: Map<string, Produce | Node | Subquery>;
}

/** The select list of a query on records. */
export interface SelectPlan {
  /** Columns of the statement, the record's id as `id`. */
  readonly columns: Sql;
  readonly subqueries: readonly Subquery[];
  /** The record of a row. `children` answers the rows of a subquery. */
  shape(row: Row, children: (subquery: Subquery) => ChildRecords | null): QueryRecord;
}

/** Compiles the select list; parents are joined into the scope's FROM. */
export function compileSelect(scope: NameScope, items: readonly SelectItem[], limit: number | undefined): SelectPlan {
  const { context, from } = scope;
  const { soql, apiVersion = '66.0' } = context.options;
  const columns: Sql[] = [sql`${column(from.base, 'Id')} AS id`];
  const addColumn = (expression: Sql): string => {
    const name = `c${String(columns.length)}`;
    columns.push(sql`${expression} AS ${raw(name)}`);
    return name;
  };
  const urlOf = (object: string, id: string): string => `/services/data/v${apiVersion}/sobjects/${object}/${id}`;

  const base = from.base.object;
  const root: Node = {
    attributes: (row) => ({ type: base.apiName, url: urlOf(base.apiName, String(row['id'])) }),
    entries: new Map(),
  };

  /** The node of a parent record; `target` is undefined where the lookup may refer to several objects. */
  const parentNode = (
    node: Node,
    name: string,
    lookup: { source: Source; field: FieldSchema },
    target: ObjectSchema | undefined,
  ): Node => {
    const present = node.entries.get(name);
    if (present !== undefined && typeof present !== 'function' && 'entries' in present) return present;
    const parent = target === undefined ? undefined : from.parent(lookup.source, lookup.field, target);
    const idColumn = addColumn(
      parent === undefined ? column(lookup.source, lookup.field.apiName) : column(parent, 'Id'),
    );
    const made: Node = {
      attributes(row) {
        const id = row[idColumn];
        if (typeof id !== 'string') return null;
        const object = target ?? context.options.model.schema.objectByKeyPrefix(id);
        return { type: target?.apiName ?? 'Name', url: urlOf(object?.apiName ?? 'Name', id) };
      },
      entries: new Map(),
    };
    node.entries.set(name, made);
    return made;
  };

  const add = (
    name: string,
    produceOf?: (field: FieldSchema, source: Source | undefined, expression: Sql) => Produce,
    alias?: string,
  ): void => {
    const resolved = resolveField(scope, name);
    let node = root;
    resolved.path.forEach((segment, index) => {
      const lookup = resolved.lookups[index];
      if (lookup === undefined) return;
      const last = index === resolved.path.length - 1;
      const target = last ? resolved.source?.object : resolved.lookups[index + 1]?.source.object;
      node = parentNode(node, segment, lookup, target);
    });
    const key = alias ?? resolved.field.apiName;
    if (node.entries.has(key)) throw new SalesforceError('INVALID_FIELD', `duplicate field selected: ${name}`);
    const produce =
      produceOf?.(resolved.field, resolved.source, resolved.expression) ??
      plainProducer(resolved.field, resolved.source, resolved.expression, addColumn);
    node.entries.set(key, produce);
  };

  for (const item of items) {
    switch (item.type) {
      case 'Field':
        if (item.alias !== undefined)
          throw queryError('MALFORMED_QUERY', 'only aggregate expressions use field aliasing', {
            soql,
            word: item.alias,
            clause: 'SELECT',
          });
        add(item.field);
        break;
      case 'FieldRelationship':
        add([...item.relationships, item.field].join('.'));
        break;
      case 'FieldSubquery':
        root.entries.set(item.subquery.relationshipName.toLowerCase(), item.subquery);
        break;
      case 'FieldTypeof':
        throw notSupportedInQuery('TYPEOF');
      case 'FieldFunctionExpression':
        addFunction(item, scope, limit, add, addColumn);
        break;
    }
  }

  const subqueries = [...root.entries.values()].filter(
    (entry): entry is Subquery => typeof entry !== 'function' && 'relationshipName' in entry,
  );
  return {
    columns: join(columns, ', '),
    subqueries,
    shape: (row, children) =>
      shapeNode(root, row, children, scope.from.base.object) ?? { attributes: { type: base.apiName } },
  };
}

function shapeNode(
  node: Node,
  row: Row,
  children: (subquery: Subquery) => ChildRecords | null,
  object: ObjectSchema | undefined,
): QueryRecord | null {
  const attributes = node.attributes(row);
  if (attributes === null) return null;
  const record: Record<string, QueryValue | RecordAttributes> = { attributes };
  for (const [key, entry] of node.entries) {
    if (typeof entry === 'function') record[key] = entry(row);
    else if ('entries' in entry) record[key] = shapeNode(entry, row, children, undefined);
    else record[canonicalChildName(object, entry.relationshipName)] = children(entry);
  }
  return record as QueryRecord;
}

function canonicalChildName(object: ObjectSchema | undefined, name: string): string {
  return (
    object?.childRelationships.find((relationship) => relationship.name?.toLowerCase() === name.toLowerCase())?.name ??
    name
  );
}

function plainProducer(
  field: FieldSchema,
  source: Source | undefined,
  expression: Sql,
  addColumn: (expression: Sql) => string,
): Produce {
  if (field.type === 'Address' && source !== undefined) return addressProducer(field, source, addColumn);
  const name = addColumn(expression);
  return (row) => apiValue(field, row[name]);
}

/** A compound address: null when all of its parts are. */
function addressProducer(field: FieldSchema, source: Source, addColumn: (expression: Sql) => string): Produce {
  const prefix = field.apiName.replace(/Address$/, '');
  const parts = ADDRESS_PARTS.flatMap((part) => {
    const component = source.object.fields.find(
      (candidate) => candidate.apiName.toLowerCase() === `${prefix}${part}`.toLowerCase(),
    );
    return component === undefined ? [] : [[part, addColumn(column(source, component.apiName))] as const];
  });
  return (row) => {
    const address = Object.fromEntries(parts.map(([part, name]) => [part, row[name] ?? null]));
    return Object.values(address).every((part) => part === null) ? null : address;
  };
}

function addFunction(
  item: FieldFunctionExpression,
  scope: NameScope,
  limit: number | undefined,
  add: (
    name: string,
    produceOf?: (field: FieldSchema, source: Source | undefined, expression: Sql) => Produce,
    alias?: string,
  ) => void,
  addColumn: (expression: Sql) => string,
): void {
  const [parameter] = item.parameters;
  const name = item.functionName.toLowerCase();
  if (name === 'fields' && typeof parameter === 'string') {
    for (const field of fieldsOf(scope.context, scope.from.base.object, parameter, limit)) add(field.apiName);
    return;
  }
  if (name === 'tolabel' && typeof parameter === 'string') {
    add(
      parameter,
      (field, _source, expression) => {
        const column = addColumn(expression);
        const labels = new Map(field.picklistValues?.map((entry) => [entry.value, entry.label]));
        const labelOf = (value: string): string =>
          value
            .split(';')
            .map((part) => labels.get(part) ?? part)
            .join(';');
        return (row) => {
          const value = apiValue(field, row[column]);
          return typeof value === 'string' ? labelOf(value) : value;
        };
      },
      item.alias,
    );
    return;
  }
  throw unsupportedFunction(item);
}

/** `FIELDS(ALL)`, `FIELDS(STANDARD)`, `FIELDS(CUSTOM)`: what the user may read; ALL and CUSTOM need a LIMIT of at most 200. */
function fieldsOf(
  context: QueryContext,
  object: ObjectSchema,
  which: string,
  limit: number | undefined,
): FieldSchema[] {
  const kind = which.toUpperCase();
  if (kind !== 'STANDARD' && (limit === undefined || limit > MAXIMUM_FIELDS_LIMIT)) {
    throw new SalesforceError(
      'MALFORMED_QUERY',
      `The SOQL FIELDS function must have a LIMIT of at most ${String(MAXIMUM_FIELDS_LIMIT)}`,
    );
  }
  return object.fields.filter(
    (field) =>
      context.options.user.mayReadField(object, field) && (kind === 'ALL' || field.custom === (kind === 'CUSTOM')),
  );
}
