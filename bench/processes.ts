import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a command took. */
export interface Usage {
  readonly seconds: number;
  /** Peak of the resident memory of the process and all its descendants, sampled; undefined where there is no /proc. */
  readonly peakMegabytes: number | undefined;
  /** Processor time of the process and its descendants, sampled; undefined where there is no /proc. */
  readonly cpuSeconds: number | undefined;
}

export interface CommandResult extends Usage {
  readonly exitCode: number | null;
  readonly output: string;
  readonly timedOut: boolean;
}

/** Pause between two looks at /proc, in milliseconds. */
const SAMPLE = 50;
/** Ticks a second and bytes a page on Linux (proc(5): USER_HZ; the usual page). */
const TICKS = 100;
const PAGE = 4_096;

/** Runs a command to its end, or until `timeout` milliseconds are over, and watches it and its descendants. */
export async function measureCommand(
  command: readonly [string, ...string[]],
  options: { readonly env: NodeJS.ProcessEnv; readonly cwd?: string; readonly timeout: number },
): Promise<CommandResult> {
  const [program, ...args] = command;
  const begun = performance.now();
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: options.env,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk));
  const watch = watchTree(child.pid ?? 0);
  let timedOut = false;
  const end = setTimeout(() => {
    timedOut = true;
    for (const { pid } of treeOf(child.pid ?? 0)) kill(pid);
  }, options.timeout);
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearTimeout(end);
  return {
    ...watch.stop(),
    seconds: (performance.now() - begun) / 1000,
    exitCode,
    output: Buffer.concat(output).toString(),
    timedOut,
  };
}

/** Processor time that a running process used so far, in seconds; undefined where there is no /proc. */
export function cpuSecondsOf(pid: number): number | undefined {
  return readProcess(pid)?.cpuSeconds;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended meanwhile.
  }
}

function watchTree(root: number): { stop(): Pick<Usage, 'peakMegabytes' | 'cpuSeconds'> } {
  let peak = 0;
  const cpu = new Map<number, number>();
  const look = (): void => {
    const tree = treeOf(root);
    peak = Math.max(
      peak,
      tree.reduce((sum, { bytes }) => sum + bytes, 0),
    );
    for (const { pid, cpuSeconds } of tree) cpu.set(pid, cpuSeconds);
  };
  look();
  const timer = setInterval(look, SAMPLE);
  return {
    stop: () => {
      clearInterval(timer);
      if (peak === 0) return { peakMegabytes: undefined, cpuSeconds: undefined };
      return { peakMegabytes: peak / 2 ** 20, cpuSeconds: [...cpu.values()].reduce((sum, each) => sum + each, 0) };
    },
  };
}

interface ProcessState {
  readonly pid: number;
  readonly parent: number;
  readonly bytes: number;
  readonly cpuSeconds: number;
}

/** The process and its descendants; empty where there is no /proc. */
function treeOf(root: number): ProcessState[] {
  const all = allProcesses();
  const found = all.filter(({ pid }) => pid === root);
  for (let index = 0; index < found.length; index += 1)
    found.push(...all.filter(({ parent }) => parent === found[index]?.pid));
  return found;
}

function allProcesses(): ProcessState[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name))
      .flatMap((name) => readProcess(Number(name)) ?? []);
  } catch {
    return [];
  }
}

/** Fields of /proc/PID/stat behind the command, which may hold blanks: state, ppid, … utime (12th), stime, … rss (22nd). */
function readProcess(pid: number): ProcessState | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      pid,
      parent: Number(fields[1]),
      bytes: Number(fields[21]) * PAGE,
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS,
    };
  } catch {
    return undefined;
  }
}
