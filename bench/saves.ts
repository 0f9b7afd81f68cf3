import { createTeam, dealFields } from '../tests/acceptance/harness/deal.ts';
import { createReadyDeals, winAll } from '../tests/acceptance/harness/many-deals.ts';
import { openOrg } from '../tests/acceptance/harness/org.ts';
import type { TestOrg } from '../tests/acceptance/harness/org.ts';

/** A save or a read, as multiple of a floor measured in the same run, so that two runs on two machines can be compared. */
export interface SaveMeasure {
  readonly what: string;
  readonly milliseconds: number;
  readonly floor: string;
  readonly ratio: number;
  readonly note?: string;
}

const ROWS = 200;

/** What the product's rules and flows cost. The floor of a save is the same save of records that no automation touches. */
export async function measureSaves(): Promise<SaveMeasure[]> {
  const org = await openOrg();
  try {
    return await measure(org);
  } finally {
    await org.close();
  }
}

export function saveLine({ what, milliseconds, floor, ratio: times, note }: SaveMeasure): string {
  return `${what}: ${milliseconds} ms, ${times} times ${floor}${note === undefined ? '' : `\n  limits of the transaction: ${note}`}`;
}

async function measure(target: TestOrg): Promise<SaveMeasure[]> {
  const { admin } = target;
  const names = (object: string) => Array.from({ length: ROWS }, (_, index) => ({ Name: `${object} ${index}` }));
  await admin.sobject('Account').create(names('Warm-up'), { allOrNone: true });
  const plainInsert = await timed(() => admin.sobject('Account').create(names('Account'), { allOrNone: true }));
  const plainIds = plainInsert.answer.map((result) => result.id ?? '');
  const plainUpdate = await best(() =>
    admin.sobject('Account').update(plainIds.map((Id) => ({ Id, Industry: 'Energy' }))),
  );
  const dealInsert = await timed(() =>
    admin
      .sobject('Opportunity')
      .create(names('Deal').map((name) => dealFields(target, name)) as { Name: string }[], { allOrNone: true }),
  );
  const team = await createTeam(target);
  const ready = await createReadyDeals(target, team, ROWS);
  const won = await timed(() => winAll(target, team.seller.connection, ready));
  const plainQuery = await best(() => admin.query('SELECT Id, Name FROM Account LIMIT 200'));
  const formulaQuery = await best(() =>
    admin.query(
      'SELECT Id, Health__c, Health_Reasons__c, Opportunity__r.Account.Name FROM Handover_Project__c LIMIT 200',
    ),
  );
  return [
    ratio(`insert ${ROWS} deals, each opens its brief`, dealInsert, `insert ${ROWS} accounts`, plainInsert),
    ratio(
      `win ${ROWS} deals, each launches its project`,
      won,
      `update ${ROWS} accounts`,
      plainUpdate,
      won.answer ?? undefined,
    ),
    ratio('read 200 projects with formulas and parents', formulaQuery, 'read 200 accounts', plainQuery),
  ];
}

/** The quickest of five runs, for work that may be repeated: the first ones also pay for warming up. */
async function best<Answer>(work: () => PromiseLike<Answer>): Promise<{ milliseconds: number; answer: Answer }> {
  let quickest = await timed(work);
  for (let run = 1; run < 5; run += 1) {
    const next = await timed(work);
    if (next.milliseconds < quickest.milliseconds) quickest = next;
  }
  return quickest;
}

async function timed<Answer>(work: () => PromiseLike<Answer>): Promise<{ milliseconds: number; answer: Answer }> {
  const begun = performance.now();
  const answer = await work();
  return { milliseconds: performance.now() - begun, answer };
}

function ratio(
  what: string,
  measured: { milliseconds: number },
  floor: string,
  base: { milliseconds: number },
  note?: string,
): SaveMeasure {
  return {
    what,
    milliseconds: Math.round(measured.milliseconds),
    floor: `${floor} (${Math.round(base.milliseconds)} ms)`,
    ratio: Math.round((measured.milliseconds / base.milliseconds) * 10) / 10,
    ...(note === undefined ? {} : { note }),
  };
}
