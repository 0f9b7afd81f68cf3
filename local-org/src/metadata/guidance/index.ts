import type { Schema } from '../../schema/types.ts';
import type { CheckContext } from '../checks/context.ts';
import { collectProblems } from '../problems.ts';
import type { Catalog, Component, ComponentProblem } from '../types.ts';
import { checkApiVersion } from './api-version.ts';
import { checkBundleSources } from './bundle-sources.ts';
import { checkDocumentation } from './documentation.ts';
import { checkFlowPaths } from './flow-paths.ts';
import { checkFlowPercents } from './flow-percents.ts';
import { checkFormulaRisks } from './formula-risks.ts';
import { checkPageAssignments } from './page-assignments.ts';
import { scanFlows } from './scan-flows.ts';

/**
 * What a deploy takes and an administrator regrets: metadata without documentation, settings of the org's own objects, formulas
 * that older orgs cannot hold, flows that lose work. Only `check` reports these; no deploy is refused for them.
 *
 * @param options.root the project's folder, where Lightning Flow Scanner's configuration stands
 * @param options.apiVersion the API version that the project says its sources have
 */
export async function giveGuidance(
  components: readonly Component[],
  against: { readonly catalog: Catalog; readonly schema: Schema },
  options: { readonly root: string; readonly apiVersion: string | undefined },
): Promise<ComponentProblem[]> {
  const { report, problems } = collectProblems();
  const context: CheckContext = { ...against, report };
  for (const component of components) {
    checkDocumentation(component, report);
    checkApiVersion(component, options.apiVersion, report);
    checkPageAssignments(component, report);
    await checkBundleSources(component, options.root, report);
    checkFormulaRisks(component, context);
    if (component.type === 'Flow') {
      checkFlowPaths(component, context);
      checkFlowPercents(component, context);
    }
  }
  return [...problems, ...(await scanFlows(components, options.root))];
}
