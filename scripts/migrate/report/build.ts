import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { OrgClient } from '../../connection/org-client.ts';
import type { Journal } from '../journal/journal.ts';
import type { LoadCounts } from '../load/outgoing.ts';
import type { PreparedLoad } from '../validate/prepare.ts';
import type { Problems } from '../validate/problems.ts';
import { reportPage } from './html.ts';
import type { LoadReport, Report, RunState } from './types.ts';

/** Refused rows that a report shows; all stand in their files. */
const SHOWN_REJECTED = 100;

/** What became of a run, as its stages left it. */
export interface RunOutcome {
  state: RunState;
  reason: string | undefined;
  loads: readonly PreparedLoad[];
  readonly ran: { readonly prepared: PreparedLoad; readonly counts: LoadCounts & { unproven?: number } }[];
  files: ReadonlyMap<string, string>;
  readonly warnings: string[];
}

export interface RunFacts {
  readonly plan: string;
  readonly planFile: string;
  readonly dryRun: boolean;
  readonly checkOnly: boolean;
  readonly startedAt: Date;
  readonly client: OrgClient;
  readonly bypassTakenBack: readonly string[];
  readonly problems: Problems;
  readonly rejects: Journal;
  readonly journal: string;
  /** The command that goes on with the run. */
  readonly resume: string;
}

/** Builds the report of a run and writes it as JSON and as a page. */
export async function writeReport(facts: RunFacts, outcome: RunOutcome): Promise<Report> {
  const { client, problems, rejects } = facts;
  const { state, reason } = outcome;
  const report: Report = {
    plan: facts.plan,
    planFile: facts.planFile,
    instanceUrl: client.connection.instanceUrl,
    dryRun: facts.dryRun,
    checkOnly: facts.checkOnly,
    state,
    ...(reason === undefined ? {} : { reason }),
    startedAt: facts.startedAt.toISOString(),
    seconds: (Date.now() - facts.startedAt.getTime()) / 1_000,
    calls: client.calls,
    retries: client.retries,
    peakMemoryMegabytes: Math.round(process.resourceUsage().maxRSS / 1_024),
    bypassTakenBack: facts.bypassTakenBack,
    warnings: outcome.warnings,
    loads: outcome.ran.map(({ prepared, counts }) => loadReport(prepared, counts, outcome.files)),
    problems: {
      count: problems.count,
      first: problems.first,
      ...(problems.count === 0 ? {} : { file: problems.file }),
    },
    rejected: {
      count: outcome.loads.reduce((sum, { name }) => sum + rejects.rejectedCount(name), 0),
      first: rejects.firstRejected(SHOWN_REJECTED),
    },
    journal: facts.journal,
    ...(state === 'interrupted' || state === 'stopped' ? { resume: facts.resume } : {}),
  };
  await writeFile(path.join(rejects.folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(path.join(rejects.folder, 'report.html'), reportPage(report));
  return report;
}

function loadReport(
  { name, load }: PreparedLoad,
  counts: RunOutcome['ran'][number]['counts'],
  files: ReadonlyMap<string, string>,
): LoadReport {
  const file = files.get(load.source);
  const own = { name, object: load.object, source: load.source, ...counts };
  return file === undefined ? own : { ...own, rejectedFile: file };
}
