import type { Connection } from 'jsforce';
import { literal, literals, queryAll } from '../connection/records.ts';
import { batches, saveEach } from '../connection/save-each.ts';
import type { Refusal } from '../connection/save-each.ts';
import type { Interruption } from '../output/interruption.ts';
import type { Progress } from '../output/progress.ts';
import { readPackage } from '../package/package-contents.ts';
import type { PackageContents } from '../package/package-contents.ts';
import { candidates, countOpen } from './candidates.ts';
import type { Candidate, Scope } from './candidates.ts';
import { trySaving } from './dry-run.ts';

const DEAL = 'Opportunity';

export interface AdoptOptions {
  /** At most this many deals are tried. */
  readonly limit?: number;
  readonly dryRun: boolean;
  /** A SOQL condition over Opportunity. */
  readonly where?: string;
  /** ISO 8601; deals created earlier were never asked whether they sell a project. Default: when the package came. */
  readonly createdBefore?: string;
  readonly progress: Progress;
  readonly interruption: Pick<Interruption, 'asked'>;
}

export interface AdoptResult {
  readonly dryRun: boolean;
  /** Deals that have a brief now; in a dry run, deals that the org would save. */
  readonly adopted: number;
  readonly refused: readonly (Refusal & { readonly name: string })[];
  readonly interrupted: boolean;
  /** Open deals without a brief when the command ended. */
  readonly openWithoutBrief: number;
}

/** A reason not to begin, with what to do first. */
class AdoptError extends Error {}

/**
 * Opens briefs for the open pipeline by saving each deal: the package's flow does the rest, as it would at any later save.
 * What is done stands in the org, so a further run goes on where this one ended and changes nothing twice.
 */
export async function adopt(connection: Connection, options: AdoptOptions): Promise<AdoptResult> {
  const contents = await readPackage();
  const came = await arrival(connection, contents);
  await requireFields(connection, contents);
  await requireActiveFlows(connection, contents);
  const scope = await scopeOf(connection, contents, { createdBefore: came, ...options });
  const total = await countOpen(connection, scope);
  const refused: (Refusal & { name: string })[] = [];
  let tried = 0;
  let adopted = 0;
  const left = (): number => (options.limit ?? Infinity) - tried;

  options.progress.step('Deals', Math.min(total, options.limit ?? total));
  for await (const page of candidates(connection, scope)) {
    for (const batch of batches(page.slice(0, Math.min(left(), page.length)))) {
      if (options.interruption.asked) break;
      const failed = await (options.dryRun ? tryBatch : adoptBatch)(connection, batch);
      tried += batch.length;
      adopted += batch.length - failed.length;
      refused.push(...named(failed, batch));
      options.progress.count(tried);
    }
    if (options.interruption.asked || left() <= 0) break;
  }
  options.progress.done(`${adopted} ${options.dryRun ? 'would be saved' : 'have a brief'}, ${refused.length} refused`);
  return {
    dryRun: options.dryRun,
    adopted,
    refused,
    interrupted: options.interruption.asked,
    openWithoutBrief: await countOpen(connection, scope),
  };
}

/** A deploy shows new fields to nobody, the one who deployed included. */
async function requireFields(connection: Connection, contents: PackageContents): Promise<void> {
  const { fields } = await connection.describe(DEAL);
  const hidden = (contents.objects.get(DEAL) ?? []).filter(({ name }) => !fields.some((field) => field.name === name));
  if (hidden.length > 0)
    throw new AdoptError(
      `This user does not see ${hidden.map(({ name }) => `${DEAL}.${name}`).join(' and ')}. Assign the permission set first: sf org assign permset --name Handover_Admin`,
    );
}

