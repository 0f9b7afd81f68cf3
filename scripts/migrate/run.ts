import path from 'node:path';
import { OrgClient, OrgError, OrgUnavailableError } from '../connection/org-client.ts';
import type { RetryOptions } from '../connection/org-client.ts';
import { adviceOn } from '../connection/retry.ts';
import type { Session } from '../connection/session.ts';
import type { Progress } from '../output/progress.ts';
import { defaultJournal, dryRunJournal } from './journal/folders.ts';
import { forgetStale } from './journal/forget-stale.ts';
import { holdJournal } from './journal/hold.ts';
import { Journal } from './journal/journal.ts';
import { Scratch } from './journal/scratch.ts';
import { BypassError, cleanUpBypass, grantBypass } from './load/bypass.ts';
import { dryRun } from './load/dry-run/dry-run.ts';
import { loadLate, loadRows } from './load/load-rows.ts';
import { emptyCounts, InterruptedError } from './load/outgoing.ts';
import type { LoadContext } from './load/outgoing.ts';
import { planFolder, readPlan } from './plan/read-plan.ts';
import type { ReadPlan } from './plan/read-plan.ts';
import type { Plan } from './plan/schema.ts';
import { writeReport } from './report/build.ts';
import type { RunOutcome } from './report/build.ts';
import { writeRejected } from './report/rejected.ts';
import type { Report } from './report/types.ts';
import { matchCorrected } from './sources/match-corrected.ts';
import { Sources } from './sources/open.ts';
import { prepareLoads } from './validate/prepare.ts';
import type { PreparedLoad } from './validate/prepare.ts';
import { Problems } from './validate/problems.ts';
import { readOtherSources, validateRows } from './validate/rows.ts';

export interface MigrateOptions {
  readonly planFile: string;
  /** The command that goes on with the run. */
  readonly resume: string;
  readonly dryRun: boolean;
  /** Only checks the plan and its files. */
  readonly checkOnly: boolean;
  /** Sends rows again that are unchanged since they were loaded. */
  readonly again: boolean;
  readonly journal: string | undefined;
  /** Corrected files of refused rows. */
  readonly onlyRejected: readonly string[];
  /** Connects to the org that SOQL sources read; the plan may name it by alias. */
  readonly connectSource: (alias: string | undefined) => Promise<Session | undefined>;
  readonly retry: Partial<RetryOptions>;
  readonly bulkAbove: number | undefined;
  readonly batchSize: number | undefined;
  readonly progress: Progress;
  /** Aborted when the user asks to stop. */
  readonly signal: AbortSignal;
}

/** What the stages of a run share. */
interface Run {
  readonly client: OrgClient;
  readonly user: string;
  readonly options: MigrateOptions;
  readonly journal: Journal;
  readonly rejects: Journal;
  readonly scratch: Scratch;
  readonly problems: Problems;
  readonly outcome: RunOutcome;
}

/**
 * Runs a plan: check everything, then load, then report. Every way to end (done, refused rows, faults, no connection, Ctrl-C)
 * gives a report, closes the journal and takes the bypass back; whatever was sent is known to the next run.
 */
export async function migrate(connection: Session, options: MigrateOptions): Promise<Report> {
  const startedAt = new Date();
  const { progress, signal, planFile } = options;
  const client = new OrgClient(connection, {
    retry: options.retry,
    signal,
    onRetry: (reason) => progress.warn(`${reason}; trying again.`),
  });
  const identity = await client.json<{ user_id: string; organization_id: string }>('GET', '/services/oauth2/userinfo');
  const bypassTakenBack = await cleanUpBypass(client);
  const read = await readPlan(planFile);
  const folder = path.resolve(options.journal ?? defaultJournal(planFile, identity.organization_id));
  const release = holdJournal(folder);
  const journal = new Journal(folder);
  const rejects = options.dryRun ? dryRunJournal(folder) : journal;
  const scratch = new Scratch(folder);
  const problems = new Problems(rejects.folder);
  const outcome: RunOutcome = {
    state: 'invalid',
    reason: undefined,
    loads: [],
    ran: [],
    files: new Map(),
    warnings: [],
  };
  try {
    for (const found of read.problems) problems.add(found);
    await runPlan({ client, user: identity.user_id, options, journal, rejects, scratch, problems, outcome }, read);
    problems.close();
    return await writeReport(
      {
        plan: read.plan?.name ?? path.basename(planFile),
        planFile,
        dryRun: options.dryRun,
        checkOnly: options.checkOnly,
        startedAt,
        client,
        bypassTakenBack,
        problems,
        rejects,
        journal: folder,
        resume: options.resume,
      },
      outcome,
    );
  } finally {
    scratch.close();
    if (rejects !== journal) rejects.close();
    journal.close();
    release();
  }
}

