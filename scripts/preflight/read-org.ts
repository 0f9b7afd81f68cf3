import type { Connection } from 'jsforce';
import type { Progress } from '../output/progress.ts';
import type { PackageContents } from '../package/package-contents.ts';
import * as data from './read-data.ts';
import { listComponents, readObjects, readStandardObject, readWorkflowFormulas } from './read-metadata.ts';
import type { Known, OrgFacts } from './types.ts';

const DEAL = 'Opportunity';

/** Reads all that the checks need; nothing is written. A fact that this user may not read comes back as unknown. */
export async function readOrg(
  connection: Connection,
  contents: PackageContents,
  progress: Progress,
): Promise<OrgFacts> {
  progress.step('The org itself');
  const [organization, stages, policy, flows, metadataTypes] = await Promise.all([
    data.readOrganization(connection),
    data.readStages(connection),
    data.readPolicy(connection, contents.policy),
    data.readFlows(connection),
    data.readMetadataTypes(connection),
  ]);
  const [opportunityTraits, personAccounts, limits, entityLimits, languages, viewerDashboards] = await Promise.all([
    data.readOpportunityTraits(connection),
    data.readPersonAccounts(connection),
    data.readLimits(connection),
    data.readEntityLimits(connection, DEAL),
    data.readLanguages(connection),
    data.count(connection, 'Dashboard', "Type = 'LoggedInUser'"),
  ]);
  progress.done('read');

  progress.step('Its metadata');
  const listed = await listComponents(connection, contents.components, () => {});
  const objects = await readObjects(connection, contents);
  const opportunity = await readStandardObject(connection, DEAL, listed);
  const workflowFormulas = await readWorkflowFormulas(connection, DEAL, listed);
  progress.done('read');

  return {
    organization,
    metadataTypes,
    listed,
    objects,
    opportunity,
    workflowFormulas,
    entityLimits,
    stages,
    policy,
    flows,
    opportunityTraits,
    personAccounts,
    limits,
    languages,
    viewerDashboards,
    openDeals: await data.count(connection, DEAL, 'IsClosed = false'),
    openDealsWithout: await countBlank(connection, contents, opportunity),
  };
}

/** How many open deals lack a value that the org requires: their next save fails, whoever saves them. */
async function countBlank(
  connection: Connection,
  contents: PackageContents,
  opportunity: OrgFacts['opportunity'],
): Promise<Map<string, Known<number>>> {
  const counts = new Map<string, Known<number>>();
  if (!opportunity.known) return counts;
  const ours = new Set((contents.objects.get(DEAL) ?? []).map((field) => field.name));
  for (const field of opportunity.value.fields.filter(({ required, name }) => required && !ours.has(name)))
    counts.set(field.name, await data.count(connection, DEAL, `IsClosed = false AND ${field.name} = null`));
  return counts;
}
