import type { Catalog, ReportProblem } from '../../metadata/types.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../schema/types.ts';
import { compileFilters, FILTER_OPERATIONS, type CompiledFilters } from './filters.ts';

/** A roll-up summary field, ready to be computed. */
export interface RollUp {
  readonly master: ObjectSchema;
  readonly field: FieldSchema;
  readonly child: ObjectSchema;
  /** The child's master-detail field. */
  readonly foreignKey: string;
  readonly operation: 'count' | 'sum' | 'min' | 'max';
  readonly summarised: FieldSchema | undefined;
  readonly filters: CompiledFilters;
}

/**
 * Every roll-up of a schema, by child object in lower case. What is wrong in a definition has been reported with the schema;
 * filter operations that are not executed are reported here.
 */
export function compileRollUps(catalog: Catalog, schema: Schema, report: ReportProblem): Map<string, RollUp[]> {
  const rollUps = new Map<string, RollUp[]>();
  for (const master of schema.objects) {
    for (const field of master.fields) {
      const { summary } = field;
      const child = summary && schema.object(summary.childObject);
      const foreignKey = summary && schema.field(summary.childObject, summary.foreignKey);
      if (!summary || !child || !foreignKey) continue;
      const summarised =
        summary.summarizedField === undefined ? undefined : schema.field(child.apiName, summary.summarizedField);
      const component = catalog.get('CustomField', `${master.apiName}.${field.apiName}`);
      for (const { operation } of summary.filters) {
        if (component && !FILTER_OPERATIONS.has(operation))
          report(component, `The local org does not support the roll-up filter operation ${operation}.`, {
            rule: 'roll-up-filter',
          });
      }
      const filters = compileFilters(summary.filters, (name) => schema.field(child.apiName, name));
      const key = child.apiName.toLowerCase();
      rollUps.set(key, [
        ...(rollUps.get(key) ?? []),
        { master, field, child, foreignKey: foreignKey.apiName, operation: summary.operation, summarised, filters },
      ]);
    }
  }
  return rollUps;
}
