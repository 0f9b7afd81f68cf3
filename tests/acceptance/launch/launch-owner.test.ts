import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { createTeam, readyDeal, win } from '../harness/deal.ts';
import type { Team } from '../harness/deal.ts';
import { deploy } from '../harness/metadata.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';

suite('Launch: a delivery lead who cannot own the project does not stop the deal from closing', () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
  });
  after(() => org.close());

  /** Wins a ready deal of the team; the project's owner and delivery lead. */
  async function launchedFor(deal: { id: string }): Promise<{ OwnerId: string; Delivery_Lead__c: string | null }> {
    assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
    const { records } = await org.admin.query<{ OwnerId: string; Delivery_Lead__c: string | null }>(
      `SELECT OwnerId, Delivery_Lead__c FROM Handover_Project__c WHERE Launch_Key__c = '${deal.id}'`,
    );
    assert.equal(records.length, 1);
    return { OwnerId: records[0]?.OwnerId ?? '', Delivery_Lead__c: records[0]?.Delivery_Lead__c ?? null };
  }
  const queueId = async () => {
    const { records } = await org.admin.query<{ Id: string }>(
      "SELECT Id FROM Group WHERE Type = 'Queue' AND DeveloperName = 'Handover_Projects_without_Lead'",
    );
    return records[0]?.Id ?? '';
  };
  const nameLead = (deal: { briefId: string }, leadId: string) =>
    team.seller.connection.sobject('Handover_Brief__c').update({ Id: deal.briefId, Delivery_Lead__c: leadId });

  test('an active lead owns the project', async () => {
    const deal = await readyDeal(org, team);
    assert.deepEqual(await launchedFor(deal), { OwnerId: team.lead.id, Delivery_Lead__c: team.lead.id });
  });

  test('a lead who left owns nothing: the project waits in the queue for projects without a lead', async () => {
    const leaver = await org.user('Handover_Delivery_Lead');
    const deal = await readyDeal(org, team);
    await nameLead(deal, leaver.id);
    await org.admin.sobject('User').update({ Id: leaver.id, IsActive: false });
    assert.deepEqual(await launchedFor(deal), { OwnerId: await queueId(), Delivery_Lead__c: null });
  });

  test('a lead without any right on projects is named on the project, whoever owns it', async () => {
    const outsider = await org.user();
    const deal = await readyDeal(org, team);
    await nameLead(deal, outsider.id);
    const launched = await launchedFor(deal);
    assert.equal(launched.Delivery_Lead__c, outsider.id);
    assert.ok([outsider.id, await queueId()].includes(launched.OwnerId), 'an org may refuse such an owner');
  });

  test('where the org refuses the lead as owner, the queue owns the project that names the lead', async () => {
    const refused = await org.user('Handover_Delivery_Lead');
    await deploy(
      org.admin,
      { ValidationRule: ['Handover_Project__c.Acceptance_Test_Refuses_Owner'] },
      {
        'objects/Handover_Project__c.object': `<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><validationRules><fullName>Acceptance_Test_Refuses_Owner</fullName><active>true</active><description>The org's own rule about owners.</description><errorConditionFormula>CASESAFEID(OwnerId) = "${refused.id}"</errorConditionFormula><errorMessage>This user owns no projects.</errorMessage></validationRules></CustomObject>`,
      },
    );
    const deal = await readyDeal(org, team);
    await nameLead(deal, refused.id);
    assert.deepEqual(await launchedFor(deal), { OwnerId: await queueId(), Delivery_Lead__c: refused.id });
    const logs = await org.admin.query(`SELECT Id FROM Handover_Log__c WHERE Record_Id__c = '${deal.id}'`);
    assert.equal(logs.totalSize, 0, 'and nothing failed');
  });
});
