import type { FormulaReference } from '../../../formula/types.ts';
import type { Catalog } from '../../../metadata/types.ts';
import { objectScope } from '../../../schema/index.ts';
import type { FieldSchema, FieldValue, ObjectSchema, Schema } from '../../../schema/types.ts';
import { FlowFault } from '../run/errors.ts';
import type { Frame, Reference } from '../types.ts';
import {
  convert,
  emptyRecord,
  isCollection,
  isRecord,
  type FlowType,
  type FlowValue,
  type RecordValue,
} from '../values.ts';

/** A resource that a flow declares: a variable, a constant, a formula, an element that keeps its output. */
export interface Resource {
  /** Canonical name. */
  readonly name: string;
  readonly type: FlowType;
  /** Whether assignments may change it. */
  readonly writable: boolean;
  /** Computed resources (formulas, templates, constants); absent for what the frame holds. */
  readonly get?: (frame: Frame) => FlowValue;
  /** For resources that have named parts other than fields: the outputs of a subflow. */
  readonly member?: (name: string) => Reference | undefined;
}

/** The names that the elements of one flow may refer to. */
export interface FlowScope {
  readonly schema: Schema;
  readonly catalog: Catalog;
  readonly triggerObject: ObjectSchema | undefined;
  /** Adds a resource; it is made when first asked for, so that resources may refer to one another in any order. */
  declare(name: string, make: () => Resource | undefined): void;
  /** Resolves `$Record.Account.Name`, `variable`, `Element.Field__c`…; names are case-insensitive. */
  resolve(text: string): Reference | undefined;
  readonly declaredNames: ReadonlySet<string>;
}

const text = (data: 'Text' | 'Date' | 'DateTime' | 'Checkbox' | 'Id'): FlowType => ({
  kind: 'value',
  data,
  isCollection: false,
});

/** A reference to a resource of the flow's own language, such as `$Flow.CurrentDateTime`. */
const FLOW_GLOBALS: Readonly<Record<string, { type: FlowType; get: (frame: Frame) => FieldValue }>> = {
  '$flow.currentdate': {
    type: text('Date'),
    get: ({ interview }) => dateIn(interview.transaction.now, interview.transaction.user.timeZone),
  },
  '$flow.currentdatetime': { type: text('DateTime'), get: ({ interview }) => interview.transaction.now.toISOString() },
  '$flow.interviewstarttime': {
    type: text('DateTime'),
    get: ({ interview }) => interview.transaction.now.toISOString(),
  },
  '$flow.interviewguid': { type: text('Text'), get: ({ interview }) => interview.guid },
  '$flow.faultmessage': { type: text('Text'), get: (frame) => frame.faultMessage },
  '$flow.currentrecord': { type: text('Id'), get: ({ interview }) => interview.record?.fields['Id'] ?? null },
  '$globalconstant.true': { type: text('Checkbox'), get: () => true },
  '$globalconstant.false': { type: text('Checkbox'), get: () => false },
  '$globalconstant.emptystring': { type: text('Text'), get: () => '' },
};

