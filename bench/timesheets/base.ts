import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { runLocalOrgCommand, startLocalOrg } from '../../tests/acceptance/harness/local-org.ts';
import { assign } from '../../tests/acceptance/harness/org.ts';
import type { TestOrg } from '../../tests/acceptance/harness/org.ts';
import { connectionTo, newUserFields } from '../../tests/acceptance/harness/sessions.ts';
import { SNAPSHOT } from '../../tests/acceptance/harness/setup.ts';

/** A record by its id, and by the key that a file of another system would name it by. */
export interface Known {
  readonly id: string;
  readonly key: string;
}

/** A snapshot with people, roles and projects: an org started from it takes timesheets of all of them. */
export interface Base {
  readonly snapshot: string;
  /** Keys are their names. */
  readonly people: readonly Known[];
  /** Keys are external ids. */
  readonly roles: readonly Known[];
  readonly projects: readonly Known[];
}

export const PEOPLE = 25;
export const PROJECTS = 200;
const ROLES = 4;

/** Fills a copy of the deployed org (`globalSetup` made it) and keeps it as snapshot, so that each measured run begins alike. */
export async function createBase(): Promise<Base> {
  const snapshot = path.resolve('.local-org', 'bench', 'base.sqlite');
  await mkdir(path.dirname(snapshot), { recursive: true });
  await rm(snapshot, { force: true });
  const org = await startLocalOrg({ from: SNAPSHOT });
  try {
    const admin = connectionTo(org.url, org.accessToken);
    await assign(admin, (await admin.identity()).user_id, ['Handover_Admin']);
    const fields = await newUserFields(admin);
    const people = await createAll(admin, 'User', PEOPLE, personName, (index) => ({
      LastName: personName(index),
      Alias: `p${index}`,
      Username: userName(index),
      Email: userName(index),
      ProfileId: fields.profileId,
      TimeZoneSidKey: fields.timeZone,
      LocaleSidKey: fields.locale,
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
    }));
    const roleKey = (index: number): string => `R-${index}`;
    const roles = await createAll(admin, 'Handover_Role__c', ROLES, roleKey, (index) => ({
      Name: `Role ${index}`,
      External_Id__c: roleKey(index),
      Cost_Rate__c: 50 + index * 10,
      Bill_Rate__c: 110 + index * 20,
    }));
    const projectKey = (index: number): string => `P-${index}`;
    const projects = await createAll(admin, 'Handover_Project__c', PROJECTS, projectKey, (index) => ({
      Name: `Project ${index}`,
      External_Id__c: projectKey(index),
      Status__c: 'Active',
      Budget_Hours__c: 1_000_000,
    }));
    await runLocalOrgCommand(org, 'snapshot', snapshot);
    return { snapshot, people, roles, projects };
  } finally {
    await org.stop();
  }
}

function personName(index: number): string {
  return `Person ${index}`;
}

function userName(index: number): string {
  return `person-${index}@bench.handover.example`;
}

async function createAll(
  admin: TestOrg['admin'],
  object: string,
  count: number,
  key: (index: number) => string,
  record: (index: number) => Record<string, unknown>,
): Promise<Known[]> {
  const records = Array.from({ length: count }, (_, index) => record(index)) as { Name: string }[];
  const results = await admin.sobject(object).create(records, { allOrNone: true });
  return results.map((result, index) => {
    if (!result.success) throw new Error(`${object}: ${JSON.stringify(result.errors)}`);
    return { id: result.id, key: key(index) };
  });
}
