import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Base, Known } from '../timesheets/base.ts';
import { BULK_LAYOUT, FIELDS, OBJECT, SFDMU_LAYOUT, timesheets, writeCsv } from '../timesheets/rows.ts';
import type { TimesheetRow } from '../timesheets/rows.ts';

/** The same timesheets as each tool reads them; written before anything is measured. */
export interface PeerFiles {
  readonly folder: string;
  readonly base: Base;
  readonly rows: number;
  /** How many of the rows a validation rule refuses. */
  readonly refused: number;
}

/** Records of one request of `sf data import tree` (REST API Developer Guide, "sObject Tree": at most 200). */
const TREE_RECORDS = 200;

/** The CSV that both `sf data import bulk` and the plan of `handover migrate` read. */
export function bulkFile({ folder }: PeerFiles): string {
  return path.join(folder, 'timesheets.csv');
}

/** Writes that CSV with its parents named by external id, as the Bulk API takes them. */
export async function writeBulkFile(files: PeerFiles): Promise<void> {
  await writeCsv(bulkFile(files), BULK_LAYOUT, timesheets(files.base, files.rows, files.refused));
}

const PLAN = `name: Timesheets
sources:
  weeks: { csv: timesheets.csv }
loads:
  weeks:
    object: ${OBJECT}
    source: weeks
    key: Timesheet_Key__c
    fields:
      Timesheet_Key__c: Timesheet_Key__c
      Person__c: Person__c
      Project__c: { column: Project__r.External_Id__c, lookup: { object: Handover_Project__c, by: External_Id__c } }
      Role__c: { column: Role__r.External_Id__c, lookup: { object: Handover_Role__c, by: External_Id__c } }
${FIELDS.map((field) => `      ${field}: ${field}\n`).join('')}`;

/** A plan for `handover migrate` that reads the same file as `sf data import bulk`. */
export async function writePlan({ folder }: PeerFiles): Promise<string> {
  const plan = path.join(folder, 'timesheets.yaml');
  await writeFile(plan, PLAN);
  return plan;
}

/** A folder for SFDMU: the same rows, a file with the keys of each parent, and its script. */
export async function writeSfdmuFolder(
  { folder, base, rows, refused }: PeerFiles,
  org: { readonly url: string; readonly accessToken: string },
): Promise<string> {
  const target = path.join(folder, 'sfdmu');
  await mkdir(target, { recursive: true });
  const parents = (name: string, column: string, records: readonly Known[]): Promise<void> =>
    writeFile(path.join(target, `${name}.csv`), `${[column, ...records.map(({ key }) => key)].join('\n')}\n`);
  await parents('UserAndGroup', 'Name', base.people);
  await parents('Handover_Project__c', 'External_Id__c', base.projects);
  await parents('Handover_Role__c', 'External_Id__c', base.roles);
  await writeCsv(path.join(target, `${OBJECT}.csv`), SFDMU_LAYOUT, timesheets(base, rows, refused));
  const readOnly = (object: string) => ({
    query: `SELECT External_Id__c FROM ${object}`,
    operation: 'Readonly',
    externalId: 'External_Id__c',
  });
  const columns = ['Timesheet_Key__c', 'Person__c', 'Project__c', 'Role__c', ...FIELDS].join(', ');
  const script = {
    orgs: [{ name: 'local', instanceUrl: org.url, accessToken: org.accessToken }],
    bulkApiVersion: '2.0',
    promptOnMissingParentObjects: false,
    promptOnIssuesInCSVFiles: false,
    objects: [
      readOnly('Handover_Project__c'),
      readOnly('Handover_Role__c'),
      { query: `SELECT ${columns} FROM ${OBJECT}`, operation: 'Upsert', externalId: 'Timesheet_Key__c' },
    ],
  };
  await writeFile(path.join(target, 'export.json'), JSON.stringify(script, undefined, 2));
  return target;
}

/** Files of 200 records each for `sf data import tree`; with `--plan` its work would grow with the square of the rows. */
export async function writeTreeFiles({ folder, base, rows, refused }: PeerFiles): Promise<string[]> {
  const target = path.join(folder, 'tree');
  await mkdir(target, { recursive: true });
  const names: string[] = [];
  let records: unknown[] = [];
  const flush = async (): Promise<void> => {
    if (records.length === 0) return;
    const name = `${names.length}.json`;
    await writeFile(path.join(target, name), JSON.stringify({ records }));
    names.push(path.join(target, name));
    records = [];
  };
  let index = 0;
  for (const row of timesheets(base, rows, refused)) {
    records.push(treeRecord(row, index));
    index += 1;
    if (records.length === TREE_RECORDS) await flush();
  }
  await flush();
  return names;
}

/** The name by which `sf data import tree` speaks of a row. */
export function treeReference(index: number): string {
  return `row${index}`;
}

function treeRecord({ key, person, project, role, fields }: TimesheetRow, index: number): Record<string, unknown> {
  const typed = FIELDS.map((field): [string, unknown] => {
    const text = fields[field];
    return [field, field.endsWith('Hours__c') ? Number(text) : field === 'Billable__c' ? text === 'true' : text];
  });
  return {
    attributes: { type: OBJECT, referenceId: treeReference(index) },
    Timesheet_Key__c: key,
    Person__c: person.id,
    Project__c: project.id,
    Role__c: role.id,
    ...Object.fromEntries(typed),
  };
}
