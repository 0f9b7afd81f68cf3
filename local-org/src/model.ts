import { compileAccess } from './access/model.ts';
import { compileAutomation } from './automation/model.ts';
import type { Catalog, ReportProblem } from './metadata/types.ts';
import type { OrgModel } from './org.types.ts';
import { compileSchema } from './schema/index.ts';

/**
 * Compiles everything a set of components means. Pure: writes nothing, swaps nothing in. Every problem goes to `report`;
 * a model made while problems of severity Error were reported must not be used.
 *
 * @param options.keyPrefixes key prefixes that the org's store has given out (`store.keyPrefixes()`): an object keeps its own
 */
export function buildModel(
  catalog: Catalog,
  report: ReportProblem,
  options: { keyPrefixes?: ReadonlyMap<string, string> } = {},
): OrgModel {
  const schema = compileSchema(catalog, report, options);
  const access = compileAccess(catalog, schema, report);
  const automation = compileAutomation(catalog, schema, report);
  return { catalog, schema, access, automation };
}
