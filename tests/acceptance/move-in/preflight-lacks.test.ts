import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Connection } from 'jsforce';
import { handover } from '../harness/command.ts';
import { day } from '../harness/deal.ts';
import { runLocalOrgCommand, startLocalOrg } from '../harness/local-org.ts';
import type { LocalOrg } from '../harness/local-org.ts';
import { deploy } from '../harness/metadata.ts';
import { connectionTo, newUserFields } from '../harness/sessions.ts';
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
  readonly findings: readonly Finding[];
}

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const object = (content: string): string => `${HEAD}<CustomObject ${NAMESPACE}>${content}</CustomObject>`;
const rule = (name: string, formula: string): string =>
  `<validationRules><fullName>${name}</fullName><active>true</active><errorConditionFormula>${formula}</errorConditionFormula><errorMessage>No.</errorMessage></validationRules>`;
const lookup = (name: string): string =>
  `<fields><fullName>${name}__c</fullName><label>${name}</label><type>Lookup</type><referenceTo>Account</referenceTo><relationshipLabel>Deals as ${name}</relationshipLabel><relationshipName>Deals_as_${name}</relationshipName></fields>`;
const named = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

const skip = skippedOnAnOrg('needs orgs with little room');

suite('Preflight: what an org lacks, and what stands in the way, each made real', { skip }, () => {
  let server: LocalOrg;
  let admin: Connection;
  before(async () => {
    server = await startLocalOrg({ flowsArriveInactive: true });
    admin = connectionTo(server.url, server.accessToken);
  });
  after(() => server.stop());

  const findings = async (): Promise<{ exitCode: number; of: (check: string) => readonly Finding[] }> => {
    const { exitCode, result } = await handover<Result>(admin, 'preflight');
    for (const { level, remedy, message } of result.findings)
      if (level === 'blocks' || level === 'attention') assert.ok(remedy, `says what to do: ${message}`);
    return { exitCode, of: (check) => result.findings.filter((finding) => finding.check === check) };
  };

  test('a required field that open deals lack, a flow on deals and users in another language need a decision', async () => {
    const deals = ['A', 'B'].map((Name) => ({ Name, StageName: 'Prospecting', CloseDate: day(30) }));
    await admin.sobject('Opportunity').create(deals, { allOrNone: true });
    await deploy(
      admin,
      { CustomField: ['Opportunity.Region__c'], Flow: ['Greet_Deal'] },
      {
        'objects/Opportunity.object': object(
          '<fields><fullName>Region__c</fullName><label>Region</label><length>40</length><required>true</required><type>Text</type></fields>',
        ),
        'flows/Greet_Deal.flow': `${HEAD}<Flow ${NAMESPACE}><apiVersion>66.0</apiVersion><assignments><name>Set_Step</name><label>Set step</label><locationX>0</locationX><locationY>0</locationY><assignmentItems><assignToReference>$Record.NextStep</assignToReference><operator>Assign</operator><value><stringValue>Call</stringValue></value></assignmentItems></assignments><interviewLabel>Greet {!$Flow.CurrentDateTime}</interviewLabel><label>Greet deal</label><processType>AutoLaunchedFlow</processType><start><locationX>0</locationX><locationY>0</locationY><connector><targetReference>Set_Step</targetReference></connector><object>Opportunity</object><recordTriggerType>Create</recordTriggerType><triggerType>RecordBeforeSave</triggerType></start><status>Active</status></Flow>`,
      },
    );
    const [definition] = (
      await admin.tooling.query<{ Id: string }>("SELECT Id FROM FlowDefinition WHERE DeveloperName = 'Greet_Deal'")
    ).records;
    await admin.tooling
      .sobject('FlowDefinition')
      .update({ Id: definition?.Id ?? '', Metadata: { activeVersionNumber: 1 } } as { Id: string });
    const user = await newUserFields(admin);
    await admin.sobject('User').create({
      LastName: user.lastName,
      Alias: user.alias,
      Username: user.username,
      Email: user.username,
      ProfileId: user.profileId,
      TimeZoneSidKey: user.timeZone,
      LocaleSidKey: user.locale,
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'de',
    });
    const { exitCode, of } = await findings();
    assert.equal(exitCode, 0, 'decisions do not block');
    assert.match(of('own rules')[0]?.message ?? '', /^2 open deal\(s\) lack the required field Region__c/);
    assert.deepEqual(of('own flows')[0]?.names, ['Greet_Deal']);
    assert.deepEqual(of('languages')[0]?.names, ['de: 1 user(s)']);
  });

  test('an org near its limits is told what is left; one beyond them is refused: relationships, rules, roll-ups', async () => {
    const lookups = named('Partner', 14);
    const spans = lookups.map((name) => `${name}__r.Name = &quot;x&quot;`).join(',');
    const rules = named('Own_Rule_', 86);
    const sums = named('Count_', 24);
    await deploy(
      admin,
      {
        CustomObject: ['Shipment__c'],
        CustomField: [...lookups, ...sums].map((name) => `Opportunity.${name}__c`),
        ValidationRule: ['Spans', ...rules].map((name) => `Opportunity.${name}`),
      },
      {
        'objects/Shipment__c.object': object(
          '<deploymentStatus>Deployed</deploymentStatus><fields><fullName>Deal__c</fullName><label>Deal</label><type>MasterDetail</type><referenceTo>Opportunity</referenceTo><relationshipName>Shipments</relationshipName><relationshipOrder>0</relationshipOrder></fields><label>Shipment</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Shipments</pluralLabel><sharingModel>ControlledByParent</sharingModel>',
        ),
        'objects/Opportunity.object': object(
          `${lookups.map(lookup).join('')}${sums.map((name) => `<fields><fullName>${name}__c</fullName><label>${name}</label><summaryForeignKey>Shipment__c.Deal__c</summaryForeignKey><summaryOperation>count</summaryOperation><type>Summary</type></fields>`).join('')}${rule('Spans', `AND(ISCHANGED(Name), OR(${spans}))`)}${rules.map((name) => rule(name, 'AND(ISCHANGED(Name), FALSE)')).join('')}`,
        ),
      },
    );
    const near = await findings();
    assert.equal(near.exitCode, 0);
    for (const [check, message] of [
      ['spanned relationships', /span 14 of 15 relationships, 15 with the package/],
      ['validation rules', /has 87 of 100 active validation rules; the package adds 13/],
      ['roll-ups', /has 24 of 25 roll-ups/],
    ] as const) {
      assert.equal(near.of(check)[0]?.level, 'attention', check);
      assert.match(near.of(check)[0]?.message ?? '', message);
    }
    await deploy(
      admin,
      {
        CustomField: ['Opportunity.Partner14__c'],
        ValidationRule: ['Opportunity.One_More'],
      },
      {
        'objects/Opportunity.object': object(
          `${lookup('Partner14')}${rule('One_More', 'AND(ISCHANGED(Name), Partner14__r.Name = &quot;x&quot;)')}`,
        ),
      },
    );
    const beyond = await findings();
    assert.equal(beyond.exitCode, 1);
    for (const check of ['spanned relationships', 'validation rules'])
      assert.equal(beyond.of(check)[0]?.level, 'blocks', check);
  });
});