/** Makes the scope of one flow. */
export function createFlowScope(schema: Schema, catalog: Catalog, triggerObject: ObjectSchema | undefined): FlowScope {
  const makers = new Map<string, () => Resource | undefined>();
  const made = new Map<string, Resource | undefined>();

  const resource = (name: string): Resource | undefined => {
    const key = name.toLowerCase();
    if (!made.has(key)) {
      const make = makers.get(key);
      // A resource whose own definition leads back to it resolves to nothing, which its user reports.
      made.set(key, undefined);
      if (make) made.set(key, make());
    }
    return made.get(key);
  };

  const fieldReference = (object: ObjectSchema, path: readonly string[]): FormulaReference | undefined =>
    objectScope(schema, catalog, object.apiName).resolve(path);

  const ofRecord = (
    whole: string,
    object: ObjectSchema,
    path: readonly string[],
    get: (frame: Frame) => RecordValue | null,
    make: ((frame: Frame) => RecordValue) | undefined,
  ): Reference | undefined => {
    const found = fieldReference(object, path);
    if (!found) return undefined;
    const type = typeOfFormulaReference(found);
    const field = path.length === 1 ? schema.field(object.apiName, found.path[0] ?? '') : undefined;
    const isOwnId = field?.apiName === 'Id' && /^\$record\./iu.test(whole);
    const read = pathReader(found.path, whole);
    const reference: Reference = { text: whole, type, get: (frame) => read(frame, get(frame)) };
    if (!field || !make || isOwnId || !isWritable(field)) return reference;
    return {
      ...reference,
      set: (frame, value) => {
        const record = make(frame);
        record.fields[field.apiName] = convert(value, type) as FieldValue;
        record.changed.add(field.apiName);
      },
    };
  };

  const resolve = (whole: string): Reference | undefined => {
    const global = FLOW_GLOBALS[whole.toLowerCase()];
    if (global) return { text: whole, type: global.type, get: global.get };
    const [head = '', ...path] = whole.split('.');
    const key = head.toLowerCase();
    if (key === '$record' || key === '$record__prior') {
      if (!triggerObject) return undefined;
      const get =
        key === '$record'
          ? (frame: Frame) => frame.interview.record ?? null
          : (frame: Frame) => priorRecord(frame, triggerObject);
      const make =
        key === '$record' ? (frame: Frame) => frame.interview.record ?? emptyRecord(triggerObject) : undefined;
      if (path.length === 0)
        return { text: whole, type: { kind: 'record', object: triggerObject, isCollection: false }, get };
      return ofRecord(whole, triggerObject, path, get, make);
    }
    if (head.startsWith('$')) return globalReference(whole);
    const found = resource(head);
    if (!found) return undefined;
    const get = found.get ?? ((frame: Frame) => frame.values.get(found.name) ?? null);
    if (path.length === 0) {
      const reference: Reference = { text: whole, type: found.type, get };
      return found.writable
        ? { ...reference, set: (frame, value) => frame.values.set(found.name, convert(value, found.type)) }
        : reference;
    }
    if (found.member) return path.length === 1 ? found.member(path[0] ?? '') : undefined;
    if (found.type.kind !== 'record' || found.type.isCollection) return undefined;
    const { object } = found.type;
    const make = (frame: Frame): RecordValue => {
      const present = get(frame);
      if (isRecord(present)) return present;
      const record = emptyRecord(object);
      frame.values.set(found.name, record);
      return record;
    };
    return ofRecord(whole, object, path, (frame) => recordOrNull(get(frame)), make);
  };

  const globalReference = (whole: string): Reference | undefined => {
    const context = triggerObject ?? schema.object('User') ?? schema.objects[0];
    const found = context && fieldReference(context, whole.split('.'));
    if (!found || !context) return undefined;
    return {
      text: whole,
      type: typeOfFormulaReference(found),
      get: ({ interview }) => interview.transaction.reader().value(context, interview.record?.fields ?? {}, found.path),
    };
  };

  return {
    schema,
    catalog,
    triggerObject,
    declare: (name, make) => void makers.set(name.toLowerCase(), make),
    resolve,
    get declaredNames() {
      return new Set(makers.keys());
    },
  };
}

function typeOfFormulaReference(found: FormulaReference): FlowType {
  return {
    kind: 'value',
    data: found.type,
    isCollection: false,
    ...(found.scale === undefined ? {} : { scale: found.scale }),
    ...(found.picklistValues === undefined ? {} : { picklistValues: found.picklistValues }),
  };
}

/** Formulas, roll-ups, auto-numbers and audit fields are never assigned to. */
function isWritable(field: FieldSchema): boolean {
  return field.stored && (field.createable || field.updateable || field.apiName === 'Id');
}

function recordOrNull(value: FlowValue): RecordValue | null {
  return isRecord(value) ? value : null;
}

function priorRecord({ interview }: Frame, object: ObjectSchema): RecordValue | null {
  return interview.prior ? { object, fields: interview.prior, changed: new Set() } : null;
}

/** Reads the value at a path from a record, which it is faulty not to have unless it is the triggering one. */
function pathReader(path: readonly string[], whole: string): (frame: Frame, record: RecordValue | null) => FlowValue {
  const isOfTrigger = /^\$record/iu.test(whole);
  const field = path.length === 1 ? path[0] : undefined;
  return ({ interview }, record) => {
    if (!record) {
      if (isOfTrigger) return null;
      throw new FlowFault(`The flow failed to access the value for ${whole} because it hasn't been set or assigned.`);
    }
    const present = field === undefined ? undefined : record.fields[field];
    if (present !== undefined) return present;
    const reader = interview.transaction.reader();
    if (field !== undefined && interview.formulasAreStale && record === interview.record) {
      return interview.prior ? reader.value(record.object, interview.prior, path) : null;
    }
    return reader.value(record.object, record.fields, path);
  };
}

/** The calendar day of an instant in a time zone. */
function dateIn(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  );
}

/** The items of a collection; none where it was never set. */
export function itemsOf(value: FlowValue): readonly FlowValue[] {
  return isCollection(value) ? value : [];
}
