import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { createDeal, createTeam, dealFields, fillBrief, tryUpdate } from '../harness/deal.ts';
import type { Team } from '../harness/deal.ts';
import { deploy } from '../harness/metadata.ts';
import { assign, openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';

suite('Capture: what sales knows stands on the deal', () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
  });
  after(() => org.close());

  test('a deal that sells a project gets a brief by itself, and only one however often it is saved', async () => {
    const deal = await createDeal(org, team);
    assert.notEqual(deal.briefId, '', 'the deal names its brief');
    await team.seller.connection.sobject('Opportunity').update({ Id: deal.id, NextStep: 'Call' });
    const briefs = await team.seller.connection.query<{ Id: string; Brief_Key__c: string; Status__c: string }>(
      `SELECT Id, Brief_Key__c, Status__c FROM Handover_Brief__c WHERE Opportunity__c = '${deal.id}'`,
    );
    assert.deepEqual(
      briefs.records.map(({ Id, Brief_Key__c, Status__c }) => ({ Id, Brief_Key__c, Status__c })),
      [{ Id: deal.briefId, Brief_Key__c: deal.id, Status__c: 'Draft' }],
    );
  });

  test('a deal that sells no project gets no brief', async () => {
    const created = await org.admin
      .sobject('Opportunity')
      .create(dealFields(org, { Handover_Sells_a_Project__c: false }) as { Name: string });
    const briefs = await org.admin.query(`SELECT Id FROM Handover_Brief__c WHERE Opportunity__c = '${created.id}'`);
    assert.equal(briefs.totalSize, 0);
  });

  test('a cloned deal has no brief of another deal but one of its own', async () => {
    await letAdministratorEditTheLookup();
    const original = await createDeal(org, team);
    const clone = await org.admin
      .sobject('Opportunity')
      .create(
        dealFields(org, { Handover_Brief__c: original.briefId, Handover_Sells_a_Project__c: true }) as { Name: string },
      );
    const [row] = (
      await org.admin.query<{ Handover_Brief__c: string }>(
        `SELECT Handover_Brief__c FROM Opportunity WHERE Id = '${clone.id}'`,
      )
    ).records;
    assert.notEqual(row?.Handover_Brief__c, original.briefId);
    const [own] = (
      await org.admin.query<{ Opportunity__c: string }>(
        `SELECT Opportunity__c FROM Handover_Brief__c WHERE Id = '${row?.Handover_Brief__c}'`,
      )
    ).records;
    assert.equal(own?.Opportunity__c, clone.id);
  });

  /** No persona may; a clone made by an integration or by an org's own permission set carries the lookup all the same. */
  async function letAdministratorEditTheLookup(): Promise<void> {
    const name = 'Acceptance_Test_Edits_Brief_Lookup';
    const xml = `<?xml version="1.0" encoding="UTF-8"?><PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><fieldPermissions><editable>true</editable><field>Opportunity.Handover_Brief__c</field><readable>true</readable></fieldPermissions><label>Edits the brief lookup</label><objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Account</object><viewAllRecords>false</viewAllRecords></objectPermissions><objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Opportunity</object><viewAllRecords>false</viewAllRecords></objectPermissions></PermissionSet>`;
    await deploy(org.admin, { PermissionSet: [name] }, { [`permissionsets/${name}.permissionset`]: xml });
    await assign(org.admin, org.adminId, [name]);
  }

  test('the brief says in codes what is missing, and a section is ready when none of its codes is left', async () => {
    const deal = await createDeal(org, team);
    const read = async () =>
      (
        await team.seller.connection.query<{
          Missing__c: string;
          Scope_Ready__c: boolean;
          Timeline_Ready__c: boolean;
          Readiness__c: number;
        }>(
          `SELECT Missing__c, Scope_Ready__c, Timeline_Ready__c, Readiness__c FROM Handover_Brief__c WHERE Id = '${deal.briefId}'`,
        )
      ).records[0];
    const empty = await read();
    assert.ok(empty?.Missing__c.split(';').includes('SCOPE_SUMMARY'));
    assert.equal(empty?.Readiness__c, 0);
    await fillBrief(org, team, deal, { sections: ['Scope', 'Timeline'] });
    const partly = await read();
    assert.deepEqual([partly?.Scope_Ready__c, partly?.Timeline_Ready__c, partly?.Readiness__c], [true, true, 25]);
    assert.ok(!/SCOPE_|TIMELINE_/.test(partly?.Missing__c ?? ''), partly?.Missing__c);
  });

  test('a seller without the right can not turn "sells a project" off', async () => {
    const deal = await createDeal(org, team);
    const [errors] = await tryUpdate(team.seller.connection, 'Opportunity', [
      { Id: deal.id, Handover_Sells_a_Project__c: false },
    ]);
    assert.equal(errors?.[0]?.statusCode, 'FIELD_CUSTOM_VALIDATION_EXCEPTION');
  });
});
