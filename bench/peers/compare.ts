import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { cpuSecondsOf, measureCommand } from '../processes.ts';
import type { Usage } from '../processes.ts';
import { createBase } from '../timesheets/base.ts';
import type { Base } from '../timesheets/base.ts';
import { startMeasuredOrg } from '../timesheets/org.ts';
import { REFUSAL, refusedIndexes, timesheets } from '../timesheets/rows.ts';
import { createSfHome, requireSfdmu } from './sf-home.ts';
import type { SfHome } from './sf-home.ts';
import { TOOLS } from './tools.ts';
import type { Tool } from './tools.ts';

/** What one tool did with the rows. */
export interface Comparison extends Usage {
  readonly name: string;
  readonly label: string;
  /** Processor time of the org meanwhile; undefined where there is no /proc. */
  readonly orgCpuSeconds: number | undefined;
  readonly calls: number;
  /** Rows that stand in the org afterwards. */
  readonly loaded: number;
  /** Refused rows that the tool named together with the reason, in its output or the files it left, in the same run. */
  readonly named: number;
  readonly exitCode: number | null;
  readonly timedOut: boolean;
}

export interface CompareOptions {
  readonly rows: number;
  /** Rows that a validation rule refuses. */
  readonly refused: number;
  /** Names of tools; all where left out. */
  readonly only: readonly string[] | undefined;
  /** Milliseconds after which a tool is stopped. */
  readonly timeout: number;
  readonly progress: (text: string) => void;
}

/** Loads the same timesheets with each tool, each into an org of its own that began from the same snapshot. */
export async function comparePeers(options: CompareOptions): Promise<Comparison[]> {
  const unknown = options.only?.find((name) => TOOLS.every((tool) => tool.name !== name));
  if (unknown !== undefined)
    throw new Error(`There is no tool ${unknown}. They are: ${TOOLS.map(({ name }) => name).join(', ')}.`);
  const tools = TOOLS.filter(({ name }) => options.only?.includes(name) ?? true);
  const withSfdmu = tools.some(({ name }) => name === 'sfdmu');
  if (withSfdmu) requireSfdmu();
  const base = await createBase();
  const home = await createSfHome(withSfdmu);
  try {
    const found: Comparison[] = [];
    for (const tool of tools) {
      options.progress(`${tool.label} …`);
      const done = await runTool(tool, base, home, options);
      options.progress(`  ${done.seconds.toFixed(1)} s, ${done.calls} API calls, ${done.loaded} rows loaded`);
      found.push(done);
    }
    return found;
  } finally {
    await home.remove();
  }
}

async function runTool(tool: Tool, base: Base, home: SfHome, options: CompareOptions): Promise<Comparison> {
  const { rows, refused, timeout } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-peer-'));
  const org = await startMeasuredOrg(base.snapshot);
  try {
    const run = await tool.prepare({ folder, base, rows, refused }, org, home);
    const before = await org.calls();
    const cpuBefore = cpuSecondsOf(org.pid);
    const done = await measureCommand(run.command, { env: run.env, cwd: folder, timeout });
    const cpu = cpuSecondsOf(org.pid);
    const orgCpuSeconds = cpu === undefined || cpuBefore === undefined ? undefined : cpu - cpuBefore;
    const calls = (await org.calls()) - before;
    const text = [stripVTControlCharacters(done.output), ...(await readReports(run.reports))].join('\n');
    const { exitCode, timedOut, seconds, peakMegabytes, cpuSeconds } = done;
    const usage = { seconds, peakMegabytes, cpuSeconds };
    const named = countNamed(text, refusedNames(base, rows, refused, run.nameOf));
    return {
      name: tool.name,
      label: tool.label,
      ...usage,
      orgCpuSeconds,
      calls,
      loaded: await org.count(),
      named,
      exitCode,
      timedOut,
    };
  } finally {
    await org.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function refusedNames(
  base: Base,
  rows: number,
  refused: number,
  nameOf: ((index: number) => string) | undefined,
): string[] {
  const indexes = new Set(refusedIndexes(rows, refused));
  const names: string[] = [];
  let index = 0;
  for (const { key } of timesheets(base, rows)) {
    if (indexes.has(index)) names.push(nameOf?.(index) ?? key);
    index += 1;
  }
  return names;
}

/** Texts that a tool left, except what it was given and databases. */
async function readReports(folder: string | undefined): Promise<string[]> {
  if (folder === undefined || !existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => /\.(?:csv|json|html|log|txt)$/u.test(name));
  return Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
}

/** How many names stand in one line with the reason. */
export function countNamed(text: string, names: readonly string[]): number {
  const lines = text.split('\n').filter((line) => line.includes(REFUSAL));
  return names.filter((name) => lines.some((line) => line.split(/[^\w-]/u).includes(name))).length;
}