/** Without its flow a save opens nothing, and every deal would look refused. */
async function requireActiveFlows(connection: Connection, contents: PackageContents): Promise<void> {
  const needed = contents.flows.filter(({ object }) => object === DEAL).flatMap(({ name, calls }) => [name, ...calls]);
  const rows = await queryAll<{ ApiName: string }>(
    connection,
    `SELECT ApiName FROM FlowDefinitionView WHERE IsActive = true AND ApiName IN ${literals(needed)}`,
  );
  const active = new Set(rows.map((row) => row.ApiName));
  const inactive = [...new Set(needed)].filter((name) => !active.has(name));
  if (inactive.length > 0)
    throw new AdoptError(`These flows are not active: ${inactive.join(', ')}. Switch them on first: handover activate`);
}

async function scopeOf(
  connection: Connection,
  contents: PackageContents,
  options: AdoptOptions & { createdBefore: string },
): Promise<Scope> {
  const { policy } = contents;
  const [record] = await queryAll<{ Sells_a_Project_by_Default__c: boolean }>(
    connection,
    `SELECT Sells_a_Project_by_Default__c FROM ${policy.type} WHERE DeveloperName = ${literal(policy.record)}`,
  );
  return {
    createdBefore: options.createdBefore,
    takeUnasked: options.where !== undefined || record?.Sells_a_Project_by_Default__c === true,
    ...(options.where === undefined ? {} : { where: options.where }),
  };
}

/** When the package came: its permission sets are the oldest things of it that have a date. */
async function arrival(connection: Connection, contents: PackageContents): Promise<string> {
  const names = contents.components.filter(({ type }) => type === 'PermissionSet').map(({ fullName }) => fullName);
  const [row] = await queryAll<{ CreatedDate: string }>(
    connection,
    `SELECT CreatedDate FROM PermissionSet WHERE Name IN ${literals(names)} ORDER BY CreatedDate LIMIT 1`,
  );
  if (row === undefined)
    throw new AdoptError('The package is not in this org (none of its permission sets is). Deploy it first.');
  return row.CreatedDate;
}

function sellingProject(batch: readonly Candidate[]): { Id: string; Handover_Sells_a_Project__c: boolean }[] {
  return batch.map(({ id }) => ({ Id: id, Handover_Sells_a_Project__c: true }));
}

function tryBatch(connection: Connection, batch: readonly Candidate[]): Promise<Refusal[]> {
  return trySaving(connection, DEAL, sellingProject(batch));
}

async function adoptBatch(connection: Connection, batch: readonly Candidate[]): Promise<Refusal[]> {
  const refused = await saveEach(connection, DEAL, sellingProject(batch));
  const saved = batch.map(({ id }) => id).filter((id) => !refused.some((one) => one.id === id));
  return [...refused, ...(await withoutBrief(connection, saved))];
}

/** A failure of the flow does not stop the save of an open deal: it is read back and explained from the package's log. */
async function withoutBrief(connection: Connection, ids: readonly string[]): Promise<Refusal[]> {
  if (ids.length === 0) return [];
  const rows = await queryAll<{ Id: string }>(
    connection,
    `SELECT Id FROM Opportunity WHERE Handover_Brief__c = null AND Id IN ${literals(ids)}`,
  );
  if (rows.length === 0) return [];
  const logs = await queryAll<{ Record_Id__c: string; Error__c: string }>(
    connection,
    `SELECT Record_Id__c, Error__c FROM Handover_Log__c WHERE Record_Id__c IN ${literals(rows.map((row) => row.Id))} ORDER BY CreatedDate`,
  );
  const reasons = new Map(logs.map((log) => [log.Record_Id__c, log.Error__c]));
  return rows.map(({ Id }) => ({
    id: Id,
    code: 'NO_BRIEF_OPENED',
    message: reasons.get(Id) ?? 'The deal was saved and no brief was opened. Handover Logs may name the reason.',
    fields: [],
  }));
}

function named(refused: readonly Refusal[], batch: readonly Candidate[]): (Refusal & { name: string })[] {
  const names = new Map(batch.map(({ id, name }) => [id, name]));
  return refused.map((one) => ({ ...one, name: names.get(one.id) ?? '' }));
}
