import type { ObjectSchema } from '../../../schema/types.ts';
import type { ChildRecords, QueryRecord } from '../../../soql/index.ts';
import { runQuery } from '../../rest/run-query.ts';
import type { Caller } from '../../rest/types.ts';
import { displayValue, type DisplayScope } from '../display-value.ts';
import { uiValue } from '../records/represent.ts';
import { FetchError } from './errors.ts';
import type { ChildPlan, ConnectionPlan, NodePlan } from './plan.ts';
import { orderByList, whereCondition } from './where.ts';

const DEFAULT_FIRST = 10;
const MAXIMUM_FIRST = 2000;

export interface Connection {
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly pageResultCount: number;
  readonly totalCount: number;
}

/** A record as the default resolvers read it; connections of children stand under `children` by response key. */
export interface Node {
  readonly __typename: string;
  readonly Id: string;
  readonly ApiName: string;
  readonly children: Map<string, Connection>;
  readonly [field: string]: unknown;
}

/** What reading one operation needs and leaves behind. */
export interface ReadScope {
  readonly caller: Caller;
  readonly display: DisplayScope;
  /** Ids of all records that were read. */
  readonly recordIds: Set<string>;
}

/** Reads the records of a top-level connection: one query for them, one more for each child relationship. */
export function readConnection(scope: ReadScope, plan: ConnectionPlan): Connection {
  const { caller } = scope;
  const { object } = plan.node;
  const { first, offset } = pageOf(plan.args);
  const cursor = runQuery(
    caller,
    `SELECT ${select(plan.node).join(', ')} FROM ${object.apiName}${clauses(scope, plan)}`,
  );
  const rows = cursor.page(offset, first);
  const nodes = rows.map((row) => toNode(scope, row, plan.node));
  resolveSeveralTargets(scope, plan.node, rows, nodes);
  for (const child of plan.node.children) readChildren(scope, object, child, nodes);
  return connectionOf(nodes, offset, cursor.totalSize);
}

/** One record by its id; null when the caller may not see it. */
export function readOne(scope: ReadScope, plan: NodePlan, id: string): Node | null {
  const rows = runQuery(
    scope.caller,
    `SELECT ${select(plan).join(', ')} FROM ${plan.object.apiName} WHERE Id = '${id}'`,
  ).page(0, 1);
  const nodes = rows.map((row) => toNode(scope, row, plan));
  resolveSeveralTargets(scope, plan, rows, nodes);
  return nodes[0] ?? null;
}

/** One query for the children of all the records, cut to a page for each of them. */
function readChildren(
  scope: ReadScope,
  parent: ObjectSchema,
  { responseKey, relationshipName, foreignKey, connection }: ChildPlan,
  parents: readonly Node[],
): void {
  const { first, offset } = pageOf(connection.args);
  const ids = parents.map(({ Id }) => `'${Id}'`);
  if (ids.length === 0) return;
  const page = ` LIMIT ${first + 1}${offset > 0 ? ` OFFSET ${offset}` : ''}`;
  const inner = `SELECT ${select(connection.node).join(', ')} FROM ${relationshipName}${clauses(scope, connection)}${page}`;
  const rows = runQuery(
    scope.caller,
    `SELECT Id, (${inner}) FROM ${parent.apiName} WHERE Id IN (${ids.join(', ')})`,
  ).page(0, parents.length);
  const byParent = new Map(
    rows.map((row) => [String(row['Id']), (row[relationshipName] as ChildRecords | null)?.records ?? []]),
  );
  const totals = connection.wantsTotal ? countChildren(scope, connection, foreignKey.apiName, ids) : undefined;
  for (const node of parents) {
    const children = byParent.get(node.Id) ?? [];
    const shown = children.slice(0, first);
    const nodes = shown.map((row) => toNode(scope, row, connection.node));
    resolveSeveralTargets(scope, connection.node, shown, nodes);
    const total = totals?.get(node.Id) ?? (totals ? 0 : offset + children.length);
    node.children.set(responseKey, connectionOf(nodes, offset, total));
  }
}

function countChildren(
  scope: ReadScope,
  { node, args }: ConnectionPlan,
  foreignKey: string,
  ids: readonly string[],
): Map<string, number> {
  const own = whereCondition(scope.caller.org.model.schema, node.object, args['where']);
  const where = `${foreignKey} IN (${ids.join(', ')})${own === undefined ? '' : ` AND ${own}`}`;
  const rows = runQuery(
    scope.caller,
    `SELECT ${foreignKey} parent, COUNT(Id) total FROM ${node.object.apiName} WHERE ${where} GROUP BY ${foreignKey}`,
  ).page(0, ids.length);
  return new Map(rows.map((row) => [String(row['parent']), Number(row['total'])]));
}

