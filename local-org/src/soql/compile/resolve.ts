import { SalesforceError } from '../../errors.ts';
import type { FieldSchema, FieldType, ObjectSchema } from '../../schema/types.ts';
import { quote } from '../../store/index.ts';
import type { QueryContext } from './context.ts';
import { noSuchColumn, unknownRelationship, type Place } from '../errors.ts';
import type { Clause } from '../syntax/tokens.ts';
import { column, type From, type Source } from './from.ts';
import { join, raw, sql, value, type Sql } from './sql.ts';

/** Salesforce: "you can't specify more than five levels in a child-to-parent relationship". */
const MAXIMUM_LEVELS = 5;

/** A field that a query names, found and allowed. */
export interface ResolvedField {
  readonly field: FieldSchema;
  /** Relationship names from the query's object to the one that has the field, in canonical spelling. */
  readonly path: readonly string[];
  /** The table that has the field; undefined where the relationship may lead to several objects. */
  readonly source: Source | undefined;
  /** The lookups on the way, each in its table. */
  readonly lookups: readonly { readonly source: Source; readonly field: FieldSchema }[];
  /** The value in SQL; formula fields are calls of a function. */
  readonly expression: Sql;
}

/** Where the names of a clause are looked up. */
export interface NameScope {
  readonly context: QueryContext;
  readonly from: From;
  /** The alias the query gives its object (`FROM Account a`). */
  readonly alias: string | undefined;
  /** The clause that names stand in, for messages. */
  readonly clause: Clause;
}

/**
 * Finds a field by its name in the query, along relationships, as far as the user may see: fields and objects without right
 * do not exist.
 */
export function resolveField(scope: NameScope, name: string): ResolvedField {
  const { context, from } = scope;
  const { soql, model, user } = context.options;
  const place: Place = { soql, word: name, clause: scope.clause };
  const segments = name.split('.').map((segment) => segment.trim());
  const first = segments[0]?.toLowerCase();
  if (segments.length > 1 && (first === scope.alias?.toLowerCase() || first === from.base.object.apiName.toLowerCase()))
    segments.shift();
  const relationships = segments.slice(0, -1);
  const last = segments.at(-1) ?? '';
  if (relationships.length > MAXIMUM_LEVELS)
    throw new SalesforceError(
      'INVALID_FIELD',
      `The field path ${name} has more than ${String(MAXIMUM_LEVELS)} levels of relationships.`,
    );

  let source = from.base;
  const path: string[] = [];
  const lookups: { source: Source; field: FieldSchema }[] = [];
  for (const [index, relationship] of relationships.entries()) {
    const lookup = model.schema.relationship(source.object.apiName, relationship);
    if (lookup?.relationshipName === undefined || !user.mayReadField(source.object, lookup))
      throw unknownRelationship(relationship, place);
    const targets = (lookup.referenceTo ?? [])
      .flatMap((target) => model.schema.object(target) ?? [])
      .filter((target) => user.mayObject(target, 'read'));
    path.push(lookup.relationshipName);
    lookups.push({ source, field: lookup });
    const [only] = targets;
    if (only === undefined) throw unknownRelationship(relationship, place);
    if ((lookup.referenceTo?.length ?? 0) > 1) {
      if (index < relationships.length - 1) throw unknownRelationship(relationships[index + 1] ?? '', place);
      return {
        ...polymorphicField(context, { source, lookup, targets }, last, place),
        path,
        lookups,
        source: undefined,
      };
    }
    source = from.parent(source, lookup, only);
  }

  const field = model.schema.field(source.object.apiName, last);
  if (field === undefined || !user.mayReadField(source.object, field))
    throw noSuchColumn(last, source.object.apiName, place);
  return { field, path, lookups, source, expression: fieldExpression(context, source, field) };
}

/** A field's value in SQL. A formula field is computed from the columns it needs of its own record. */
export function fieldExpression(context: QueryContext, source: Source, field: FieldSchema): Sql {
  if (field.stored) return column(source, field.apiName);
  const columns = formulaColumns(source.object, field);
  const number = context.formulaNumber(source.object, field, columns);
  return sql`soql_formula(${join([value(number), ...columns.map((name) => column(source, name))], ', ')})`;
}

/** The stored columns of its own record that a formula field is computed from: directly, through other formulas, as lookups. */
function formulaColumns(object: ObjectSchema, field: FieldSchema): string[] {
  const columns = new Set<string>(['Id']);
  const seen = new Set<string>();
  const collect = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const { path } of object.formulas.get(name)?.references ?? []) {
      const [first = ''] = path;
      if (first.startsWith('$')) continue;
      const wanted = path.length === 1 ? first : first.split(':')[0];
      const own = object.fields.find((candidate) =>
        path.length === 1 ? candidate.apiName === wanted : candidate.relationshipName === wanted,
      );
      if (own === undefined) continue;
      if (own.stored) columns.add(own.apiName);
      else collect(own.apiName);
    }
  };
  collect(field.apiName);
  return [...columns];
}

/**
 * A field of whatever a lookup to several objects refers to. Such a relationship offers the fields of the object Name:
 * those that its targets share, and `Type`. Source: Object Reference, "Name".
 */
function polymorphicField(
  context: QueryContext,
  { source, lookup, targets }: { source: Source; lookup: FieldSchema; targets: readonly ObjectSchema[] },
  name: string,
  place: Place,
): Pick<ResolvedField, 'field' | 'expression'> {
  const { model, user } = context.options;
  const reference = column(source, lookup.apiName);
  if (name.toLowerCase() === 'type') {
    const cases = targets.map((target) => sql`WHEN ${value(target.keyPrefix)} THEN ${value(target.apiName)}`);
    return {
      field: computedField('Type', 'Text'),
      expression: sql`(CASE substr(${reference}, 1, 3) ${join(cases, ' ')} END)`,
    };
  }
  if (name.toLowerCase() === 'id') return { field: { ...lookup, apiName: 'Id' }, expression: reference };
  const values: Sql[] = [];
  let found: FieldSchema | undefined;
  for (const target of targets) {
    const wanted = name.toLowerCase() === 'name' ? (target.nameField ?? 'Name') : name;
    const field = model.schema.field(target.apiName, wanted);
    if (field === undefined || !field.stored || !user.mayReadField(target, field)) continue;
    found ??= { ...field, apiName: name.toLowerCase() === 'name' ? 'Name' : field.apiName };
    values.push(raw(`(SELECT ${quote(field.apiName)} FROM ${quote(target.apiName)} WHERE "Id" = ${reference.text})`));
  }
  if (found === undefined) throw noSuchColumn(name, 'Name', place);
  const [single] = values;
  return {
    field: found,
    expression: values.length === 1 && single !== undefined ? single : sql`coalesce(${join(values, ', ')})`,
  };
}

/** What a query computes, described as a field: it decides how the value is compared and shown. */
export function computedField(apiName: string, type: FieldType): FieldSchema {
  return {
    apiName,
    label: apiName,
    type,
    custom: false,
    required: false,
    unique: false,
    caseSensitive: false,
    externalId: false,
    createable: false,
    updateable: false,
    nameField: false,
    stored: false,
    permissionable: false,
  };
}
