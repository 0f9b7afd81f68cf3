import path from 'node:path';
import type { MeasuredOrg } from '../timesheets/org.ts';
import { OBJECT } from '../timesheets/rows.ts';
import { bulkFile, treeReference, writeBulkFile, writePlan, writeSfdmuFolder, writeTreeFiles } from './files.ts';
import type { PeerFiles } from './files.ts';
import type { SfHome } from './sf-home.ts';

/** What is run for one tool, and where it may say which rows were refused. */
export interface ToolRun {
  readonly command: [string, ...string[]];
  readonly env: NodeJS.ProcessEnv;
  /** A folder in which the tool leaves reports. */
  readonly reports?: string;
  /** How the tool speaks of a row: by its key where this is left out. */
  readonly nameOf?: (index: number) => string;
}

/** One of the compared tools. */
export interface Tool {
  readonly name: string;
  readonly label: string;
  prepare(files: PeerFiles, org: MeasuredOrg, home: SfHome): Promise<ToolRun>;
}

const migrate: Tool = {
  name: 'migrate',
  label: 'handover migrate',
  async prepare(files, org) {
    await writeBulkFile(files);
    const journal = path.join(files.folder, 'journal');
    return {
      command: [
        process.execPath,
        '--max-semi-space-size=8',
        path.resolve('scripts', 'handover.mjs'),
        'migrate',
        await writePlan(files),
        '--journal',
        journal,
        '--instance-url',
        org.url,
      ],
      env: {
        ...process.env,
        SF_ACCESS_TOKEN: org.accessToken,
        HANDOVER_STATE_DIR: path.join(files.folder, 'state'),
      },
      reports: journal,
    };
  },
};

const bulk: Tool = {
  name: 'bulk',
  label: 'sf data import bulk',
  async prepare(files, org, home) {
    await writeBulkFile(files);
    await home.login(org);
    const args = ['--file', bulkFile(files), '--sobject', OBJECT, '--line-ending', 'LF', '--wait', '60'];
    return { command: home.command('data', 'import', 'bulk', ...args, '--target-org', 'local'), env: home.env };
  },
};

const sfdmu: Tool = {
  name: 'sfdmu',
  label: 'SFDMU 3.7.19',
  async prepare(files, org, home) {
    const folder = await writeSfdmuFolder(files, org);
    const args = ['-s', 'csvfile', '-u', 'local', '-p', folder, '--noprompt'];
    return { command: home.command('sfdmu', 'run', ...args), env: home.env, reports: path.join(folder, 'target') };
  },
};

const tree: Tool = {
  name: 'tree',
  label: 'sf data import tree',
  async prepare(files, org, home) {
    const names = await writeTreeFiles(files);
    await home.login(org);
    return {
      command: home.command('data', 'import', 'tree', ...names.flatMap((name) => ['-f', name]), '-o', 'local'),
      env: home.env,
      nameOf: treeReference,
    };
  },
};

export const TOOLS: readonly Tool[] = [migrate, bulk, sfdmu, tree];
