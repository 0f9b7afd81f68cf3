import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Connection } from 'jsforce';
import { runLocalOrgCommand, startLocalOrg } from '../../tests/acceptance/harness/local-org.ts';
import { assign } from '../../tests/acceptance/harness/org.ts';
import { connectionTo, newUserFields } from '../../tests/acceptance/harness/sessions.ts';
import { SNAPSHOT } from '../../tests/acceptance/harness/setup.ts';

/** A snapshot with people, roles and projects, and their ids: an org started from it takes timesheets of all of them. */
export interface Base {
  readonly snapshot: string;
  readonly people: readonly string[];
  readonly roles: readonly string[];
  readonly projects: readonly { readonly id: string; readonly number: string }[];
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
    const people = await createAll(admin, 'User', PEOPLE, (index) => ({
      LastName: `Person ${index}`,
      Alias: `p${index}`,
      Username: `person-${index}@bench.handover.example`,
      Email: `person-${index}@bench.handover.example`,
      ProfileId: fields.profileId,
      TimeZoneSidKey: fields.timeZone,
      LocaleSidKey: fields.locale,
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
    }));
    const roles = await createAll(admin, 'Handover_Role__c', ROLES, (index) => ({
      Name: `Role ${index}`,
      External_Id__c: `R-${index}`,
      Cost_Rate__c: 50 + index * 10,
      Bill_Rate__c: 110 + index * 20,
    }));
    const numbers = Array.from({ length: PROJECTS }, (_, index) => `P-${index}`);
    const ids = await createAll(admin, 'Handover_Project__c', PROJECTS, (index) => ({
      Name: `Project ${index}`,
      External_Id__c: numbers[index],
      Status__c: 'Active',
      Budget_Hours__c: 1_000_000,
    }));
    await runLocalOrgCommand(org, 'snapshot', snapshot);
    return { snapshot, people, roles, projects: ids.map((id, index) => ({ id, number: numbers[index] ?? '' })) };
  } finally {
    await org.stop();
  }
}

async function createAll(
  admin: Connection,
  object: string,
  count: number,
  record: (index: number) => Record<string, unknown>,
): Promise<string[]> {
  const records = Array.from({ length: count }, (_, index) => record(index)) as { Name: string }[];
  const results = await admin.sobject(object).create(records, { allOrNone: true });
  return results.map((result) => {
    if (!result.success) throw new Error(`${object}: ${JSON.stringify(result.errors)}`);
    return result.id;
  });
}
