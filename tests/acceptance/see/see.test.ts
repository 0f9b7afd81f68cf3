import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import {
  accept,
  AMOUNT,
  createDeal,
  createTeam,
  day,
  fillBrief,
  OTHER_COST,
  PLANNED_HOURS,
  win,
} from '../harness/deal.ts';
import type { Deal, Team } from '../harness/deal.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg, TestUser } from '../harness/org.ts';
import { change, create, createTimekeeper, projectOf, readFields } from '../harness/project.ts';
import type { Timekeeper } from '../harness/project.ts';
import { eventually } from '../harness/wait.ts';

const PROJECT = 'Handover_Project__c';
const FORECAST = AMOUNT - PLANNED_HOURS * 60 - OTHER_COST;

/** What the deal's page draws of a project; margins are asked for and may be absent. */
const FIGURES = [
  'Health__c',
  'Health_Reasons__c',
  'Burn__c',
  'Percent_Complete__c',
  'Hours_Logged__c',
  'Invoiced__c',
  'Paid__c',
  'Oldest_Unpaid_Due__c',
  'Open_Issues__c',
  'Next_Milestone_Due__c',
  'Latest_Update_On__c',
  'Baseline_Margin__c',
  'Forecast_Margin__c',
] as const;

interface Field {
  readonly value: unknown;
}
type Node = Readonly<Record<string, Field | undefined>>;
interface Answer {
  readonly errors?: readonly unknown[];
  readonly data: {
    readonly uiapi: {
      readonly query: {
        readonly Opportunity: {
          readonly edges: readonly {
            readonly node: {
              readonly Handover_Projects__r: { readonly edges: readonly { readonly node: Node }[] };
            };
          }[];
        };
        readonly Handover_Item__c: { readonly edges: readonly { readonly node: Node }[] };
      };
    };
  };
}

