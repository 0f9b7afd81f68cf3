import { insertRecords, queryAll, updateRecords } from '../../connection/records.ts';
import { momentFrom } from '../dates.ts';
import { externalId, hasSeedId, ofSeededAccount } from '../mark.ts';
import type { QuestionPlan } from '../types.ts';
import type { SeedContext, SeededDeal } from './context.ts';

/** Questions of delivery and their answers, by external id; what exists is left as it is. */
export async function askQuestions(context: SeedContext, deals: readonly SeededDeal[]): Promise<void> {
  const { connection, people, mark, progress } = context;
  const asking = deals.filter(({ plan }) => (plan.questions?.length ?? 0) > 0);
  const briefs = await briefsByDeal(context);
  const existing = new Set(
    (
      await queryAll<{ External_Id__c: string }>(
        connection,
        `SELECT External_Id__c FROM Handover_Question__c WHERE ${hasSeedId()}`,
      )
    ).map((row) => row.External_Id__c),
  );
  const records = asking.flatMap(({ plan, id }) =>
    (plan.questions ?? []).flatMap((question, index) => {
      const key = externalId(mark, plan.key, 'question', index + 1);
      if (existing.has(key)) return [];
      return [
        {
          External_Id__c: key,
          Brief__c: briefs.get(id)?.Id ?? null,
          Section__c: question.section,
          Question__c: question.question,
          Asked_By__c: people.get(question.askedBy) ?? null,
          Asked_On__c: momentFrom(mark.today, question.askedInDays, 10),
          Seller__c: people.get(plan.owner) ?? null,
          Hours_Lost__c: question.hoursLost ?? null,
          ...answer(question, people.get(plan.owner), mark.today),
        },
      ];
    }),
  );
  await insertRecords(connection, 'Handover_Question__c', records);
  context.tally.written += records.length;
  progress.done(`${records.length} asked`);
}

function answer(question: QuestionPlan, seller: string | undefined, today: Date) {
  if (question.answer === undefined) return { Status__c: 'Open' };
  return {
    Status__c: question.closed === true ? 'Closed' : 'Answered',
    Answer__c: question.answer,
    Answered_By__c: seller ?? null,
    Answered_On__c: momentFrom(today, question.askedInDays, 10 + (question.hoursToAnswer ?? 0)),
    Was_in_Brief__c: question.wasInBrief ?? null,
  };
}

interface BriefRow {
  readonly Id: string;
  readonly Opportunity__c: string;
}

async function briefsByDeal({ connection }: SeedContext): Promise<Map<string, BriefRow>> {
  const rows = await queryAll<BriefRow>(
    connection,
    `SELECT Id, Opportunity__c FROM Handover_Brief__c WHERE ${ofSeededAccount('Opportunity__r.Account')}`,
  );
  return new Map(rows.map((row) => [row.Opportunity__c, row]));
}

/** How many days before the acceptance the other decisions of a brief were made. */
const DAYS_BEFORE: Readonly<Record<string, number>> = { Discount: 4, 'Start before PO': 3 };

/** The package dates a decision by the moment of its save, which is today; the plan says when it was made. */
export async function dateDecisions(context: SeedContext, deals: readonly SeededDeal[]): Promise<void> {
  const { connection, mark } = context;
  const decided = new Map(
    deals.flatMap(({ id, plan }) => (plan.brief?.decidedInDays === undefined ? [] : [[id, plan.brief.decidedInDays]])),
  );
  const rows = await queryAll<{
    Id: string;
    Kind__c: string;
    Decided_On__c: string;
    Brief__r: { Opportunity__c: string };
  }>(
    connection,
    `SELECT Id, Kind__c, Decided_On__c, Brief__r.Opportunity__c FROM Handover_Decision__c WHERE ${ofSeededAccount('Brief__r.Opportunity__r.Account')}`,
  );
  await updateRecords(
    connection,
    'Handover_Decision__c',
    rows.flatMap((row) => {
      const day = decided.get(row.Brief__r.Opportunity__c);
      if (day === undefined) return [];
      const moment = momentFrom(mark.today, day - (DAYS_BEFORE[row.Kind__c] ?? 0), 9);
      return Date.parse(moment) === Date.parse(row.Decided_On__c) ? [] : [{ Id: row.Id, Decided_On__c: moment }];
    }),
  );
}
