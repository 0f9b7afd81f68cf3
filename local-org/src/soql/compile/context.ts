import { apiTypeOf } from '../../schema/describe-field.ts';
import { createReader, type RecordReader } from '../../schema/reader.ts';
import type { FieldSchema, FieldValue, ObjectSchema } from '../../schema/types.ts';
import type { Store } from '../../store/types.ts';
import type { Calendar } from '../dates/date-literals.ts';
import { dateFunctionValue } from '../dates/date-functions.ts';
import { dateIn } from '../dates/time-zone.ts';
import type { QueryOptions } from '../types.ts';

/** What all parts of one query share. */
export interface QueryContext {
  readonly options: QueryOptions;
  readonly reader: RecordReader;
  readonly calendar: Calendar;
  /** A table alias that occurs nowhere else in the query. */
  newAlias(): string;
  /** Registers a formula field for SQL and answers the number by which `soql_formula` knows it. */
  formulaNumber(object: ObjectSchema, field: FieldSchema, columns: readonly string[]): number;
  /** Runs a statement of this query. */
  all: Store['all'];
}

type FormulaCall = (values: readonly (string | number | null)[]) => FieldValue;

/** Formula fields of the statement that runs now. Statements run one inside the other only within one query. */
const running: FormulaCall[][] = [];
const prepared = new WeakSet<Store>();

/** The functions that queries call. They are registered once a store and find their query through `running`. */
function prepareStore(store: Store): void {
  if (prepared.has(store)) return;
  prepared.add(store);
  // Not deterministic: formulas may look at the clock, at the user, and at other records.
  store.defineFunction('soql_formula', false, (number, ...values) => {
    const result = running.at(-1)?.[Number(number)]?.(values) ?? null;
    return typeof result === 'boolean' ? Number(result) : result;
  });
  // Sums of decimals without the noise of binary fractions: 0.1 + 0.2 is 0.3.
  store.defineFunction('soql_decimal', true, (amount) =>
    typeof amount === 'number' ? Number(amount.toPrecision(15)) : (amount ?? null),
  );
  store.defineFunction('soql_date', true, (name, moment, timeZone) =>
    moment === null || moment === undefined ? null : dateFunctionValue(String(name), String(moment), String(timeZone)),
  );
}

/** Opens the context of one query. */
export function createContext(options: QueryOptions): QueryContext {
  const { store, user, now, model } = options;
  prepareStore(store);
  const reader = createReader({ model, store, user, now });
  const formulas: FormulaCall[] = [];
  let aliases = 0;
  return {
    options,
    reader,
    calendar: { today: dateIn(now, user.timeZone), firstDayOfWeek: firstDayOfWeek(user.locale) },
    newAlias() {
      aliases += 1;
      return `t${String(aliases)}`;
    },
    formulaNumber(object, field, columns) {
      const booleans = columns.map(
        (column) => object.fields.find((candidate) => candidate.apiName === column)?.type === 'Checkbox',
      );
      formulas.push((values) => {
        const record: Record<string, FieldValue> = {};
        columns.forEach((column, index) => {
          const stored = values[index] ?? null;
          record[column] = booleans[index] === true ? stored === 1 : stored;
        });
        return reader.value(object, record, [field.apiName]);
      });
      return formulas.length - 1;
    },
    all(statement, parameters) {
      running.push(formulas);
      try {
        return store.all(statement, parameters);
      } finally {
        running.pop();
      }
    },
  };
}

/** 0 = Sunday … 6 = Saturday. Source: Salesforce Help: the locale decides on which day a week starts. */
function firstDayOfWeek(locale: string): number {
  const known = new Intl.Locale(locale.replace('_', '-')) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
  const firstDay = known.getWeekInfo?.().firstDay ?? 7;
  return firstDay % 7;
}

/** Families of field types that are compared alike. */
export type Family = 'id' | 'text' | 'multipicklist' | 'number' | 'boolean' | 'date' | 'dateTime' | 'time' | 'other';

/** Lookups are ids and roll-up summaries numbers; whatever is not named here, picklists among it, is compared as text. */
export function familyOf(field: FieldSchema): Family {
  switch (field.type) {
    case 'Id':
    case 'Lookup':
    case 'MasterDetail':
    case 'Metadata':
      return 'id';
    case 'MultiselectPicklist':
      return 'multipicklist';
    case 'Number':
    case 'Currency':
    case 'Percent':
    case 'Summary':
      return 'number';
    case 'Checkbox':
      return 'boolean';
    case 'Date':
      return 'date';
    case 'DateTime':
      return 'dateTime';
    case 'Time':
      return 'time';
    case 'Address':
    case 'Location':
      return 'other';
    default:
      return 'text';
  }
}

/** The word for a field's type in messages about literals: `double`, `dateTime`, `string` … */
export function literalTypeName(field: FieldSchema): string {
  const type = apiTypeOf(field);
  return { datetime: 'dateTime', id: 'ID', textarea: 'string', currency: 'double', percent: 'double' }[type] ?? type;
}
