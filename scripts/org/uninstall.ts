import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Connection } from 'jsforce';
import { deactivateFlows, readFlowStates } from '../activate/flows.ts';
import { moveGate, readGate } from '../activate/gate.ts';
import { activationOrder } from '../activate/order.ts';
import { literals, queryAll } from '../connection/records.ts';
import { PROJECT, readPackage } from '../package/package-contents.ts';
import type { PackageContents } from '../package/package-contents.ts';
import { manifestXml, removals } from './removal.ts';
import { execute, sf } from './shell.ts';
import type { Command } from './shell.ts';
import { StepError } from './steps.ts';
import type { Step } from './steps.ts';
import { identify } from './target.ts';
import type { TargetFlags } from './target.ts';

export interface UninstallFlags extends TargetFlags {
  /** The user knows that the records go too. */
  readonly deleteData?: boolean;
}

const FOLDER = path.join('dist', 'uninstall');

/** The package out of an org: quiet first, then what refers to its data, then objects and fields with their records. */
export function uninstallSteps(flags: UninstallFlags): Step[] {
  const { target, step } = identify(flags);
  const remove = (part: 1 | 2, purge: boolean): Command =>
    sf(
      ...['project', 'deploy', 'start', '--manifest', path.join(FOLDER, 'package.xml')],
      ...['--post-destructive-changes', path.join(FOLDER, `destructiveChanges-${part}.xml`)],
      ...['--ignore-warnings', ...(purge ? ['--purge-on-delete'] : [])],
      ...['--concise', '--wait', '60', '--target-org', flags.targetOrg],
    );
  // Production keeps what is deleted for 15 days; purging is refused there (Metadata API, purgeOnDelete).
  const purge = (): boolean => target.organization().kind !== 'production';
  return [
    step,
    {
      title: 'What would be lost',
      async run() {
        const found = await countRecords(target.connection(), await readPackage());
        const total = found.reduce((sum, { count }) => sum + count, 0);
        const list = found.map(({ object, count }) => `${count} ${object}`).join(', ');
        if (total > 0 && flags.deleteData !== true)
          throw new StepError(
            `These records would be deleted with the package: ${list}.\nExport what you want to keep, then add --delete-data.`,
          );
        return total === 0 ? 'no records' : list;
      },
    },
    {
      title: 'Gate Off, flows off',
      async run() {
        const connection = target.connection();
        const { flows, policy } = await readPackage();
        const gate = (await isThere(connection, policy.type)) ? await readGate(connection, policy) : undefined;
        if (gate !== undefined && gate !== 'Off') await moveGate(connection, policy, 'Off');
        return `${await deactivateFlows(connection, activationOrder(flows))} flows switched off`;
      },
    },
    {
      title: 'Take permission sets back from their users',
      async run() {
        return `${await unassign(target.connection(), await readPackage())} assignments deleted`;
      },
    },
    {
      title: 'Delete pages, apps, reports, flows, rules and permission sets',
      commands: [remove(1, true)],
      async run() {
        await writeManifests(target.connection(), await readPackage());
        await execute(remove(1, purge()));
        return 'deleted';
      },
    },
    {
      title: 'Delete objects and fields, with their records',
      commands: [remove(2, true)],
      async run() {
        await execute(remove(2, purge()));
        return 'deleted';
      },
    },
  ];
}

async function isThere(connection: Connection, object: string): Promise<boolean> {
  const { sobjects } = await connection.describeGlobal();
  return sobjects.some(({ name }) => name === object);
}

/** Records by object; an object that this user may not see cannot be counted, so it is named as a reason to stop. */
async function countRecords(
  connection: Connection,
  contents: PackageContents,
): Promise<{ object: string; count: number }[]> {
  const { sobjects } = await connection.describeGlobal();
  const visible = new Set(sobjects.map(({ name }) => name));
  const objects = [...contents.objects.keys()].filter((name) => name.endsWith('__c'));
  const present = new Set((await connection.metadata.list([{ type: 'CustomObject' }])).map(({ fullName }) => fullName));
  const hidden = objects.filter((name) => present.has(name) && !visible.has(name));
  if (hidden.length > 0)
    throw new StepError(
      `You may not see ${hidden.join(', ')}, so their records cannot be counted. First: sf org assign permset --name Handover_Admin`,
    );
  const counts: { object: string; count: number }[] = [];
  for (const object of objects.filter((name) => visible.has(name))) {
    const { totalSize } = await connection.query(`SELECT COUNT() FROM ${object}`);
    if (totalSize > 0) counts.push({ object, count: totalSize });
  }
  return counts;
}

/** An assigned permission set or group is not deleted. */
async function unassign(connection: Connection, contents: PackageContents): Promise<number> {
  const named = (type: string): string =>
    literals(contents.components.filter((component) => component.type === type).map(({ fullName }) => fullName));
  const rows = await queryAll<{ Id: string }>(
    connection,
    `SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name IN ${named('PermissionSet')}` +
      ` OR PermissionSetGroup.DeveloperName IN ${named('PermissionSetGroup')}`,
  );
  const results = await connection.sobject('PermissionSetAssignment').destroy(
    rows.map(({ Id }) => Id),
    { allowRecursive: true },
  );
  const failed = results.filter((result) => !result.success);
  if (failed.length > 0)
    throw new StepError(`${failed.length} assignments could not be deleted. Take them back in Setup.`);
  return rows.length;
}

async function writeManifests(connection: Connection, contents: PackageContents): Promise<void> {
  const states = await readFlowStates(connection, contents.flows);
  const latest = new Map(states.map(({ name, latestVersion }) => [name, latestVersion ?? 0]));
  const [first, second] = removals(contents.components, latest);
  const folder = path.join(PROJECT, FOLDER);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.xml'), manifestXml());
  await writeFile(path.join(folder, 'destructiveChanges-1.xml'), manifestXml(first));
  await writeFile(path.join(folder, 'destructiveChanges-2.xml'), manifestXml(second));
}
