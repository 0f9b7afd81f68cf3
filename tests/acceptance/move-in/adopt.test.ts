import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Connection } from 'jsforce';
import { handover, startHandover } from '../harness/command.ts';
import { day } from '../harness/deal.ts';
import { DISTURBANCES, injectFaults } from '../harness/disturbed.ts';
import { runLocalOrgCommand, startLocalOrg } from '../harness/local-org.ts';
import type { LocalOrg } from '../harness/local-org.ts';
import { deploy } from '../harness/metadata.ts';
import { assign } from '../harness/org.ts';
import { connectionTo } from '../harness/sessions.ts';
import { skippedOnAnOrg } from '../harness/skip.ts';

const skip = skippedOnAnOrg('needs deals from before the package');

interface Result {
  readonly adopted: number;
  readonly refused: readonly { readonly id: string; readonly code: string; readonly message: string }[];
  readonly openWithoutBrief: number;
  readonly interrupted: boolean;
}

/** More than two batches of 200. */
const DEALS = 450;
const BUDGETLESS = 3;
/** Batches enough to be stopped and killed between them. */
const MANY = 1_400;
const RULE = `<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><validationRules><fullName>Budget_Needed</fullName><active>true</active><errorConditionFormula>ISBLANK(Amount)</errorConditionFormula><errorMessage>A deal needs a budget.</errorMessage></validationRules></CustomObject>`;

