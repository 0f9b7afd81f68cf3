import type { FormulaDataType } from '../../formula/types.ts';
import type { FieldValue, ObjectSchema, SObjectRecord } from '../../schema/types.ts';

/** A record in a flow: a variable, an item of a collection, `$Record`. */
export interface RecordValue {
  readonly object: ObjectSchema;
  readonly fields: SObjectRecord;
  /** Fields assigned since it was read: what an update writes. */
  readonly changed: Set<string>;
}

/** What a flow resource holds. Null and '' differ; an empty collection and no collection differ. */
export type FlowValue = FieldValue | RecordValue | readonly FlowValue[];

/** The declared type of a resource. */
export type FlowType =
  | {
      readonly kind: 'value';
      readonly data: FormulaDataType;
      readonly isCollection: boolean;
      readonly scale?: number;
      readonly picklistValues?: readonly string[];
    }
  | { readonly kind: 'record'; readonly object: ObjectSchema; readonly isCollection: boolean };

/** Whether it is one record: not null, and not a collection of records. */
export function isRecord(value: FlowValue | undefined): value is RecordValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether it is a collection, of values or of records; an empty one counts. */
export function isCollection(value: FlowValue | undefined): value is readonly FlowValue[] {
  return Array.isArray(value);
}

/** A record without values. */
export function emptyRecord(object: ObjectSchema): RecordValue {
  return { object, fields: {}, changed: new Set() };
}

/** A record as read from the org. */
export function recordOf(object: ObjectSchema, fields: SObjectRecord): RecordValue {
  return { object, fields: { ...fields }, changed: new Set() };
}

/** Assignment copies: changing the one must not change the other. */
export function copy(value: FlowValue): FlowValue {
  if (isCollection(value)) return value.map(copy);
  if (isRecord(value)) return { object: value.object, fields: { ...value.fields }, changed: new Set(value.changed) };
  return value;
}

const TEXT: ReadonlySet<FormulaDataType> = new Set(['Text', 'LongTextArea', 'Picklist', 'MultiselectPicklist', 'Id']);
const NUMBERS: ReadonlySet<FormulaDataType> = new Set(['Number', 'Currency', 'Percent']);

/** Whether values of the type are handled as text: picklists and ids are. */
export function isTextType(type: FormulaDataType): boolean {
  return TEXT.has(type);
}

/** Whether values of the type are numbers: amounts and percentages are. */
export function isNumberType(type: FormulaDataType): boolean {
  return NUMBERS.has(type);
}

/** Whether a value of one type may be assigned to a resource of another (Flow Builder Help, "Flow Operators in Assignment Elements"). */
export function isAssignable(from: FlowType, to: FlowType): boolean {
  if (from.kind === 'record' || to.kind === 'record') {
    return (
      from.kind === 'record' &&
      to.kind === 'record' &&
      from.object.apiName === to.object.apiName &&
      from.isCollection === to.isCollection
    );
  }
  if (from.isCollection !== to.isCollection) return false;
  if (isTextType(to.data)) return true;
  if (isNumberType(to.data)) return isNumberType(from.data);
  if (to.data === 'Date' || to.data === 'DateTime') return from.data === 'Date' || from.data === 'DateTime';
  return from.data === to.data;
}

/** A value in the form of the type it is assigned to: text of anything, a date of a date-time and back. */
export function convert(value: FlowValue, to: FlowType): FlowValue {
  if (isCollection(value)) return value.map((item) => convert(item, { ...to, isCollection: false }));
  if (isRecord(value) || value === null || to.kind === 'record') return value;
  if (isTextType(to.data)) return textOf(value);
  if (to.data === 'Date' && typeof value === 'string') return value.slice(0, 10);
  if (to.data === 'DateTime' && typeof value === 'string')
    return /^\d{4}-\d{2}-\d{2}$/u.test(value) ? `${value}T00:00:00.000Z` : value;
  return value;
}

/** A value as text: numbers without grouping, dates in ISO form, '' for null. */
export function textOf(value: FlowValue): string {
  if (value === null) return '';
  if (isCollection(value)) return `[${value.map(textOf).join(', ')}]`;
  if (isRecord(value)) return String(value.fields['Id'] ?? value.object.apiName);
  return String(value);
}

/** Whether two values are equal in a condition: null equals null only, not ''; text with regard to case. */
export function equal(left: FlowValue, right: FlowValue): boolean {
  if (isCollection(left) && isCollection(right))
    return left.length === right.length && left.every((item, index) => equal(item, right[index] ?? null));
  if (isRecord(left) && isRecord(right))
    return left.fields['Id'] !== undefined && left.fields['Id'] === right.fields['Id'];
  if (typeof left === 'string' && typeof right === 'string') {
    return left.length !== right.length && isDateLike(left) && isDateLike(right)
      ? left.slice(0, 10) === right.slice(0, 10)
      : left === right;
  }
  return left === right;
}

/** Order of two values; undefined where one is null or they cannot be compared. */
export function compare(left: FlowValue, right: FlowValue): number | undefined {
  if (left === null || right === null || typeof left !== typeof right) return undefined;
  if (typeof left === 'object' || typeof right === 'object') return undefined;
  return left < right ? -1 : left > right ? 1 : 0;
}

function isDateLike(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/u.test(text);
}