suite('See: the deal shows the life of its project, as much of it as its reader may know', () => {
  let org: TestOrg;
  let team: Team;
  let timekeeper: Timekeeper;
  let deal: Deal;
  let projectId: string;
  let promise: string;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
    timekeeper = await createTimekeeper(org, team);
    deal = await createDeal(org, team);
    await fillBrief(org, team, deal);
    const { connection } = team.seller;
    await change(connection, 'Handover_Brief__c', deal.briefId, { No_Commitments_Made__c: false });
    promise = await create(connection, 'Handover_Item__c', {
      Brief__c: deal.briefId,
      Name: 'Training on site',
      Type__c: 'Commitment',
      Basis__c: 'Customer-validated',
      Due_Date__c: day(30),
    });
    await accept(team, deal);
    assert.deepEqual(await win(org, connection, deal.id), []);
    projectId = await projectOf(org, deal);
    const { totalSize } = await eventually(
      () => org.admin.query(`SELECT Id FROM Handover_Milestone__c WHERE Project__c = '${projectId}'`),
      (answer) => answer.totalSize > 0,
    );
    assert.ok(totalSize > 0);
  });
  after(() => org.close());

  /** One round trip from the deal down to its project and the promises of its brief. */
  async function read(user: TestUser): Promise<{ project: Node; promises: readonly Node[]; errors: unknown }> {
    const { instanceUrl, accessToken } = user.connection;
    const response = await fetch(`${instanceUrl}/services/data/v66.0/graphql`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        query: `query life($deal: ID) { uiapi { query {
          Opportunity(where: { Id: { eq: $deal } }) { edges { node { Id Handover_Projects__r(first: 20) @optional { edges { node {
            Id ${FIGURES.map((field) => `${field} @optional { value }`).join(' ')} } } } } } }
          Handover_Item__c(where: { Brief__r: { Opportunity__c: { eq: $deal } }, Type__c: { eq: "Commitment" } }) @optional {
            edges { node { Id Name @optional { value } Status__c @optional { value } } } } } } }`,
        variables: { deal: deal.id },
      }),
    });
    const answer = (await response.json()) as Answer;
    const { Opportunity, Handover_Item__c: items } = answer.data.uiapi.query;
    const project = Opportunity.edges[0]?.node.Handover_Projects__r.edges[0]?.node;
    assert.ok(project, JSON.stringify(answer));
    return { project, promises: items.edges.map(({ node }) => node), errors: answer.errors ?? [] };
  }
  const valuesOf = (node: Node, ...fields: string[]) => fields.map((field) => node[field]?.value);

  test('one request answers health with its reason, burn, progress, invoices, issues, promises, the next milestone and the last word', async () => {
    await change(team.lead.connection, 'Handover_Item__c', promise, {
      Status__c: 'Breached',
      Closure_Note__c: 'The room was not available.',
    });
    await timekeeper.log(projectId, 100, { approved: true });
    await change(team.lead.connection, PROJECT, projectId, { Status__c: 'Active', Percent_Complete__c: 25 });
    for (const [Name, due] of [
      ['1', day(-1)],
      ['2', day(20)],
    ])
      await create(team.finance.connection, 'Handover_Invoice__c', {
        Project__c: projectId,
        Name,
        Net_Amount__c: 10_000,
        Status__c: 'Issued',
        Issued_On__c: day(-10),
        Due_On__c: due,
      });
    await create(team.lead.connection, 'Handover_Issue__c', {
      Project__c: projectId,
      Name: 'No access to the network',
    });
    await create(team.lead.connection, 'Handover_Update__c', {
      Project__c: projectId,
      Declared_Health__c: 'Green',
      Summary__c: 'On track.',
    });
    const { project, promises, errors } = await read(team.seller);
    assert.deepEqual(errors, []);
    assert.deepEqual(valuesOf(project, 'Health__c', 'Health_Reasons__c'), ['Amber', 'INVOICE_OVERDUE']);
    assert.deepEqual(valuesOf(project, 'Burn__c', 'Percent_Complete__c', 'Hours_Logged__c'), [25, 25, 100]);
    assert.deepEqual(valuesOf(project, 'Invoiced__c', 'Paid__c', 'Oldest_Unpaid_Due__c'), [20_000, 0, day(-1)]);
    assert.deepEqual(valuesOf(project, 'Open_Issues__c', 'Next_Milestone_Due__c', 'Latest_Update_On__c'), [
      1,
      day(60),
      day(0),
    ]);
    assert.deepEqual(
      promises.map((node) => valuesOf(node, 'Name', 'Status__c')),
      [['Training on site', 'Breached']],
    );
  });

  test('planned and forecast margin are in the same answer for who may view margins, and absent for who may not', async () => {
    const viewer = await org.user('Handover_Sales', 'Handover_Margin_Viewer');
    const margins = async (user: TestUser) =>
      valuesOf((await read(user)).project, 'Baseline_Margin__c', 'Forecast_Margin__c');
    assert.deepEqual(await margins(viewer), [FORECAST, FORECAST]);
    assert.deepEqual(await margins(team.seller), [undefined, undefined]);
  });

  test('what happens to the project is there with the next look', async () => {
    await create(team.lead.connection, 'Handover_Issue__c', {
      Project__c: projectId,
      Name: 'The data is lost',
      Severity__c: 'Critical',
    });
    const { project } = await read(team.seller);
    assert.deepEqual(valuesOf(project, 'Health__c', 'Open_Issues__c'), ['Red', 2]);
    assert.match(String(project['Health_Reasons__c']?.value), /CRITICAL/u);
  });

  test('rejected hours never count', async () => {
    const hours = () => readFields(org.admin, PROJECT, projectId, ['Hours_Logged__c', 'Labour_Cost__c']);
    const sheet = await timekeeper.log(projectId, 8);
    assert.deepEqual(await hours(), { Hours_Logged__c: 108, Labour_Cost__c: 108 * 60 });
    await change(team.lead.connection, 'Handover_Timesheet__c', sheet, {
      Status__c: 'Rejected',
      Rejection_Reason__c: 'Another project.',
    });
    assert.deepEqual(await hours(), { Hours_Logged__c: 100, Labour_Cost__c: 100 * 60 });
  });
});