// The pipeline has to be there before the package is: only an org of one's own can be brought into that state.
suite('Adopt: a pipeline from before the package', { skip }, () => {
  let server: LocalOrg;
  let admin: Connection;
  let budgetless: string[];
  before(async () => {
    server = await startLocalOrg();
    admin = connectionTo(server.url, server.accessToken);
    await createDeals(DEALS, { StageName: 'Prospecting', Amount: 1_000 });
    await createDeals(5, { StageName: 'Closed Won', Amount: 1_000 });
    budgetless = await createDeals(BUDGETLESS, { StageName: 'Prospecting' });
    await deploy(admin, { ValidationRule: ['Opportunity.Budget_Needed'] }, { 'objects/Opportunity.object': RULE });
    await runLocalOrgCommand(server, 'deploy');
  });
  after(() => server.stop());

  async function createDeals(count: number, fields: Record<string, unknown>): Promise<string[]> {
    const rows = Array.from({ length: count }, (_, index) => ({
      Name: `Deal ${index}`,
      CloseDate: day(30),
      ...fields,
    }));
    const results = await admin.sobject('Opportunity').create(rows, { allOrNone: true, allowRecursive: true });
    return results.map(({ id }) => id ?? '');
  }

  const briefs = async (): Promise<number> => (await admin.query('SELECT Id FROM Handover_Brief__c')).totalSize;
  const adopt = (...flags: readonly string[]) => handover<Result>(admin, 'adopt', ...flags);

  test('a user who was not given the fields is told which permission set to assign', async () => {
    const { exitCode, message } = await adopt();
    assert.equal(exitCode, 1);
    assert.match(message, /org assign permset --name Handover_Admin/);
    const { user_id: adminId } = await admin.identity();
    await assign(admin, adminId, ['Handover_Admin']);
  });

  test("a dry run names the deals that the org's own rule refuses, and changes nothing", async () => {
    const { exitCode, result } = await adopt('--dry-run');
    assert.equal(exitCode, 1);
    assert.equal(result.adopted, DEALS);
    assert.deepEqual(result.refused.map(({ id }) => id).sort(), [...budgetless].sort());
    assert.match(result.refused[0]?.message ?? '', /A deal needs a budget/);
    assert.equal(await briefs(), 0);
    const marked = await admin.query('SELECT Id FROM Opportunity WHERE Handover_Sells_a_Project__c = true');
    assert.equal(marked.totalSize, 0);
  });

  test('a limit opens that many briefs, the next run opens the others and names what was refused', async () => {
    const first = await adopt('--limit', '230');
    assert.equal(first.result.adopted + first.result.refused.length, 230);
    const second = await adopt();
    assert.equal(second.exitCode, 1);
    assert.equal(first.result.adopted + second.result.adopted, DEALS);
    assert.deepEqual(
      second.result.refused.map(({ id, code }) => [id, code]).sort(),
      budgetless.map((id) => [id, 'FIELD_CUSTOM_VALIDATION_EXCEPTION']).sort(),
    );
    assert.equal(await briefs(), DEALS);
  });

  test('a further run changes nothing, and leaves a deal out that was taken out after its adoption', async () => {
    const { records } = await admin.query<{ Id: string }>(
      'SELECT Id FROM Opportunity WHERE Handover_Brief__c != null LIMIT 1',
    );
    const taken = records[0]?.Id ?? '';
    await admin.sobject('Opportunity').update({ Id: taken, Handover_Sells_a_Project__c: false });
    const { result } = await adopt();
    assert.equal(result.adopted, 0);
    assert.equal(result.openWithoutBrief, BUDGETLESS);
    const still = await admin.query(
      `SELECT Id FROM Opportunity WHERE Id = '${taken}' AND Handover_Sells_a_Project__c = false`,
    );
    assert.equal(still.totalSize, 1);
    assert.equal(await briefs(), DEALS);
  });

  test('stopped by Ctrl-C it says so, killed it leaves nothing half done; the next run opens the others, each once', async () => {
    const unasked = ['--created-before', day(1), '--where', "Name LIKE 'Deal %' AND Amount = 7"] as const;
    await createDeals(MANY, { StageName: 'Prospecting', Amount: 7, Handover_Sells_a_Project__c: false });
    const before = await briefs();
    const more = async (than: number): Promise<void> => {
      while ((await briefs()) <= than) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const stopped = startHandover<Result>(admin, 'adopt', ...unasked);
    await more(before);
    stopped.child.kill('SIGINT');
    const { exitCode, result } = await stopped.answer();
    assert.deepEqual([exitCode, result.interrupted], [130, true]);
    assert.equal((await briefs()) - before, result.adopted);
    const killed = startHandover<Result>(admin, 'adopt', ...unasked);
    await more(before + result.adopted);
    killed.child.kill('SIGKILL');
    await killed.ended;
    assert.equal((await adopt(...unasked)).exitCode, 0);
    assert.equal((await briefs()) - before, MANY);
    const linked = await admin.query(
      'SELECT Id FROM Opportunity WHERE Amount = 7 AND Handover_Brief__r.Opportunity__c != null',
    );
    assert.equal(linked.totalSize, MANY);
  });

  test('a disturbed org is borne within one run, dry or not', async () => {
    const names = ['broken', 'busy', 'locked'] as const;
    const specs = [...DISTURBANCES.map(([, spec]) => spec), 'seed=5,row-lock=0.01'];
    for (const [index, spec] of specs.entries()) {
      const amount = 11 + index;
      await createDeals(60, { StageName: 'Prospecting', Amount: amount, Handover_Sells_a_Project__c: false });
      const condition = ['--created-before', day(1), '--where', `Amount = ${amount}`] as const;
      await injectFaults(admin, spec);
      const tried = await adopt(...condition, '--dry-run');
      const done = await adopt(...condition);
      await injectFaults(admin, '');
      assert.deepEqual([tried.exitCode, tried.result.adopted], [0, 60], `${names[index]}: ${tried.message}`);
      assert.deepEqual([done.exitCode, done.result.adopted], [0, 60], `${names[index]}: ${done.message}`);
    }
  });

  test('a condition that is no SOQL is refused with what the org says', async () => {
    const { exitCode, message } = await adopt('--where', 'Amount >> 3');
    assert.equal(exitCode, 1);
    assert.match(message, /MALFORMED_QUERY|unexpected token/i);
  });
});
