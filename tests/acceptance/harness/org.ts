import type { Connection } from 'jsforce';
import { connectionTo, newUserFields, openByCli, openByPassword } from './sessions.ts';
import { SNAPSHOT } from './setup.ts';
import { runLocalOrgCommand, startLocalOrg } from './local-org.ts';
import type { LocalOrg } from './local-org.ts';

export type Persona =
  | 'Handover_Sales'
  | 'Handover_Margin_Viewer'
  | 'Handover_Delivery_Lead'
  | 'Handover_Consultant'
  | 'Handover_Finance'
  | 'Handover_Data_Loader';

export interface TestOrg {
  /** The administrator, with Handover_Admin assigned. */
  readonly admin: Connection;
  readonly adminId: string;
  readonly openStage: string;
  readonly wonStage: string;
  readonly lostStage: string;
  /** A new user with the persona's permission set, and a session of that user. */
  user(...permissionSets: Persona[]): Promise<TestUser>;
  /** Runs a command of the local org's command line and answers its output; undefined where a real org is tested. */
  readonly localOrg: ((...command: readonly string[]) => Promise<string>) | undefined;
  close(): Promise<void>;
}

export interface TestUser {
  readonly id: string;
  readonly connection: Connection;
}

/** A fresh local org with the package, or the org that HANDOVER_ORG names as the `sf` CLI knows it. */
export async function openOrg(): Promise<TestOrg> {
  const alias = process.env['HANDOVER_ORG'];
  const target = alias === undefined ? await startLocalOrg({ from: SNAPSHOT }) : await authorised(alias);
  const localOrg =
    alias === undefined ? (...command: readonly string[]) => runLocalOrgCommand(target, ...command) : undefined;
  const admin = connectionTo(target.url, target.accessToken);
  const openSession = alias === undefined ? openByPassword : openByCli(alias);
  const made: string[] = [];
  const { user_id: adminId } = await admin.identity();
  await assign(admin, adminId, ['Handover_Admin']);
  const stages = await admin.query<{ ApiName: string; IsWon: boolean; IsClosed: boolean }>(
    'SELECT ApiName, IsWon, IsClosed FROM OpportunityStage WHERE IsActive = true ORDER BY SortOrder',
  );
  const stage = (matches: (row: { IsWon: boolean; IsClosed: boolean }) => boolean): string => {
    const found = stages.records.find(matches);
    if (found === undefined) throw new Error('The org lacks an open, a won or a lost stage.');
    return found.ApiName;
  };
  return {
    admin,
    adminId,
    openStage: stage((row) => !row.IsClosed),
    wonStage: stage((row) => row.IsWon),
    lostStage: stage((row) => row.IsClosed && !row.IsWon),
    user: async (...permissionSets) => {
      const user = await openSession(admin, await newUserFields(admin));
      made.push(user.id);
      await assign(admin, user.id, permissionSets);
      return user;
    },
    localOrg,
    close: async () => {
      if (alias !== undefined) await freeLicences(admin, made);
      await target.stop();
    },
  };
}

async function authorised(alias: string): Promise<LocalOrg> {
  const { Org } = await import('@salesforce/core');
  const org = await Org.create({ aliasOrUsername: alias });
  await org.refreshAuth();
  const { instanceUrl, accessToken } = org.getConnection();
  if (!accessToken) throw new Error(`No access token is stored for ${alias}.`);
  return { url: instanceUrl, accessToken, username: org.getUsername() ?? alias, pid: 0, stop: async () => {} };
}

/**
 * A real org has few licences: the users of one file make room for those of the next, and hold no rights that the next file would
 * meet.
 */
async function freeLicences(admin: Connection, userIds: readonly string[]): Promise<void> {
  for (const Id of userIds) {
    const { records } = await admin.query<{ Id: string }>(
      `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${Id}' AND PermissionSet.IsOwnedByProfile = false`,
    );
    for (const assignment of records) await admin.sobject('PermissionSetAssignment').delete(assignment.Id);
    await admin.sobject('User').update({ Id, IsActive: false });
  }
}

/** Assigns permission sets by name to a user, where they are not assigned yet. */
export async function assign(admin: Connection, userId: string, permissionSets: readonly string[]): Promise<void> {
  for (const name of permissionSets) {
    const { records } = await admin.query<{ Id: string }>(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`);
    const set = records[0]?.Id;
    if (set === undefined) throw new Error(`The org has no permission set ${name}.`);
    const present = await admin.query(
      `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userId}' AND PermissionSetId = '${set}'`,
    );
    if (present.totalSize === 0)
      await admin.sobject('PermissionSetAssignment').create({ AssigneeId: userId, PermissionSetId: set });
  }
}
