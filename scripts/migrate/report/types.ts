import type { Problem } from '../problem.ts';
import type { RejectedEntry } from '../journal/journal.ts';

/** How a run ended. */
export type RunState = 'finished' | 'rejected' | 'invalid' | 'stopped' | 'interrupted';

/** Exit codes of `handover migrate`. */
export const EXIT_CODES: Readonly<Record<RunState, number>> = {
  finished: 0,
  rejected: 1,
  invalid: 2,
  stopped: 3,
  interrupted: 130,
};

export interface LoadReport {
  readonly name: string;
  readonly object: string;
  readonly source: string;
  readonly rows: number;
  readonly saved: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly lateUpdates: number;
  /** Dry runs only: rows whose parent is created by this plan, so that their rules could not be run. */
  readonly unproven?: number;
  readonly rejectedFile?: string;
}

/** What a run reports, as JSON and as a page. */
export interface Report {
  readonly plan: string;
  readonly planFile: string;
  readonly instanceUrl: string;
  readonly dryRun: boolean;
  /** Only plan and files were checked. */
  readonly checkOnly: boolean;
  readonly state: RunState;
  /** Why a run stopped early, in words. */
  readonly reason?: string;
  readonly startedAt: string;
  readonly seconds: number;
  readonly calls: number;
  readonly retries: number;
  readonly peakMemoryMegabytes: number;
  readonly bypassTakenBack: readonly string[];
  /** What the user should know although the run went on. */
  readonly warnings: readonly string[];
  readonly loads: readonly LoadReport[];
  readonly problems: { readonly count: number; readonly first: readonly Problem[]; readonly file?: string };
  readonly rejected: { readonly count: number; readonly first: readonly RejectedEntry[] };
  readonly journal: string;
  readonly resume?: string;
}
