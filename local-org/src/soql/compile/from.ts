import { shareCondition } from '../../access/sharing.ts';
import { quote } from '../../store/index.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import type { QueryContext } from './context.ts';
import { join, raw, sql, type Sql } from './sql.ts';

/** A table in a statement. */
export interface Source {
  readonly object: ObjectSchema;
  readonly alias: string;
}

/** The FROM clause of one statement: a base table, and the parents that were asked for on the way. */
export interface From {
  readonly base: Source;
  /** The table of the parent that a lookup refers to; joined on first use. */
  parent(source: Source, lookup: FieldSchema, target: ObjectSchema): Source;
  /** `"Invoice__c" AS t1 LEFT JOIN …` */
  toSql(): Sql;
}

/** A column of the table, under its alias. The field must be stored: formula fields have no column. */
export function column(source: Source, field: string): Sql {
  return raw(`${source.alias}.${quote(field)}`);
}

/** A clause of the base table alone, under an alias that nothing else in the query has. */
export function createFrom(context: QueryContext, object: ObjectSchema): From {
  const base: Source = { object, alias: context.newAlias() };
  const joins: Sql[] = [];
  const parents = new Map<string, Source>();
  return {
    base,
    parent(source, lookup, target) {
      const key = `${source.alias}.${lookup.apiName}:${target.apiName}`;
      let parent = parents.get(key);
      if (parent === undefined) {
        parent = { object: target, alias: context.newAlias() };
        parents.set(key, parent);
        joins.push(
          raw(
            `LEFT JOIN ${quote(target.apiName)} AS ${parent.alias} ON ${parent.alias}."Id" = ${source.alias}.${quote(lookup.apiName)}`,
          ),
        );
      }
      return parent;
    },
    toSql: () => join([raw(`${quote(object.apiName)} AS ${base.alias}`), ...joins], ' '),
  };
}

/** Which rows of a table take part at all: those not deleted that sharing lets the user see. */
export function visibleRows(context: QueryContext, source: Source): Sql {
  const { user, model, includeDeleted } = context.options;
  const conditions: Sql[] = [];
  if (includeDeleted !== true) conditions.push(sql`${column(source, 'IsDeleted')} = 0`);
  const shared = shareCondition(model.schema, user, source.object, source.alias);
  if (shared !== undefined) conditions.push(raw(`(${shared})`));
  return conditions.length === 0 ? raw('1') : join(conditions, ' AND ');
}
