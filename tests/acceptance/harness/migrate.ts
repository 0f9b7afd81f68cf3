import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestOrg } from './org.ts';

/** The part of a migration's report that tests look at. */
export interface MigrationReport {
  readonly state: string;
  readonly reason?: string;
  readonly seconds: number;
  readonly calls: number;
  readonly retries: number;
  readonly peakMemoryMegabytes: number;
  readonly bypassTakenBack: readonly string[];
  readonly warnings: readonly string[];
  readonly journal: string;
  readonly resume?: string;
  readonly problems: { readonly count: number; readonly first: readonly Fault[] };
  readonly rejected: { readonly count: number; readonly first: readonly Rejected[] };
  readonly loads: readonly {
    readonly name: string;
    readonly rows: number;
    readonly saved: number;
    readonly unchanged: number;
    readonly refused: number;
    readonly lateUpdates: number;
    readonly unproven?: number;
    readonly rejectedFile?: string;
  }[];
}

interface Fault {
  readonly code: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: string;
}

interface Rejected {
  readonly load: string;
  readonly line: number;
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export interface MigrationRun {
  readonly code: number | null;
  readonly report: MigrationReport;
  readonly output: string;
}

/** A folder for plans and files of one test, and the command run in it against an org. */
export class MigrationFolder {
  readonly folder: string;
  readonly #org: TestOrg;

  constructor(folder: string, org: TestOrg) {
    this.folder = folder;
    this.#org = org;
  }

  static async create(org: TestOrg): Promise<MigrationFolder> {
    return new MigrationFolder(await mkdtemp(path.join(tmpdir(), 'handover-migrate-')), org);
  }

  /** The ready plans and their samples, with the sample's people replaced by users of the org. */
  async withReadyPlans(people: Readonly<Record<string, string>>): Promise<void> {
    await cp('config/migrations', this.folder, { recursive: true });
    const samples = path.join(this.folder, 'samples');
    for (const name of await readdir(samples)) {
      const content = await readFile(path.join(samples, name), 'latin1');
      const replaced = Object.entries(people).reduce((text, [from, to]) => text.replaceAll(from, to), content);
      await writeFile(path.join(samples, name), replaced, 'latin1');
    }
  }

  file(name: string): string {
    return path.join(this.folder, name);
  }

  write(name: string, content: string | Uint8Array): Promise<void> {
    return writeFile(this.file(name), content);
  }

  read(name: string): Promise<string> {
    return readFile(this.file(name), 'utf8');
  }

  /** Starts the command; the caller waits for it or kills it. */
  start(...args: readonly string[]): ChildProcess {
    const { admin } = this.#org;
    return spawn(
      process.execPath,
      [
        '--max-semi-space-size=8',
        'scripts/handover.mjs',
        'migrate',
        ...args,
        '--instance-url',
        admin.instanceUrl,
        '--json',
        '--retry-delay',
        '20',
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          SF_ACCESS_TOKEN: admin.accessToken ?? '',
          SF_SOURCE_ACCESS_TOKEN: admin.accessToken ?? '',
          HANDOVER_STATE_DIR: path.join(this.folder, 'state'),
        },
      },
    );
  }

  /** Runs the command to its end, whatever that is. */
  async end(...args: readonly string[]): Promise<{ readonly code: number | null; readonly text: string }> {
    const child = this.start(...args);
    const output: string[] = [];
    const errors: string[] = [];
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { code, text: output.join('') || errors.join('') };
  }

  /** Runs the command to its end; it has to give a report. */
  async run(...args: readonly string[]): Promise<MigrationRun> {
    const { code, text } = await this.end(...args);
    const answer = JSON.parse(text) as { result?: MigrationReport };
    if (answer.result === undefined) throw new Error(text);
    return { code, report: answer.result, output: text };
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
