import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { readFields } from '../../../scripts/documents/metadata.ts';
import { createTeam, day } from '../harness/deal.ts';
import type { Team } from '../harness/deal.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg, TestUser } from '../harness/org.ts';
import { create, createTimekeeper, launchProject } from '../harness/project.ts';
import { eventually } from '../harness/wait.ts';

const VERSION = 'v66.0';

/** Fields that the metadata classifies as confidential: costs, rates, margins and what would tell them, by object. */
const CONFIDENTIAL = Map.groupBy(
  [...readFields().values()].filter(({ isConfidential, type }) => isConfidential && type !== 'MasterDetail'),
  ({ object }) => object,
);

/** Routes that answer no value but let their user find it out: accepted is told. */
const INDIRECT = /condition|order|aggregate/u;

interface Place {
  readonly object: string;
  readonly field: string;
  /** A record of the object. */
  readonly id: string;
}

/** A path from a child object up to the object, and the name of the children's list on it. */
interface Child {
  readonly object: string;
  readonly relationship: string;
  readonly list: string;
}

interface Described {
  readonly fields: readonly { name: string; relationshipName: string | null; referenceTo: readonly string[] }[];
  readonly childRelationships: readonly {
    childSObject: string;
    field: string;
    relationshipName: string | null;
  }[];
}

