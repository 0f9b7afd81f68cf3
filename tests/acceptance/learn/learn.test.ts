import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Connection } from 'jsforce';
import {
  accept,
  createDeal,
  createTeam,
  fillBrief,
  readyDeal,
  save as saveRecord,
  SECTIONS,
  win,
} from '../harness/deal.ts';
import type { Deal, Team } from '../harness/deal.ts';
import { setPolicy } from '../harness/metadata.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';
import { keepsNotices, noticesAbout } from '../harness/outbox.ts';

const QUESTION = 'Handover_Question__c';

suite('Learn: every question delivery has to ask is kept, answered by sales, and counted', () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
  });
  after(() => org.close());

  async function ask(deal: Deal, fields: Record<string, unknown> = {}): Promise<string> {
    const created = await team.lead.connection
      .sobject(QUESTION)
      .create({ Brief__c: deal.briefId, Section__c: 'Timeline', Question__c: 'Is the date fixed?', ...fields });
    return created.id ?? '';
  }
  const save = (connection: Connection, id: string, fields: Record<string, unknown>) =>
    saveRecord(connection, QUESTION, { Id: id, ...fields });
  const read = (id: string) => org.admin.sobject(QUESTION).retrieve(id);

  test('delivery asks before the close; who asked whom and when is noted, and the seller is told', async () => {
    const deal = await createDeal(org, team);
    const id = await ask(deal);
    const row = await read(id);
    assert.deepEqual(
      [row['Asked_By__c'], row['Seller__c'], row['Status__c'], row['Project__c'], row['Hours_to_Answer__c']],
      [team.lead.id, team.seller.id, 'Open', null, null],
    );
    assert.ok(row['Asked_On__c']);
    if (!keepsNotices) return;
    const [told] = await noticesAbout(org, id);
    assert.deepEqual(told?.recipients, [team.seller.id]);
    assert.equal(told.subject, `Question about ${deal.name}`);
    assert.equal(told.body, 'Timeline: Is the date fixed?');
  });

  test('the seller answers on the same record; the time it took counts from there, and who asked is told', async () => {
    const id = await ask(await createDeal(org, team));
    assert.equal(await save(team.seller.connection, id, { Answer__c: 'No, two weeks of room.' }), '');
    const row = await read(id);
    assert.deepEqual([row['Status__c'], row['Answered_By__c']], ['Answered', team.seller.id]);
    assert.equal(typeof row['Hours_to_Answer__c'], 'number');
    if (!keepsNotices) return;
    const told = (await noticesAbout(org, id)).at(-1);
    assert.deepEqual([told?.recipients, told?.body], [[team.lead.id], 'Timeline: No, two weeks of room.']);
  });

  test('an answer that does not help opens the question again, and its time is blank until the next one', async () => {
    const id = await ask(await createDeal(org, team));
    await save(team.seller.connection, id, { Answer__c: 'Ask me later.' });
    assert.equal(await save(team.lead.connection, id, { Status__c: 'Open' }), '');
    const open = await read(id);
    assert.deepEqual([open['Answered_By__c'], open['Answered_On__c'], open['Hours_to_Answer__c']], [null, null, null]);
    await save(team.seller.connection, id, { Answer__c: 'The end of March.' });
    assert.equal((await read(id))['Status__c'], 'Answered');
  });

  test('who asks does not answer, and sales does not ask', async () => {
    const deal = await createDeal(org, team);
    const id = await ask(deal);
    assert.match(await save(org.admin, await askAs(org.admin, deal), { Answer__c: 'Mine.' }), /somebody else/);
    assert.notEqual(await save(team.lead.connection, id, { Answer__c: 'Mine.' }), '', 'delivery may not write answers');
    assert.notEqual(await save(team.seller.connection, id, { Question__c: 'Another?' }), '');
    await assert.rejects(askAs(team.seller.connection, deal), /CANNOT_INSERT|INSUFFICIENT|not supported/);
    assert.equal((await read(id))['Answer__c'], null);
  });

  async function askAs(connection: Connection, deal: Deal): Promise<string> {
    const created = await connection
      .sobject(QUESTION)
      .create({ Brief__c: deal.briefId, Section__c: 'Scope', Question__c: 'What is in?' });
    return created.id ?? '';
  }

  test('a question has a text and a section, a closed one an answer, and an answered one stays as it was asked', async () => {
    const deal = await createDeal(org, team);
    await assert.rejects(ask(deal, { Question__c: null }), /need to know in Question/);
    await assert.rejects(ask(deal, { Section__c: null }), /REQUIRED_FIELD_MISSING/);
    await assert.rejects(ask(deal, { Section__c: 'Weather' }), /INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST/);
    const id = await ask(deal);
    assert.match(await save(team.lead.connection, id, { Status__c: 'Closed' }), /no answer yet/);
    assert.match(await save(team.lead.connection, id, { Hours_Lost__c: -1 }), /cannot be negative/);
    await save(team.seller.connection, id, { Answer__c: 'Yes.' });
    assert.match(await save(team.lead.connection, id, { Question__c: 'Is it not?' }), /stays as it was asked/);
    assert.match(await save(org.admin, id, { Asked_On__c: '2020-01-01T00:00:00Z' }), /cannot be changed/);
    assert.equal(await save(team.lead.connection, id, { Status__c: 'Closed', Was_in_Brief__c: 'No' }), '');
  });

  test('a question asked after the close belongs to the project too, and the sealed brief stays as it is', async () => {
    const deal = await readyDeal(org, team);
    assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
    const { records } = await org.admin.query<{ Id: string }>(
      `SELECT Id FROM Handover_Project__c WHERE Launch_Key__c = '${deal.id}'`,
    );
    const id = await ask(deal);
    assert.equal((await read(id))['Project__c'], records[0]?.Id);
    assert.equal(await save(team.seller.connection, id, { Answer__c: 'Yes.' }), '');
  });

  test('what keeps going missing is counted by section and by seller, with what it cost', async () => {
    const seller = await org.user('Handover_Sales');
    const deal = await createDeal(org, { ...team, seller });
    await ask(deal, { Section__c: 'Scope', Was_in_Brief__c: 'No', Hours_Lost__c: 3 });
    await ask(deal, { Section__c: 'Scope', Was_in_Brief__c: 'No', Hours_Lost__c: 2.5 });
    await ask(deal, { Section__c: 'People', Was_in_Brief__c: 'Yes' });
    const { records } = await team.lead.connection.query<Record<string, unknown>>(
      `SELECT Section__c section, COUNT(Id) questions, SUM(Hours_Lost__c) lost FROM Handover_Question__c WHERE Seller__c = '${seller.id}' AND Was_in_Brief__c IN ('No', 'Partly') GROUP BY Section__c`,
    );
    assert.deepEqual(
      records.map(({ section, questions, lost }) => ({ section, questions, lost })),
      [{ section: 'Scope', questions: 2, lost: 5.5 }],
    );
  });

  test('the section that keeps going missing is made mandatory by the policy, and the next deal is asked for it', async () => {
    const policy = (value: 'true' | 'false') =>
      setPolicy(org.admin, { Background_Required__c: { type: 'boolean', value } });
    await policy('false');
    try {
      const deal = await createDeal(org, team);
      await fillBrief(org, team, deal, { sections: SECTIONS.filter((section) => section !== 'Background') });
      await accept(team, deal);
      assert.deepEqual(await win(org, team.seller.connection, deal.id), [], 'nobody asked why they bought');
      await ask(deal, { Section__c: 'Background', Was_in_Brief__c: 'No', Hours_Lost__c: 6 });
      const { records } = await team.lead.connection.query<{ section: string }>(
        `SELECT Section__c section FROM ${QUESTION} WHERE Brief__c = '${deal.briefId}' AND Was_in_Brief__c = 'No' GROUP BY Section__c`,
      );
      assert.deepEqual(
        records.map(({ section }) => section),
        ['Background'],
      );
      await policy('true');
      const next = await createDeal(org, team);
      const refused = (await win(org, team.seller.connection, next.id)).map(({ message }) => message).join();
      assert.match(refused, /Background is not ready/);
    } finally {
      await setPolicy(org.admin, {});
    }
  });

  test('a load keeps the people and times of history, and tells nobody', async () => {
    const loader = await org.user('Handover_Data_Loader');
    const deal = await createDeal(org, team);
    const history = {
      Brief__c: deal.briefId,
      Section__c: 'Scope',
      Question__c: 'What is in?',
      Answer__c: 'All of it.',
      Status__c: 'Closed',
      Asked_By__c: team.lead.id,
      Asked_On__c: '2024-03-01T08:00:00.000+0000',
      Answered_By__c: team.seller.id,
      Answered_On__c: '2024-03-02T20:00:00.000+0000',
    };
    const created = await loader.connection.sobject(QUESTION).create(history);
    const row = await read(created.id ?? '');
    assert.deepEqual(
      [row['Status__c'], row['Asked_By__c'], row['Answered_By__c'], row['Hours_to_Answer__c']],
      ['Closed', team.lead.id, team.seller.id, 36],
    );
    if (keepsNotices) assert.deepEqual(await noticesAbout(org, created.id ?? ''), []);
  });
});