/** Checks and loads with the bypass granted; notes in the outcome how it ended. */
async function runPlan(run: Run, read: ReadPlan): Promise<void> {
  const { client, user, options, problems, outcome } = run;
  const { plan } = read;
  if (plan === undefined) return;
  let takeBack = async () => {};
  try {
    takeBack = await grantBypass(client, user, plan.bypass);
    await checkAndLoad(run, plan, read);
  } catch (error) {
    // A plan with faults is only checked, as far as that can be done.
    if (problems.count > 0 && error instanceof BypassError) outcome.warnings.push(error.message);
    else if (error instanceof InterruptedError || options.signal.aborted) outcome.state = 'interrupted';
    else if (error instanceof OrgUnavailableError || error instanceof OrgError) {
      outcome.state = 'stopped';
      outcome.reason = `${error.message}${adviceOn(error.message)}`;
    } else throw error;
  } finally {
    await takeBack().catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      outcome.warnings.push(`The bypass could not be taken back; the next run does it. ${reason}`);
    });
  }
}

async function checkAndLoad(run: Run, plan: Plan, read: ReadPlan): Promise<void> {
  const { client, options, journal, rejects, scratch, problems, outcome } = run;
  const { planFile, progress } = options;
  const corrected = matchCorrected(plan, planFile, options.onlyRejected, problems.add);
  const sourceOrg = await connectSource(plan, options);
  const sources = new Sources({ plan, folder: planFolder(planFile), scratch, sourceOrg, corrected });
  const all = await prepareLoads(client, plan, planFile, read, problems);
  outcome.loads = corrected.size === 0 ? all : all.filter(({ load }) => corrected.has(load.source));
  const { loads } = outcome;
  const context: LoadContext = {
    client,
    sources,
    scratch,
    journal,
    rejects,
    problems,
    progress,
    signal: options.signal,
    again: options.again,
    batchSize: options.batchSize ?? plan.batchSize,
    bulkAbove: options.bulkAbove ?? plan.bulkAbove,
  };
  const stale = await forgetStale(client, all, journal);
  if (stale.length > 0)
    outcome.warnings.push(
      `None of the records that the journal knows is there any more; ${stale.join(', ')} began anew.`,
    );
  const rows = await validateRows(loads, context);
  if (read.problems.length > 0) await readOtherSources(plan, loads, context);
  if (problems.count > 0) return;
  if (!options.checkOnly) {
    try {
      if (options.dryRun) outcome.ran.push(...(await dryRun(loads, rows, context)));
      else await loadAll(loads, rows, context, outcome);
    } finally {
      outcome.files = await writeRejected(loads, sources, rejects, rejects.folder);
    }
  }
  outcome.state =
    !options.checkOnly && loads.some(({ name }) => rejects.rejectedCount(name) > 0) ? 'rejected' : 'finished';
}

/** The org that the plan's queries read; none where it has no query. */
async function connectSource(plan: Plan, options: MigrateOptions): Promise<OrgClient | undefined> {
  if (!Object.values(plan.sources).some((source) => 'soql' in source)) return undefined;
  const connection = await options.connectSource(plan.sourceOrg);
  return connection === undefined
    ? undefined
    : new OrgClient(connection, { retry: options.retry, signal: options.signal });
}

async function loadAll(
  loads: readonly PreparedLoad[],
  rows: ReadonlyMap<string, number>,
  context: LoadContext,
  { ran }: RunOutcome,
): Promise<void> {
  for (const prepared of loads) {
    context.journal.forgetRejected(prepared.name);
    const counts = emptyCounts(rows.get(prepared.name) ?? 0);
    ran.push({ prepared, counts });
    await loadRows(prepared, counts, context);
  }
  for (const { prepared, counts } of ran) await loadLate(prepared, context, counts);
}
