import type { Subquery } from '@jetstreamapp/soql-parser-js';
import { SalesforceError } from '../../errors.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import {
  baseId,
  compileLimit,
  compileOrderBy,
  compileWhere,
  dateFunctionOperand,
  list,
  refuseUnsupported,
} from './clauses.ts';
import type { QueryContext } from './context.ts';
import { unknownChildRelationship } from '../errors.ts';
import { column, createFrom } from './from.ts';
import type { Query } from '../syntax/parse.ts';
import type { Clause } from '../syntax/tokens.ts';
import { resolveField, type NameScope } from './resolve.ts';
import { compileSelect, type SelectPlan } from './select.ts';
import { semiJoins } from './semi-join.ts';
import { raw, sql, value, values } from './sql.ts';
import type { ChildRecords, QueryRecord } from '../types.ts';

/** Rows read by one statement. */
const CHUNK = 2000;
/** SOQL: "up to five levels of parent-to-child relationships". */
const MAXIMUM_CHILD_LEVELS = 5;

/** A query on records: first which rows, then their values. */
export interface RowQuery {
  /** Ids of the rows, in order. */
  ids(): string[];
  /** The rows with these ids, shaped, in this order. */
  read(ids: readonly string[]): QueryRecord[];
}

/** Compiles a query that answers records. Errors in names and literals show before anything is read. */
export function compileRows(context: QueryContext, object: ObjectSchema, query: Query): RowQuery {
  const part = compilePart(context, object, query, query.sObjectAlias, 1);
  return {
    ids() {
      const { scope, where, order } = part.filter();
      const statement = sql`SELECT ${baseId(scope)} AS id FROM ${scope.from.toSql()} WHERE ${where} ${order}${compileLimit(query)}`;
      return context.all(statement.text, statement.values).map((row) => String(row['id']));
    },
    read: part.read,
  };
}

interface Part {
  /** Conditions and order, in a FROM of their own. */
  filter(): { scope: NameScope; where: ReturnType<typeof raw>; order: ReturnType<typeof raw> };
  read(ids: readonly string[]): QueryRecord[];
}

function compilePart(
  context: QueryContext,
  object: ObjectSchema,
  query: Query | Subquery,
  alias: string | undefined,
  level: number,
): Part {
  const { soql } = context.options;
  refuseUnsupported(query);
  const scopeOf = (clause: Clause): NameScope => ({ context, from: createFrom(context, object), alias, clause });

  const selectScope = scopeOf('SELECT');
  const plan = compileSelect(selectScope, query.fields ?? [], query.limit);
  const children = plan.subqueries.map((subquery) => compileChildren(context, object, subquery, level));

  const filter = (): ReturnType<Part['filter']> => {
    const scope = scopeOf('ORDER BY');
    const where = compileWhere(scope, query, semiJoins(context, object, query));
    const order = compileOrderBy(
      list(query.orderBy),
      soql,
      (clause) => ('fn' in clause ? dateFunctionOperand(scope, clause.fn) : resolveField(scope, clause.field)),
      sql`${baseId(scope)} ASC`,
    );
    return { scope, where, order };
  };
  const compiled = filter();

  return {
    filter: () => compiled,
    read: (ids) => readRows(context, selectScope, plan, children, ids),
  };
}

function readRows(
  context: QueryContext,
  scope: NameScope,
  plan: SelectPlan,
  children: readonly Children[],
  ids: readonly string[],
): QueryRecord[] {
  const records: QueryRecord[] = [];
  for (let start = 0; start < ids.length; start += CHUNK) {
    const chunk = ids.slice(start, start + CHUNK);
    const statement = sql`SELECT ${plan.columns} FROM ${scope.from.toSql()} WHERE ${baseId(scope)} IN ${values(chunk)}`;
    const rows = new Map(context.all(statement.text, statement.values).map((row) => [String(row['id']), row]));
    const found = new Map(children.map((child) => [child.subquery, child.read(chunk)]));
    for (const id of chunk) {
      const row = rows.get(id);
      if (row !== undefined) records.push(plan.shape(row, (subquery) => found.get(subquery)?.get(id) ?? null));
    }
  }
  return records;
}

interface Children {
  readonly subquery: Subquery;
  /** Rows by the id of their parent; parents without rows are absent. */
  read(parentIds: readonly string[]): Map<string, ChildRecords>;
}

function compileChildren(context: QueryContext, parent: ObjectSchema, subquery: Subquery, level: number): Children {
  const { model, user, soql } = context.options;
  const name = subquery.relationshipName;
  if (level >= MAXIMUM_CHILD_LEVELS)
    throw new SalesforceError(
      'MALFORMED_QUERY',
      `SOQL statements cannot query aggregate relationships more than ${String(MAXIMUM_CHILD_LEVELS)} levels away from the root entity object.`,
    );
  const relationship = parent.childRelationships.find(
    (candidate) => candidate.name?.toLowerCase() === name.toLowerCase(),
  );
  const object = relationship === undefined ? undefined : model.schema.object(relationship.childObject);
  const foreignKey: FieldSchema | undefined =
    relationship === undefined ? undefined : model.schema.field(relationship.childObject, relationship.field);
  if (
    object === undefined ||
    foreignKey === undefined ||
    !user.mayObject(object, 'read') ||
    !user.mayReadField(object, foreignKey)
  )
    throw unknownChildRelationship(soql, name);
  if (subquery.groupBy !== undefined || subquery.having !== undefined)
    throw new SalesforceError('MALFORMED_QUERY', 'Grouping is not allowed in a subquery of the select list');

  const part = compilePart(context, object, subquery, undefined, level + 1);
  return {
    subquery,
    read(parentIds) {
      const { scope, where, order } = part.filter();
      const reference = column(scope.from.base, foreignKey.apiName);
      const offset = subquery.offset ?? 0;
      const numbered = sql`SELECT ${baseId(scope)} AS id, ${reference} AS parent, row_number() OVER (PARTITION BY ${reference} ${order}) AS position FROM ${scope.from.toSql()} WHERE ${where} AND ${reference} IN ${values(parentIds)}`;
      const limit = subquery.limit === undefined ? raw('') : sql` AND position <= ${value(offset + subquery.limit)}`;
      const statement = sql`SELECT id, parent FROM (${numbered}) WHERE position > ${value(offset)}${limit} ORDER BY position`;
      const found = context.all(statement.text, statement.values);
      const records = part.read(found.map((row) => String(row['id'])));
      const byParent = new Map<string, QueryRecord[]>();
      found.forEach((row, index) => {
        const record = records[index];
        if (record === undefined) return;
        const parentId = String(row['parent']);
        const siblings = byParent.get(parentId);
        if (siblings === undefined) byParent.set(parentId, [record]);
        else siblings.push(record);
      });
      return new Map(
        [...byParent].map(([id, children]) => [id, { totalSize: children.length, done: true, records: children }]),
      );
    },
  };
}
