import type { ReportProblem } from '../../metadata/types.ts';
import type { ComponentOf } from './relationships.ts';
import type { ObjectDraft } from '../standard/build.ts';
import type { FieldSchema, FieldType, SummaryDefinition } from '../types.ts';

/** platform limit: roll-up summary fields on one object. */
const MAXIMUM_PER_OBJECT = 25;
const SUMMABLE: ReadonlySet<FieldType> = new Set(['Number', 'Currency', 'Percent']);
const COMPARABLE: ReadonlySet<FieldType> = new Set(['Number', 'Currency', 'Percent', 'Date', 'DateTime']);
const OPERATIONS: ReadonlySet<string> = new Set(['count', 'sum', 'min', 'max']);

/** A child field that a roll-up reads; formula fields are judged once they are compiled. */
export interface SummarizedFormula {
  readonly summaryObject: string;
  readonly summaryField: string;
  readonly childObject: string;
  readonly childField: string;
}

/**
 * Resolves roll-up summary fields: canonical names, type of the total, and whether the platform allows them.
 *
 * @returns the formula fields that roll-ups sum or filter by
 */
export function settleSummaries(
  objects: ReadonlyMap<string, ObjectDraft>,
  componentOf: ComponentOf,
  report: ReportProblem,
): SummarizedFormula[] {
  const formulas: SummarizedFormula[] = [];
  const pending: (readonly [ObjectDraft, FieldSchema])[] = [];
  for (const object of objects.values()) {
    const summaries = object.fields.filter((field) => field.summary !== undefined);
    for (const field of summaries) pending.push([object, field]);
    const last = summaries.at(-1);
    const component = last === undefined ? undefined : componentOf(object.apiName, last.apiName);
    if (summaries.length > MAXIMUM_PER_OBJECT && component !== undefined) {
      report(
        component,
        `You have reached the maximum number of ${String(MAXIMUM_PER_OBJECT)} roll-up summary fields on ${object.apiName}`,
        { rule: 'roll-up-count' },
      );
    }
  }

  // A roll-up may total another roll-up of a deeper level: those are settled first.
  const settled = new Set<string>();
  const settle = (object: ObjectDraft, field: FieldSchema): void => {
    const key = `${object.apiName}.${field.apiName}`;
    if (settled.has(key)) return;
    settled.add(key);
    const summary = field.summary;
    const component = componentOf(object.apiName, field.apiName);
    if (summary === undefined || component === undefined) return;
    const refuse = (problem: string, at: string): void => report(component, problem, { rule: 'roll-up', at });

    const child = objects.get(summary.childObject.toLowerCase());
    const foreignKey = findField(child, summary.foreignKey);
    if (!OPERATIONS.has(summary.operation))
      return refuse(`The local org does not support the summaryOperation ${summary.operation}.`, 'summaryOperation');
    if (child === undefined || foreignKey === undefined)
      return refuse(
        `In field: summaryForeignKey - no CustomField named ${summary.childObject}.${summary.foreignKey} found`,
        'summaryForeignKey',
      );
    if (foreignKey.type !== 'MasterDetail' || foreignKey.referenceTo?.[0] !== object.apiName) {
      return refuse(
        `summaryForeignKey ${summary.childObject}.${summary.foreignKey} is not a master-detail relationship to ${object.apiName}`,
        'summaryForeignKey',
      );
    }

    let summarized: FieldSchema | undefined;
    if (summary.operation !== 'count') {
      if (summary.summarizedField === undefined)
        return refuse(
          `Must specify 'summarizedField' for a roll-up of operation ${summary.operation}`,
          'summarizedField',
        );
      const before = findField(child, summary.summarizedField);
      if (before?.summary !== undefined) settle(child, before);
      summarized = findField(child, summary.summarizedField);
      if (summarized === undefined)
        return refuse(
          `In field: summarizedField - no CustomField named ${summary.childObject}.${summary.summarizedField} found`,
          'summarizedField',
        );
      const allowed = summary.operation === 'sum' ? SUMMABLE : COMPARABLE;
      if (!allowed.has(summarized.type))
        return refuse(
          `Field ${child.apiName}.${summarized.apiName} of type ${summarized.type} cannot be used with the operation ${summary.operation} of a roll-up summary field`,
          'summarizedField',
        );
      if (summarized.formula !== undefined)
        formulas.push({
          summaryObject: object.apiName,
          summaryField: field.apiName,
          childObject: child.apiName,
          childField: summarized.apiName,
        });
    }

    const filters = summary.filters.map((filter, index) => {
      const at = `summaryFilterItems.${String(index)}`;
      const filterField = findField(child, filter.field);
      if (filterField === undefined)
        refuse(`In field: field - no CustomField named ${child.apiName}.${filter.field} found`, at);
      else if (filterField.type === 'LongTextArea' || filterField.type === 'Html')
        refuse(`Field ${child.apiName}.${filterField.apiName} cannot be filtered in a roll-up summary field`, at);
      else if (filterField.formula !== undefined)
        formulas.push({
          summaryObject: object.apiName,
          summaryField: field.apiName,
          childObject: child.apiName,
          childField: filterField.apiName,
        });
      return { ...filter, field: filterField?.apiName ?? filter.field };
    });

    const canonical: SummaryDefinition = {
      operation: summary.operation,
      childObject: child.apiName,
      foreignKey: foreignKey.apiName,
      ...(summarized === undefined ? {} : { summarizedField: summarized.apiName }),
      filters,
    };
    replaceField(object, totalField(field, canonical, summarized));
  };
  for (const [object, field] of pending) settle(object, field);
  return formulas;
}

function totalField(field: FieldSchema, summary: SummaryDefinition, summarized: FieldSchema | undefined): FieldSchema {
  const digits = summarized?.scale === undefined ? {} : { precision: 18, scale: summarized.scale };
  return summarized === undefined
    ? { ...field, type: 'Number', precision: 18, scale: 0, summary }
    : { ...field, type: summarized.type, ...digits, summary };
}

function findField(object: ObjectDraft | undefined, name: string): FieldSchema | undefined {
  return object?.fields.find((field) => field.apiName.toLowerCase() === name.toLowerCase());
}

function replaceField(object: ObjectDraft, field: FieldSchema): void {
  object.fields = object.fields.map((candidate) => (candidate.apiName === field.apiName ? field : candidate));
}