suite('Preflight: an org into which the package was deployed', { skip }, () => {
  let server: LocalOrg;
  let admin: Connection;
  before(async () => {
    server = await startLocalOrg({ flowsArriveInactive: true });
    admin = connectionTo(server.url, server.accessToken);
    await runLocalOrgCommand(server, 'deploy');
  });
  after(() => server.stop());

  test('its flows that arrived inactive are named, and its own required field on a project blocks the launch', async () => {
    await deploy(
      admin,
      { CustomField: ['Handover_Project__c.Region__c'], ValidationRule: ['Handover_Brief__c.Own_Rule'] },
      {
        'objects/Handover_Project__c.object': object(
          '<fields><fullName>Region__c</fullName><label>Region</label><length>40</length><required>true</required><type>Text</type></fields>',
        ),
        'objects/Handover_Brief__c.object': object(rule('Own_Rule', 'ISBLANK(Scope_Summary__c)')),
      },
    );
    const { exitCode, result } = await handover<Result>(admin, 'preflight');
    assert.equal(exitCode, 1);
    const own = result.findings.filter(({ check, level }) => check === 'own rules' && level !== 'fine');
    assert.deepEqual(own.map(({ level, names }) => [level, names]).sort(), [
      ['attention', ['Own_Rule (rule)']],
      ['blocks', ['Region__c (required)']],
    ]);
    const flows = result.findings.find(({ check }) => check === 'flows');
    assert.deepEqual([flows?.level, flows?.remedy], ['attention', 'handover activate']);
    assert.ok(flows?.names?.includes('Handover_Opportunity_AfterSave_LaunchProject'));
  });
});
