import type { FunctionExp } from '@jetstreamapp/soql-parser-js';
import { capabilitiesOf } from '../../../schema/describe-field.ts';
import type { FieldSchema } from '../../../schema/types.ts';
import { fold, foldsCase } from '../../../store/index.ts';
import { queryError } from '../../errors.ts';
import { unsupportedFunction, type Operand } from '../condition.ts';
import { familyOf } from '../context.ts';
import { computedField, resolveField, type NameScope } from '../resolve.ts';
import { join, raw, sql, value, type Sql } from '../sql.ts';

const AGGREGATES: ReadonlySet<string> = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX']);

/** Whether a function name is one of the aggregate functions. */
export function isAggregateFunction(name: string | undefined): boolean {
  return AGGREGATES.has(name?.toUpperCase() ?? '');
}

/** An aggregate as operand; the field it yields decides how the value is shown and compared. */
export function aggregateOperand(scope: NameScope, call: FunctionExp): Operand {
  const { soql } = scope.context.options;
  const name = call.functionName?.toUpperCase() ?? '';
  const [parameter] = call.parameters ?? [];
  if (parameter === undefined && name === 'COUNT')
    return { field: computedField(name, 'Number'), expression: raw('count(*)') };
  if (typeof parameter !== 'string') throw unsupportedFunction(call);
  const { field, expression } = resolveField(scope, parameter);
  const numeric = familyOf(field) === 'number';
  if (name === 'SUM' || name === 'AVG' ? !numeric : !capabilitiesOf(field).aggregatable) {
    throw queryError('MALFORMED_QUERY', `field ${field.apiName} does not support aggregate operator ${name}`, {
      soql,
      word: parameter,
      clause: scope.clause,
    });
  }
  switch (name) {
    case 'COUNT':
      return { field: computedField(name, 'Number'), expression: sql`count(${expression})` };
    case 'COUNT_DISTINCT':
      return {
        field: computedField(name, 'Number'),
        expression: foldsCase(field) ? sql`count(DISTINCT fold(${expression}))` : sql`count(DISTINCT ${expression})`,
      };
    case 'SUM':
      return { field: computedField(name, 'Number'), expression: decimal(sql`SUM(${expression})`) };
    case 'AVG':
      return {
        field: computedField(name, 'Number'),
        expression: sql`(${decimal(sql`SUM(${expression})`)} / count(${expression}))`,
      };
    default:
      return { field: { ...field, describe: {} }, expression: extreme(raw(name), field, expression) };
  }
}

/** Sums of decimals without the noise of binary fractions. */
function decimal(expression: Sql): Sql {
  return sql`soql_decimal(${expression} * 1.0)`;
}

const POSITION_DIGITS = 6;

/**
 * MIN and MAX. Text is compared without regard to case and picklists by the order of their values (SOQL and SOSL Reference,
 * "Aggregate Functions"): so what is compared is a key with the value behind it.
 */
function extreme(name: Sql, field: FieldSchema, expression: Sql): Sql {
  if (!foldsCase(field)) return sql`${name}(${expression})`;
  const picklist = field.type === 'Picklist' ? (field.picklistValues ?? []) : [];
  const position =
    picklist.length === 0
      ? raw("''")
      : sql`CASE fold(${expression}) ${join(
          picklist.map((entry, index) => sql`WHEN ${value(fold(entry.value))} THEN ${value(digits(index))}`),
          ' ',
        )} ELSE ${value(digits(picklist.length))} END`;
  const keyed = sql`${name}((${position}) || fold(${expression}) || char(1) || ${expression})`;
  return sql`substr(${keyed}, instr(${keyed}, char(1)) + 1)`;
}

function digits(position: number): string {
  return String(position).padStart(POSITION_DIGITS, '0');
}
