import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Connection } from 'jsforce';
import { handover } from '../harness/command.ts';
import { startLocalOrg } from '../harness/local-org.ts';
import type { LocalOrg } from '../harness/local-org.ts';
import { deploy } from '../harness/metadata.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';
import { connectionTo } from '../harness/sessions.ts';
import { skippedOnAnOrg } from '../harness/skip.ts';

interface Finding {
  readonly check: string;
  readonly level: string;
  readonly message: string;
  readonly names?: readonly string[];
  readonly remedy?: string;
}

interface Result {
  readonly clear: boolean;
  readonly installed: boolean;
  readonly hasPolicy: boolean | null;
  readonly findings: readonly Finding[];
}

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

const preflight = async (connection: Connection) => {
  const { exitCode, result } = await handover<Result>(connection, 'preflight');
  return { exitCode, ...result, blocking: result.findings.filter(({ level }) => level === 'blocks') };
};

suite('Preflight: an org that has the package', () => {
  let org: TestOrg;
  before(async () => {
    org = await openOrg();
  });
  after(() => org.close());

  test('is clear, and its policy record is found, so that a deploy leaves it alone', async () => {
    const found = await preflight(org.admin);
    assert.deepEqual(found.blocking, []);
    assert.deepEqual([found.exitCode, found.clear, found.installed, found.hasPolicy], [0, true, true, true]);
  });

  test('gives no all-clear to a user who may not read its metadata', async () => {
    const { connection } = await org.user('Handover_Sales');
    const found = await preflight(connection);
    assert.deepEqual([found.exitCode, found.clear], [1, false]);
    const unchecked = found.findings.filter(({ level, check }) => level === 'unchecked' && check === 'collisions');
    assert.notEqual(unchecked.length, 0);
  });
});

suite(
  'Preflight: an org of a company that has things of its own',
  { skip: skippedOnAnOrg('needs an org with faults of its own') },
  () => {
    let server: LocalOrg;
    let admin: Connection;
    before(async () => {
      server = await startLocalOrg();
      admin = connectionTo(server.url, server.accessToken);
    });
    after(() => server.stop());

    test('is clear while no name is taken', async () => {
      const found = await preflight(admin);
      assert.deepEqual([found.exitCode, found.clear, found.installed, found.hasPolicy], [0, true, false, false]);
    });

    test('its object, field, rule, flow, app and permission set of the same name block, each by name and with what to do', async () => {
      await deploy(
        admin,
        {
          CustomObject: ['Handover_Project__c'],
          CustomField: ['Opportunity.Handover_Brief__c'],
          PermissionSet: ['Handover_Admin'],
          ValidationRule: ['Opportunity.Budget_Needed', 'Opportunity.Handover_Won_Requires_Scope'],
          Flow: ['Handover_Ensure_Brief'],
          CustomApplication: ['Handover'],
        },
        {
          'objects/Handover_Project__c.object': `${HEAD}<CustomObject ${NAMESPACE}><deploymentStatus>Deployed</deploymentStatus><fields><fullName>Building_Site__c</fullName><label>Building Site</label><length>80</length><type>Text</type></fields><label>Handover of a building</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Handovers</pluralLabel><sharingModel>ReadWrite</sharingModel></CustomObject>`,
          'objects/Opportunity.object': `${HEAD}<CustomObject ${NAMESPACE}><fields><fullName>Handover_Brief__c</fullName><label>Handover Brief</label><length>80</length><type>Text</type></fields><validationRules><fullName>Budget_Needed</fullName><active>true</active><errorConditionFormula>AND(ISBLANK(Amount), Account.Name = "x", Account.Owner.Alias = "y")</errorConditionFormula><errorMessage>No budget.</errorMessage></validationRules><validationRules><fullName>Handover_Won_Requires_Scope</fullName><active>false</active><errorConditionFormula>FALSE</errorConditionFormula><errorMessage>No keys.</errorMessage></validationRules></CustomObject>`,
          'flows/Handover_Ensure_Brief.flow': `${HEAD}<Flow ${NAMESPACE}><apiVersion>66.0</apiVersion><description>Hands over the keys.</description><interviewLabel>Keys {!$Flow.CurrentDateTime}</interviewLabel><label>Keys</label><processType>AutoLaunchedFlow</processType><start><locationX>0</locationX><locationY>0</locationY></start><status>Active</status></Flow>`,
          'applications/Handover.app': `${HEAD}<CustomApplication ${NAMESPACE}><formFactors>Large</formFactors><label>Handover of keys</label><navType>Standard</navType><tabs>standard-Account</tabs><uiType>Lightning</uiType></CustomApplication>`,
          'permissionsets/Handover_Admin.permissionset': `${HEAD}<PermissionSet ${NAMESPACE}><label>Handover of keys</label></PermissionSet>`,
        },
      );
      const found = await preflight(admin);
      assert.equal(found.exitCode, 1);
      assert.deepEqual(found.blocking.flatMap(({ names }) => names ?? []).sort(), [
        'Handover',
        'Handover_Admin',
        'Handover_Ensure_Brief',
        'Handover_Project__c',
        "Opportunity.Handover_Brief__c (Text, the package's is Lookup)",
        'Opportunity.Handover_Won_Requires_Scope',
      ]);
      for (const { remedy } of found.blocking) assert.match(remedy ?? '', /Rename or delete them first/);
    });

    test('its rule that every save meets is told, and what its formulas span is counted', async () => {
      const { findings } = await preflight(admin);
      const named = (check: string) => findings.find((finding) => finding.check === check);
      assert.deepEqual(named('own rules')?.names, ['Budget_Needed']);
      assert.deepEqual(named('spanned relationships')?.names, ['Account', 'Account.Owner']);
      assert.match(named('spanned relationships')?.message ?? '', /span 2 of 15 relationships, 3 with the package/);
    });
  },
);
