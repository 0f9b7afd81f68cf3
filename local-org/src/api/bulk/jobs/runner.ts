import { finalStates } from './types.ts';
import type { Job } from './types.ts';

/** Works jobs off one after the other, outside any request. */
export interface JobRunner {
  add(id: string): void;
  /** Gives up what waits and resolves when the chunk that runs is done; then jobs can be added again. */
  stop(): Promise<void>;
  /** True while it is being stopped. */
  readonly stopped: boolean;
}

/**
 * A runner of jobs.
 *
 * @param work - Processes a job to its end, or until `stopped`; it must not throw
 */
export function createJobRunner(work: (id: string) => Promise<void>): JobRunner {
  let last = Promise.resolve();
  let stopped = false;
  return {
    add(id) {
      last = last.then(() => (stopped ? undefined : work(id)));
    },
    async stop() {
      stopped = true;
      await last;
      stopped = false;
    },
    get stopped() {
      return stopped;
    },
  };
}

/** Jobs that a server finds begun or waiting when it starts, oldest first: they go on where they were. */
export function unfinished(jobs: readonly Job[]): Job[] {
  return jobs.filter((job) => job.state !== 'Open' && !finalStates.has(job.state)).reverse();
}
