import type { FieldSchema, ObjectSchema, Schema } from '../../../schema/types.ts';
import { textLiteral } from '../lists/soql-text.ts';
import { unsupported } from './errors.ts';

type Input = Readonly<Record<string, unknown>>;

const COMPARISONS: Readonly<Record<string, string>> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  gt: '>',
  lte: '<=',
  gte: '>=',
  like: 'LIKE',
};

/** A `where` argument (checked against the schema's input types) as a SOQL condition; undefined when it says nothing. */
export function whereCondition(schema: Schema, object: ObjectSchema, where: unknown, prefix = ''): string | undefined {
  if (!isInput(where)) return undefined;
  return conjunction(
    Object.entries(where).flatMap(([name, value]) => condition(schema, object, name, value, prefix) ?? []),
  );
}

/** An `orderBy` argument as the list of a SOQL ORDER BY. */
export function orderByList(schema: Schema, object: ObjectSchema, orderBy: unknown, prefix = ''): string[] {
  if (!isInput(orderBy)) return [];
  return Object.entries(orderBy).flatMap(([name, value]) => {
    if (!isInput(value)) return [];
    const parent = parentOf(schema, object, name);
    if (parent) return orderByList(schema, parent, value, `${prefix}${name}.`);
    const nulls = value['nulls'] ? ` NULLS ${String(value['nulls'])}` : '';
    return [`${prefix}${name} ${String(value['order'] ?? 'ASC')}${nulls}`];
  });
}

function condition(
  schema: Schema,
  object: ObjectSchema,
  name: string,
  value: unknown,
  prefix: string,
): string | undefined {
  if (value === null || value === undefined) return undefined;
  switch (name.toLowerCase()) {
    case 'and':
      return conjunction((value as unknown[]).flatMap((one) => whereCondition(schema, object, one, prefix) ?? []));
    case 'or': {
      const parts = (value as unknown[]).flatMap((one) => whereCondition(schema, object, one, prefix) ?? []);
      return parts.length === 0 ? undefined : `(${parts.join(' OR ')})`;
    }
    case 'not': {
      const inner = whereCondition(schema, object, value, prefix);
      return inner === undefined ? undefined : `(NOT ${inner})`;
    }
  }
  const field = schema.field(object.apiName, name);
  if (field)
    return conjunction(
      Object.entries(value as Input).map(([operator, operand]) =>
        comparison(field, prefix + field.apiName, operator, operand),
      ),
    );
  const parent = parentOf(schema, object, name);
  if (!parent) throw unsupported(`The local org cannot filter by ${name}.`);
  return whereCondition(schema, parent, value, `${prefix}${name}.`);
}

function comparison(field: FieldSchema, path: string, operator: string, operand: unknown): string {
  if (operator === 'in' || operator === 'nin') {
    const list = (operand as unknown[] | null) ?? [];
    // SOQL has no empty list: nothing is in it, everything is outside.
    if (list.length === 0) return operator === 'in' ? `Id = null` : `Id != null`;
    return `${path} ${operator === 'in' ? 'IN' : 'NOT IN'} (${list.map((one) => literal(field, one)).join(', ')})`;
  }
  const sign = COMPARISONS[operator];
  if (sign === undefined) throw unsupported(`The local org does not know the operator ${operator} of GraphQL.`);
  return `${path} ${sign} ${literal(field, operand)}`;
}

function literal(field: FieldSchema, operand: unknown): string {
  if (operand === null || operand === undefined) return 'null';
  if (isInput(operand)) return dateLiteral(operand);
  if (typeof operand === 'number' || typeof operand === 'boolean') return String(operand);
  if (field.type === 'Time') return String(operand);
  return textLiteral(String(operand));
}

function dateLiteral({ value, literal: word, range }: Input): string {
  if (word !== undefined && word !== null) return String(word);
  if (isInput(range)) {
    const [entry] = Object.entries(range);
    if (entry) return `${entry[0].toUpperCase()}:${String(entry[1])}`;
  }
  if (value === null || value === undefined) return 'null';
  // Dates stand bare in SOQL: what is none must not get there.
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))?$/u.test(String(value)))
    throw unsupported(`${String(value)} is no date.`);
  return String(value);
}

function conjunction(parts: readonly string[]): string | undefined {
  if (parts.length === 0) return undefined;
  return parts.length === 1 ? parts[0] : `(${parts.join(' AND ')})`;
}

function parentOf(schema: Schema, object: ObjectSchema, relationship: string): ObjectSchema | undefined {
  return schema.object(schema.relationship(object.apiName, relationship)?.referenceTo?.[0] ?? '');
}

function isInput(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
