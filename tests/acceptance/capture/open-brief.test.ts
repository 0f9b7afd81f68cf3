import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { briefOf, createDeal, createTeam, dealFields, tryUpdate, win } from '../harness/deal.ts';
import type { Team } from '../harness/deal.ts';
import { deploy, setPolicy } from '../harness/metadata.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';
import { eventually } from '../harness/wait.ts';

/** The org's own rule, which refuses every new brief while it is active. */
const refuseBriefs = (org: TestOrg, active: boolean) =>
  deploy(
    org.admin,
    { ValidationRule: ['Handover_Brief__c.Acceptance_Test_Refuses_Briefs'] },
    {
      'objects/Handover_Brief__c.object': `<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><validationRules><fullName>Acceptance_Test_Refuses_Briefs</fullName><active>${active}</active><description>The org's own rule.</description><errorConditionFormula>ISNEW()</errorConditionFormula><errorMessage>No briefs in the closing week.</errorMessage></validationRules></CustomObject>`,
    },
  );

suite('Capture: an org that refuses the brief keeps its open deals, and learns why', () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
    await refuseBriefs(org, true);
  });
  after(async () => {
    await refuseBriefs(org, false);
    await org.close();
  });

  const logs = (recordId: string) =>
    eventually(
      () =>
        org.admin.query<{ Automation__c: string; Error__c: string; User__c: string }>(
          `SELECT Automation__c, Error__c, User__c FROM Handover_Log__c WHERE Record_Id__c = '${recordId}' ORDER BY Automation__c`,
        ),
      (answer) => answer.totalSize > 0,
    );

  test('the open deal is saved without a brief, and a log row tells automation, reason and user', async () => {
    const deal = await createDeal(org, team);
    assert.equal(deal.briefId, '');
    const { records } = await logs(deal.id);
    assert.deepEqual(
      [records[0]?.Automation__c, records[0]?.User__c],
      ['Handover_Opportunity_AfterSave_OpenBrief', team.seller.id],
    );
    assert.match(records[0]?.Error__c ?? '', /No briefs in the closing week/);
    const [errors] = await tryUpdate(team.seller.connection, 'Opportunity', [{ Id: deal.id, NextStep: 'Call' }]);
    assert.deepEqual(errors, [], 'and it stays editable');
  });

  test('the win is refused in every gate mode: nothing is won without its brief and project', async () => {
    for (const mode of ['Enforce', 'Off']) {
      await setPolicy(org.admin, { Gate_Mode__c: { type: 'string', value: mode } });
      try {
        const deal = await createDeal(org, team);
        assert.notDeepEqual(await win(org, team.seller.connection, deal.id), [], mode);
        const row = await org.admin.sobject('Opportunity').retrieve(deal.id);
        assert.equal(row['IsWon'], false);
      } finally {
        await setPolicy(org.admin, {});
      }
    }
  });

  test('once the org lets it, the next save opens the brief', async () => {
    const created = await team.seller.connection.sobject('Opportunity').create(dealFields(org) as { Name: string });
    const id = created.id ?? '';
    assert.equal(await briefOf(org.admin, id), '');
    await refuseBriefs(org, false);
    await team.seller.connection.sobject('Opportunity').update({ Id: id, NextStep: 'Again' });
    assert.notEqual(await briefOf(org.admin, id), '');
  });
});
