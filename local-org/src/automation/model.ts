import { FormulaCompileError } from '../formula/errors.ts';
import { compileFormula } from '../formula/index.ts';
import type { CompiledFormula } from '../formula/types.ts';
import type { Catalog, ReportProblem } from '../metadata/types.ts';
import { formulaTypeOf, objectScope } from '../schema/index.ts';
import type { Schema } from '../schema/types.ts';
import { compileFlows } from './flow/compile/compile-flow.ts';
import type { CompiledFlow, FlowMoment } from './flow/types.ts';
import { compileRollUps, type RollUp } from './roll-ups/compile.ts';
import { compileRules, type ValidationRule } from './rules.ts';

/** What happens by itself in an org: rules, flows, roll-ups, default values. */
export interface AutomationModel {
  /** Active validation rules of an object, by name. */
  rules(object: string): readonly ValidationRule[];
  /** Active flows that an object's records (or an event) trigger at a moment, in the order in which they run. */
  flows(object: string, moment: FlowMoment): readonly CompiledFlow[];
  /** Any flow by name, active or not. */
  flow(name: string): CompiledFlow | undefined;
  /** Roll-ups over the records of a child object. */
  rollUps(childObject: string): readonly RollUp[];
  readonly allRollUps: readonly RollUp[];
  /** The compiled default values of an object's fields, by field. */
  defaultValues(object: string): ReadonlyMap<string, CompiledFormula>;
}

/** Compiles validation rules, flows, roll-ups and default values. Every problem goes to `report`. */
export function compileAutomation(catalog: Catalog, schema: Schema, report: ReportProblem): AutomationModel {
  const rules = compileRules(catalog, schema, report);
  const flows = compileFlows(catalog, schema, report);
  const rollUps = compileRollUps(catalog, schema, report);
  const defaults = compileDefaults(catalog, schema, report);
  const triggered = new Map<string, CompiledFlow[]>();
  for (const flow of flows.values()) {
    if (!flow.active || !flow.object) continue;
    const key = triggerKey(flow.object.apiName, flow.moment);
    triggered.set(key, [...(triggered.get(key) ?? []), flow]);
  }
  for (const list of triggered.values()) list.sort(inTriggerOrder);
  return {
    rules: (object) => rules.get(object.toLowerCase()) ?? [],
    flows: (object, moment) => triggered.get(triggerKey(object, moment)) ?? [],
    flow: (name) => flows.get(name.toLowerCase()),
    rollUps: (child) => rollUps.get(child.toLowerCase()) ?? [],
    allRollUps: [...rollUps.values()].flat(),
    defaultValues: (object) => defaults.get(object) ?? NONE,
  };
}

function triggerKey(object: string, moment: FlowMoment): string {
  return `${moment} ${object.toLowerCase()}`;
}

/**
 * Trigger order 1 to 1000 first, then flows without one, then 1001 to 2000; ties by API name (Flow Help, "Define the Run Order
 * of Record-Triggered Flows"). Flows without an order run by activation date there; a deploy activates all at once.
 */
function inTriggerOrder(left: CompiledFlow, right: CompiledFlow): number {
  const rank = (flow: CompiledFlow): number => flow.triggerOrder ?? 1000.5;
  return rank(left) - rank(right) || (left.name < right.name ? -1 : 1);
}

const NONE: ReadonlyMap<string, CompiledFormula> = new Map();

/** The formulas by object and field. */
function compileDefaults(
  catalog: Catalog,
  schema: Schema,
  report: ReportProblem,
): Map<string, Map<string, CompiledFormula>> {
  const defaults = new Map<string, Map<string, CompiledFormula>>();
  for (const object of schema.objects) {
    const ofObject = new Map<string, CompiledFormula>();
    defaults.set(object.apiName, ofObject);
    for (const field of object.fields) {
      const source = field.defaultValueFormula;
      const returnType = formulaTypeOf(field);
      if (source === undefined || returnType === undefined) continue;
      try {
        const scope = objectScope(schema, catalog, object.apiName);
        ofObject.set(
          field.apiName,
          compileFormula(source, { returnType, place: 'defaultValue', blanksAs: 'blank', scope }),
        );
      } catch (error) {
        const component = catalog.get('CustomField', `${object.apiName}.${field.apiName}`);
        if (!(error instanceof FormulaCompileError) || !component) throw error;
        report(component, error.message, { rule: 'formula', at: 'defaultValue' });
      }
    }
  }
  return defaults;
}
