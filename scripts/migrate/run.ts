import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Connection } from 'jsforce';
import { OrgClient, OrgError, OrgUnavailableError } from '../connection/org-client.ts';
import type { RetryOptions } from '../connection/org-client.ts';
import type { Progress } from '../output/progress.ts';
import { holdJournal } from './journal/hold.ts';
import { Journal } from './journal/journal.ts';
import { Scratch } from './journal/scratch.ts';
import { cleanUpBypass, grantBypass } from './load/bypass.ts';
import { dryRunLoad } from './load/dry-run.ts';
import { InterruptedError, loadLate, loadRows } from './load/load-rows.ts';
import type { LoadContext, LoadCounts } from './load/load-rows.ts';
import { planFolder, readPlan } from './plan/read-plan.ts';
import type { Plan } from './plan/schema.ts';
import { reportPage } from './report/html.ts';
import { rejectedName, writeRejected } from './report/rejected.ts';
import type { LoadReport, Report, RunState } from './report/types.ts';
import { Sources } from './sources/open.ts';
import { prepareLoads } from './validate/prepare.ts';
import type { PreparedLoad } from './validate/prepare.ts';
import { Problems } from './validate/problems.ts';
import { validateRows } from './validate/rows.ts';

export interface MigrateOptions {
  readonly planFile: string;
  readonly dryRun: boolean;
  /** Only checks the plan and its files. */
  readonly checkOnly: boolean;
  readonly again: boolean;
  readonly journal: string | undefined;
  /** Corrected files of rejected rows. */
  readonly onlyRejected: readonly string[];
  readonly sourceOrg: Connection | undefined;
  readonly retry: Partial<RetryOptions>;
  readonly bulkAbove: number | undefined;
  readonly batchSize: number | undefined;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

const SHOWN_REJECTED = 100;

/**
 * Runs a plan: check everything, then load, then report. Every way to end (done, refused rows, faults, no connection, Ctrl-C)
 * gives a report, closes the journal and takes the bypass back; whatever was sent is known to the next run.
 */
export async function migrate(connection: Connection, options: MigrateOptions): Promise<Report> {
  const begun = performance.now();
  const startedAt = new Date().toISOString();
  const client = new OrgClient(connection, {
    retry: options.retry,
    onRetry: (reason) => options.progress.warn(`${reason}; trying again.`),
  });
  const { user_id: user, organization_id: organization } = await client.json<{
    user_id: string;
    organization_id: string;
  }>('GET', '/services/oauth2/userinfo');
  const bypassTakenBack = await cleanUpBypass(client);
  const { plan, problems: planProblems, lineOf } = await readPlan(options.planFile);
  const folder = path.resolve(options.journal ?? defaultJournal(options.planFile, organization));
  const journal = new Journal(folder);
  const release = holdJournal(folder);
  const rejects = options.dryRun ? freshJournal(path.join(folder, 'dry-run')) : journal;
  const scratch = new Scratch(folder);
  const problems = new Problems(rejects.folder);
  const ran: { prepared: PreparedLoad; counts: LoadCounts & { unproven?: number } }[] = [];
  let loads: readonly PreparedLoad[] = [];
  let files: ReadonlyMap<string, string> = new Map();
  let state: RunState = 'invalid';
  let reason: string | undefined;
  let takeBack = async () => {};
  try {
    for (const found of planProblems) problems.add(found);
    if (plan !== undefined && problems.count === 0) {
      takeBack = await grantBypass(client, user, plan.bypass);
      const corrected = matchCorrected(plan, options.onlyRejected, problems, options.planFile);
      const sourceOrg =
        options.sourceOrg === undefined ? undefined : new OrgClient(options.sourceOrg, { retry: options.retry });
      const sources = new Sources({ plan, folder: planFolder(options.planFile), scratch, sourceOrg, corrected });
      const all = await prepareLoads(client, plan, options.planFile, lineOf, problems);
      loads = corrected.size === 0 ? all : all.filter(({ load }) => corrected.has(load.source));
      const context: LoadContext = {
        client,
        sources,
        scratch,
        journal,
        rejects,
        problems,
        progress: options.progress,
        signal: options.signal,
        again: options.again,
        batchSize: options.batchSize ?? plan.batchSize,
        bulkAbove: options.bulkAbove ?? plan.bulkAbove,
      };
      const rows = await validateRows(loads, context);
      if (problems.count === 0 && !options.checkOnly) {
        try {
          for (const prepared of loads) {
            const count = rows.get(prepared.name) ?? 0;
            if (!options.dryRun) journal.forgetRejected(prepared.name);
            const counts = options.dryRun
              ? await dryRunLoad(prepared, count, context)
              : await loadRows(prepared, count, context);
            ran.push({ prepared, counts });
          }
          if (!options.dryRun) for (const { prepared, counts } of ran) await loadLate(prepared, context, counts);
        } finally {
          files = await writeRejected(loads, sources, rejects, rejects.folder);
        }
      }
      if (problems.count === 0)
        state = loads.some(({ name }) => rejects.rejectedCount(name) > 0) ? 'rejected' : 'finished';
    }
  } catch (error) {
    if (error instanceof InterruptedError) state = 'interrupted';
    else if (error instanceof OrgUnavailableError || error instanceof OrgError) {
      state = 'stopped';
      reason = error.message;
    } else throw error;
  } finally {
    problems.close();
    scratch.close();
    await takeBack().catch((error: unknown) =>
      options.progress.warn(`The bypass stays for now: ${String(error)} The next run takes it back.`),
    );
  }
  const rejectedCount = loads.reduce((sum, { name }) => sum + rejects.rejectedCount(name), 0);
  const report: Report = {
    plan: plan?.name ?? path.basename(options.planFile),
    planFile: options.planFile,
    instanceUrl: connection.instanceUrl,
    dryRun: options.dryRun,
    state,
    ...(reason === undefined ? {} : { reason }),
    startedAt,
    seconds: (performance.now() - begun) / 1_000,
    calls: client.calls,
    retries: client.retries,
    peakMemoryMegabytes: Math.round(process.resourceUsage().maxRSS / 1_024),
    bypassTakenBack,
    loads: ran.map(({ prepared, counts }) => loadReport(prepared, counts, files)),
    problems: {
      count: problems.count,
      first: problems.first,
      ...(problems.count === 0 ? {} : { file: problems.file }),
    },
    rejected: { count: rejectedCount, first: rejects.firstRejected(SHOWN_REJECTED) },
    journal: folder,
    ...(state === 'interrupted' || state === 'stopped' ? { resume: resumeCommand(options) } : {}),
  };
  await writeReport(report, rejects.folder);
  if (rejects !== journal) rejects.close();
  journal.close();
  release();
  return report;
}

/** Beside the plan, by org: the same plan may be tried in a sandbox first. */
function defaultJournal(planFile: string, organization: string): string {
  const name = path.basename(planFile).replace(/\.(ya?ml|json)$/i, '');
  return path.join(planFolder(planFile), '.handover', `${name}-${organization}`);
}

/** A dry run's own notes: nothing it learns may count as loaded. */
function freshJournal(folder: string): Journal {
  for (const suffix of ['', '-wal', '-shm']) {
    rmSync(path.join(folder, `journal.sqlite${suffix}`), { force: true });
  }
  return new Journal(folder);
}

/** Which source each corrected file stands in for: the one whose file of rejected rows is called so. */
function matchCorrected(
  plan: Plan,
  files: readonly string[],
  problems: Problems,
  planFile: string,
): ReadonlyMap<string, string> {
  const corrected = new Map<string, string>();
  for (const file of files) {
    const source = Object.entries(plan.sources).find(
      ([name, entry]) => rejectedName('csv' in entry ? entry.csv : name) === path.basename(file),
    )?.[0];
    if (source !== undefined) corrected.set(source, file);
    else {
      const message = `No source of ${planFile} has rejected rows in a file of this name.`;
      problems.add({ code: 'REJECTED_FILE', file, message, remedy: 'Keep the name that the run gave the file.' });
    }
  }
  return corrected;
}

function loadReport(
  { name, load }: PreparedLoad,
  counts: LoadCounts & { unproven?: number },
  files: ReadonlyMap<string, string>,
): LoadReport {
  const file = files.get(load.source);
  return {
    name,
    object: load.object,
    source: load.source,
    ...counts,
    ...(file === undefined ? {} : { rejectedFile: file }),
  };
}

function resumeCommand({ planFile, journal }: MigrateOptions): string {
  return `handover migrate ${planFile}${journal === undefined ? '' : ` --journal ${journal}`}`;
}

async function writeReport(report: Report, folder: string): Promise<void> {
  await writeFile(path.join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(path.join(folder, 'report.html'), reportPage(report));
}
