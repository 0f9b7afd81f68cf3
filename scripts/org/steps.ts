import { show } from './shell.ts';
import type { Command } from './shell.ts';

/** One numbered step. */
export interface Step {
  readonly title: string;
  /** What it runs, for the dry run; a step that only asks the org names nothing. */
  readonly commands?: readonly Command[];
  /** Does it and answers what came of it, in one line. A step that finds its work done says so. */
  run(): Promise<string>;
}

/** A reason to stop, with the remedy; no stack trace is wanted. */
export class StepError extends Error {}

/** Runs the steps one after the other as `[1/6] …`; the first failure ends it. A dry run prints what would be run. */
export async function runSteps(
  steps: readonly Step[],
  options: { readonly dryRun: boolean; readonly print: (line: string) => void },
): Promise<void> {
  const { print } = options;
  for (const [index, step] of steps.entries()) {
    print(`[${index + 1}/${steps.length}] ${step.title}`);
    if (options.dryRun) for (const command of step.commands ?? []) print(`      $ ${show(command)}`);
    else print(`      ${await step.run()}`);
  }
  if (options.dryRun) print('Nothing was run.');
}