/** WHERE and ORDER BY of a connection's arguments. Rows have an order of their own in the end, so that pages do not overlap. */
function clauses({ caller }: ReadScope, { node, args }: ConnectionPlan): string {
  const { schema } = caller.org.model;
  const own = whereCondition(schema, node.object, args['where']);
  const mine = args['scope'] === 'MINE' ? `OwnerId = '${caller.user.userId}'` : undefined;
  const conditions = [own, mine].filter((condition) => condition !== undefined);
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const order = orderByList(schema, node.object, args['orderBy']);
  const tie = order.some((entry) => /^Id /u.test(entry)) ? [] : ['Id ASC'];
  return `${where} ORDER BY ${[...order, ...tie].join(', ')}`;
}

function pageOf(args: Readonly<Record<string, unknown>>): { first: number; offset: number } {
  const first = Number(args['first'] ?? DEFAULT_FIRST);
  const upperBound = args['upperBound'];
  if (first < 1 || first > MAXIMUM_FIRST) throw invalid(`The value of 'first' must be between 1 and ${MAXIMUM_FIRST}.`);
  if (typeof upperBound === 'number' && first < 200)
    throw invalid(`When 'upperBound' is given, the value of 'first' must be between 200 and ${MAXIMUM_FIRST}.`);
  return { first, offset: args['after'] ? offsetOf(String(args['after'])) : 0 };
}

/** Names for the SELECT of a node; references that lead to several objects are read afterwards. */
function select({ fields, parents }: NodePlan, prefix = ''): string[] {
  const own = [...new Set(['Id', ...fields.keys()])].map((name) => prefix + name);
  const above = [...parents].flatMap(([name, { field, plans }]) => {
    const [only, ...others] = plans;
    if (only && others.length === 0 && field.referenceTo?.length === 1) return select(only, `${prefix}${name}.`);
    return [prefix + field.apiName];
  });
  return [...new Set([...own, ...above])];
}

function toNode(scope: ReadScope, row: QueryRecord, plan: NodePlan): Node {
  const id = String(row['Id']);
  scope.recordIds.add(id);
  const node: Record<string, unknown> = {};
  for (const [name, field] of plan.fields) {
    const value = uiValue(row[name]);
    if (name !== 'Id')
      node[name] = {
        value,
        displayValue: displayValue(field, value, scope.display),
        label: displayValue(field, value, scope.display),
      };
  }
  for (const [name, { plans }] of plan.parents) {
    const parent = row[name] as QueryRecord | null | undefined;
    const [only] = plans;
    node[name] = parent && only ? toNode(scope, parent, only) : null;
  }
  return { ...node, __typename: plan.object.apiName, Id: id, ApiName: plan.object.apiName, children: new Map() };
}

/** Records behind references that can lead to several objects: one query an object. */
function resolveSeveralTargets(
  scope: ReadScope,
  plan: NodePlan,
  rows: readonly QueryRecord[],
  nodes: readonly Node[],
): void {
  for (const [name, { field, plans }] of plan.parents) {
    if (field.referenceTo?.length === 1) continue;
    for (const target of plans) {
      const ids = new Set(
        rows.map((row) => String(row[field.apiName] ?? '')).filter((id) => id.startsWith(target.object.keyPrefix)),
      );
      if (ids.size === 0) continue;
      const list = [...ids].map((id) => `'${id}'`).join(', ');
      const found = runQuery(
        scope.caller,
        `SELECT ${select(target).join(', ')} FROM ${target.object.apiName} WHERE Id IN (${list})`,
      ).page(0, ids.size);
      const byId = new Map(found.map((row) => [String(row['Id']), toNode(scope, row, target)]));
      for (const [index, node] of nodes.entries()) {
        const behind = byId.get(String(rows[index]?.[field.apiName]));
        if (behind) Object.assign(node, { [name]: behind });
      }
    }
  }
}

function connectionOf(nodes: readonly Node[], offset: number, total: number): Connection {
  const cursor = (index: number): string => Buffer.from(`v1:${offset + index + 1}`).toString('base64');
  return {
    edges: nodes.map((node, index) => ({ node, cursor: cursor(index) })),
    pageInfo: {
      hasNextPage: offset + nodes.length < total,
      hasPreviousPage: offset > 0,
      startCursor: nodes.length > 0 ? cursor(0) : null,
      endCursor: nodes.length > 0 ? cursor(nodes.length - 1) : null,
    },
    pageResultCount: nodes.length,
    totalCount: total,
  };
}

function offsetOf(cursor: string): number {
  const offset = Number(/^v1:(\d+)$/u.exec(Buffer.from(cursor, 'base64').toString())?.[1] ?? Number.NaN);
  if (!Number.isInteger(offset)) throw invalid(`'${cursor}' is not a valid cursor.`);
  return offset;
}

function invalid(message: string): FetchError {
  return new FetchError([{ message, extensions: { ErrorType: 'DataFetchingException' } }]);
}
