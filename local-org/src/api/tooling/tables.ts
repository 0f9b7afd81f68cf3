import type { Org, OrgModel } from '../../org.types.ts';
import { createCatalog } from '../../metadata/catalog.ts';
import { createSchema } from '../../schema/create-schema.ts';
import { standardObject } from '../../schema/standard/build.ts';
import type { Schema } from '../../schema/types.ts';
import { openQuery } from '../../soql/index.ts';
import type { QueryCursor, QueryRecord } from '../../soql/index.ts';
import { openStore } from '../../store/index.ts';
import type { Store } from '../../store/types.ts';
import type { Caller } from '../rest/types.ts';
import { parseSoql } from '../../soql/syntax/parse.ts';
import { toolingObjects } from './objects.ts';
import { toolingRows } from './rows.ts';
import { openStoredQuery, storedToolingObject } from './stored.ts';

interface ToolingTables {
  readonly schema: Schema;
  readonly store: Store;
}

/** The schema of the Tooling API; unlike an org's it never changes. */
const schema = createSchema(toolingObjects.map((object) => standardObject(object)));
const catalog = createCatalog([]);
const tables = new WeakMap<OrgModel, ToolingTables>();

/**
 * A query of the Tooling API: SOQL as everywhere, over the tables of stored objects, or over tables in memory that are filled
 * from the components once after each deploy. Throws what a query throws; INVALID_TYPE for every object that is not served.
 */
export function openToolingQuery(caller: Caller, soql: string): QueryCursor {
  const { query } = parseSoql(soql);
  const stored = storedToolingObject(caller.org, query.sObject ?? '');
  const cursor = stored ? openStoredQuery(caller, stored, soql) : openComponentQuery(caller, soql);
  return { ...cursor, page: (offset, size) => cursor.page(offset, size).map(withToolingAddress) };
}

function openComponentQuery({ org, user, version }: Caller, soql: string): QueryCursor {
  return openQuery({
    model: { schema, catalog },
    store: tablesOf(org).store,
    user: org.systemContext(user.userId),
    now: org.now(),
    soql,
    apiVersion: version,
  });
}

function tablesOf(org: Org): ToolingTables {
  const { model } = org;
  const known = tables.get(model);
  if (known) return known;
  const store = openStore(':memory:');
  store.transaction(() => {
    store.migrate(schema);
    for (const [name, rows] of Object.entries(toolingRows(org))) {
      const object = schema.object(name);
      if (!object) throw new Error(`There is no tooling object ${name}.`);
      for (const row of rows) store.insert(object, row);
    }
  });
  const made = { schema, store };
  tables.set(model, made);
  return made;
}

/** Records are addressed below `tooling`. */
function withToolingAddress(record: QueryRecord): QueryRecord {
  return JSON.parse(JSON.stringify(record), (_key, value: unknown) =>
    typeof value === 'string'
      ? value.replace(/^(\/services\/data\/v[\d.]+)\/sobjects\//u, '$1/tooling/sobjects/')
      : value,
  ) as QueryRecord;
}
