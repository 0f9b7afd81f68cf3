import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { contentOf } from './disturbed.ts';
import { MigrationFolder } from './migrate.ts';
import { openOrg } from './org.ts';
import type { TestOrg } from './org.ts';

/** An org that can be disturbed, and a folder of plans to load into it. */
export class MoveIn {
  readonly org: TestOrg;
  readonly folder: MigrationFolder;

  private constructor(org: TestOrg, folder: MigrationFolder) {
    this.org = org;
    this.folder = folder;
  }

  static async open(): Promise<MoveIn> {
    const org = await openOrg();
    return new MoveIn(org, await MigrationFolder.create(org));
  }

  /** Disturbs the org from now on (`local-org serve --faults`); an empty text ends it. */
  async faults(spec: string): Promise<void> {
    const { instanceUrl, accessToken } = this.org.admin;
    const answer = await fetch(`${instanceUrl}/local-org/faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${accessToken ?? ''}` },
      body: JSON.stringify({ spec }),
    });
    assert.equal(answer.status, 200, await answer.text());
  }

  /** How many users hold the bypass of a load. */
  async bypassHeld(): Promise<number> {
    const soql = "SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Handover_Data_Loader'";
    return (await this.org.admin.query(soql)).totalSize;
  }

  /** Waits until the load of a round has begun to write. */
  async begun(round: string): Promise<void> {
    while ((await contentOf(this.org, round)).length === 0) await wait(20);
  }

  async close(): Promise<void> {
    await this.folder.close();
    await this.org.close();
  }
}