suite('Confidentiality: costs, rates and margins do not exist for those who may not see them, on any route', () => {
  let org: TestOrg;
  let team: Team;
  let consultant: TestUser;
  let projectId: string;
  const ids = new Map<string, string>();
  const children = new Map<string, Child>();

  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
    const launched = await launchProject(org, team);
    ({ projectId } = launched);
    const timekeeper = await createTimekeeper(org, team);
    ({ consultant } = timekeeper);
    await timekeeper.log(projectId, 37, { approved: true });
    await create(team.finance.connection, 'Handover_Cost__c', {
      Project__c: projectId,
      Name: 'Licences',
      Amount__c: 91_234,
      Incurred_On__c: day(-1),
    });
    await create(team.lead.connection, 'Handover_Update__c', {
      Project__c: projectId,
      Declared_Health__c: 'Green',
      Summary__c: 'On track.',
    });
    for (const object of CONFIDENTIAL.keys()) {
      const { records } = await org.admin.query<{ Id: string }>(`SELECT Id FROM ${object} LIMIT 1`);
      ids.set(object, records[0]?.Id ?? '');
      const { childRelationships } = (await org.admin.sobject(object).describe()) as unknown as Described;
      const list = childRelationships.find(
        ({ childSObject, relationshipName }) => childSObject.startsWith('Handover_') && relationshipName !== null,
      );
      if (!list) continue;
      const { fields } = (await org.admin.sobject(list.childSObject).describe()) as unknown as Described;
      const relationship = fields.find(({ name }) => name === list.field)?.relationshipName ?? '';
      children.set(object, { object: list.childSObject, relationship, list: list.relationshipName ?? '' });
    }
  });
  after(() => org.close());

  async function ask(user: TestUser, method: string, path: string, body?: unknown) {
    const { instanceUrl, accessToken } = user.connection;
    const response = await fetch(`${instanceUrl}/services/data/${VERSION}/${path}`, {
      method,
      headers: { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  }
  const query = (user: TestUser, soql: string, resource = 'query') =>
    ask(user, 'GET', `${resource}?q=${encodeURIComponent(soql)}`);
  const graphql = (user: TestUser, { object, field }: Place, directive: string) =>
    ask(user, 'POST', 'graphql', {
      query: `query read { uiapi { query { ${object}(first: 5) { edges { node { Id ${field} ${directive} { value } } } } } } }`,
    });

  /** A GraphQL query whose answer is a failure where it has errors; GraphQL itself answers 200. */
  const strictly = async (user: TestUser, selection: string) => {
    const answer = await ask(user, 'POST', 'graphql', { query: `query read { uiapi { ${selection} } }` });
    return answer.text.includes('"errors":[{') ? { ...answer, status: 400 } : answer;
  };

  /** Every way to ask for a value. */
  const ROUTES: Readonly<Record<string, (user: TestUser, place: Place) => ReturnType<typeof ask>>> = {
    'a query': (user, { object, field }) => query(user, `SELECT ${field} FROM ${object}`),
    'a query of all rows': (user, { object, field }) => query(user, `SELECT ${field} FROM ${object}`, 'queryAll'),
    'all fields of a query': (user, { object }) => query(user, `SELECT FIELDS(ALL) FROM ${object} LIMIT 5`),
    'the condition of a query': (user, { object, field }) =>
      query(user, `SELECT Id, Name FROM ${object} WHERE ${field} != null`),
    'the order of a query': (user, { object, field }) => query(user, `SELECT Id FROM ${object} ORDER BY ${field}`),
    'an aggregate of a query': (user, { object, field }) => query(user, `SELECT MAX(${field}) most FROM ${object}`),
    'the condition of a semi-join': (user, { object, field }) => {
      const child = children.get(object);
      const key = child?.relationship.replace('__r', '__c') ?? 'Id';
      return query(
        user,
        `SELECT Id FROM ${object} WHERE Id IN (SELECT ${key} FROM ${child?.object ?? object} WHERE ${child?.relationship ?? 'Lost__r'}.${field} != null)`,
      );
    },
    'a child of the record': (user, { object, field }) => {
      const child = children.get(object);
      return query(user, `SELECT ${child?.relationship ?? 'Lost__r'}.${field} FROM ${child?.object ?? object}`);
    },
    'a record (REST)': (user, { object, id }) => ask(user, 'GET', `sobjects/${object}/${id}`),
    'a field of a record (REST)': (user, { object, field, id }) =>
      ask(user, 'GET', `sobjects/${object}/${id}?fields=${field}`),
    'a collection': (user, { object, field, id }) =>
      ask(user, 'POST', `composite/sobjects/${object}`, { ids: [id], fields: ['Id', field] }),
    'a composite request': (user, { object, field }) =>
      ask(user, 'POST', 'composite', {
        compositeRequest: [
          {
            method: 'GET',
            url: `/services/data/${VERSION}/query?q=${encodeURIComponent(`SELECT ${field} FROM ${object}`)}`,
            referenceId: 'read',
          },
        ],
      }),
    'a bulk query (Bulk API 2.0)': async (user, { object, field }) => {
      const job = await ask(user, 'POST', 'jobs/query', {
        operation: 'query',
        query: `SELECT Id, ${field} FROM ${object}`,
      });
      if (job.status >= 300) return job;
      const { id } = JSON.parse(job.text) as { id: string };
      const done = await eventually(
        () => ask(user, 'GET', `jobs/query/${id}`),
        ({ text }) => /JobComplete|Failed|Aborted/u.test(text),
      );
      return /JobComplete/u.test(done.text) ? ask(user, 'GET', `jobs/query/${id}/results`) : { ...done, status: 400 };
    },
    'a describe': (user, { object }) => ask(user, 'GET', `sobjects/${object}/describe`),
    'a page (UI API)': (user, { object, field, id }) =>
      ask(user, 'GET', `ui-api/records/${id}?optionalFields=${object}.${field}`),
    'a page that insists (UI API)': (user, { object, field, id }) =>
      ask(user, 'GET', `ui-api/records/${id}?fields=${object}.${field}`),
    'the information about an object (UI API)': (user, { object }) => ask(user, 'GET', `ui-api/object-info/${object}`),
    'a list (UI API)': (user, { object, field }) =>
      ask(user, 'GET', `ui-api/list-records/${object}/Handover_All?optionalFields=${object}.${field}`),
    'the condition of a GraphQL query': (user, { object, field }) =>
      strictly(user, `query { ${object}(where: { ${field}: { ne: null } }) { edges { node { Id } } } }`),
    'the order of a GraphQL query': (user, { object, field }) =>
      strictly(user, `query { ${object}(orderBy: { ${field}: { order: ASC } }) { edges { node { Id } } } }`),
    'an aggregate of a GraphQL query': (user, { object, field }) =>
      strictly(user, `aggregate { ${object} { edges { node { aggregate { ${field} { max { value } } } } } } }`),
    'a GraphQL query': (user, place) => graphql(user, place, ''),
    'a GraphQL query that takes what it gets': (user, place) => graphql(user, place, '@optional'),
  };

  /** Where an answer of success names the field as something that it answers. */
  const tells = (text: string, { object, field }: Place): boolean =>
    text.includes(`"${field}"`) &&
    !new RegExp(`No such column|INVALID_FIELD|FieldUndefined|${object}\\.${field}`).test(text);

  for (const [name, read] of Object.entries(ROUTES)) {
    test(`through ${name} neither sales nor consultants reach a confidential field`, async () => {
      const told: string[] = [];
      for (const user of [team.seller, consultant])
        for (const [object, fields] of CONFIDENTIAL)
          for (const { name: path } of fields) {
            const place = { object, field: path.slice(object.length + 1), id: ids.get(object) ?? '' };
            const { status, text } = await read(user, place);
            const isTold = INDIRECT.test(name) || tells(text, place);
            if (status < 300 && isTold) told.push(`${path}: ${text.slice(0, 200)}`);
          }
      assert.deepEqual(told, []);
    });
  }

  test('the same routes tell finance, so that they prove something', async () => {
    const silent: string[] = [];
    for (const [name, read] of Object.entries(ROUTES)) {
      const place = { object: 'Handover_Project__c', field: 'Forecast_Margin__c', id: projectId };
      const { status, text } = await read(team.finance, place);
      if (status >= 300 || (!text.includes('Forecast_Margin__c') && !INDIRECT.test(name))) silent.push(name);
    }
    assert.deepEqual(silent, []);
  });

  test('no figure that a confidential field holds stands in another field, and reasons from margins are restricted', async () => {
    const figures = new Set<unknown>();
    for (const [object, fields] of CONFIDENTIAL) {
      const record = (await org.admin.sobject(object).retrieve(ids.get(object) ?? '')) as Record<string, unknown>;
      for (const { name } of fields) figures.add(record[name.slice(object.length + 1)]);
    }
    const telling = [...figures].filter((value) => typeof value === 'number' && Math.abs(value) > 999);
    assert.ok(telling.length >= 8, String(telling));
    const seen = (await team.seller.connection.sobject('Handover_Project__c').retrieve(projectId)) as Record<
      string,
      unknown
    >;
    const revealed = Object.entries(seen).filter(([field, value]) => telling.includes(value) && !isPublic(field));
    assert.deepEqual(revealed, []);
    assert.equal(seen['Health__c'], 'Red', 'the colour is everybody’s');
    assert.doesNotMatch(String(seen['Health_Reasons__c']), /EROSION|MARGIN|COST/u);
    const restricted = (await team.lead.connection.sobject('Handover_Project__c').retrieve(projectId)) as Record<
      string,
      unknown
    >;
    assert.match(String(restricted['Health_Reasons_Restricted__c']), /EROSION/u);
  });

  test('who views margins reads margins and nothing of costs and rates', async () => {
    const viewer = await org.user('Handover_Sales', 'Handover_Margin_Viewer');
    const read = (field: string) => query(viewer, `SELECT ${field} FROM Handover_Project__c`);
    for (const field of ['Forecast_Margin__c', 'Margin_Erosion__c'])
      assert.equal((await read(field)).status, 200, field);
    for (const field of ['Cost_at_Completion__c', 'Labour_Cost__c', 'Budget_Cost__c'])
      assert.equal((await read(field)).status, 400, field);
  });
});

/** What the deal is worth is what sales sold; nothing is to be invoiced yet, so that the two are one figure. */
function isPublic(field: string): boolean {
  return ['Contract_Value__c', 'Current_Value__c'].includes(field);
}
