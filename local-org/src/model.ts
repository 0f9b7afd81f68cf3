import { compileAccess } from './access/model.ts';
import { compileAutomation } from './automation/model.ts';
import type { OrgFeature } from './features.types.ts';
import type { Catalog, ReportProblem } from './metadata/types.ts';
import type { OrgModel } from './org.types.ts';
import { compileSchema } from './schema/index.ts';

/**
 * Compiles everything a set of components means. Pure: writes nothing, swaps nothing in. Every problem goes to `report`;
 * a model made while problems of severity Error were reported must not be used.
 *
 * @param options.keyPrefixes key prefixes that the org's store has given out (`store.keyPrefixes()`): an object keeps its own
 * @param options.features what the org has beyond what every org has
 */
export function buildModel(
  catalog: Catalog,
  report: ReportProblem,
  options: { keyPrefixes?: ReadonlyMap<string, string>; features?: readonly OrgFeature[] } = {},
): OrgModel {
  const { features = [], ...rest } = options;
  const objects = features.flatMap((feature) => feature.objects ?? []);
  const schema = compileSchema(catalog, report, { ...rest, objects });
  const access = compileAccess(catalog, schema, report);
  const automation = compileAutomation(catalog, schema, report);
  return { catalog, schema, access, automation };
}
