import { compileAccess } from './access/model.ts';
import { compileAutomation } from './automation/model.ts';
import type { Catalog, ReportProblem } from './metadata/types.ts';
import type { OrgModel } from './org.types.ts';
import { compileSchema } from './schema/index.ts';

/**
 * Compiles everything a set of components means. Pure: writes nothing, swaps nothing in. Every problem goes to `report`;
 * a model made while problems of severity Error were reported must not be used.
 */
export function buildModel(catalog: Catalog, report: ReportProblem): OrgModel {
  const schema = compileSchema(catalog, report);
  const access = compileAccess(catalog, schema, report);
  const automation = compileAutomation(catalog, schema, report);
  return { catalog, schema, access, automation };
}
