import { insertRecords, queryAll } from '../../connection/records.ts';
import type { RecordData } from '../../connection/records.ts';
import { dayFrom, momentFrom } from '../dates.ts';
import { described, ofSeededAccount } from '../mark.ts';
import type { ActivityPlan } from '../types.ts';
import type { SeedContext, SeededDeal } from './context.ts';

/** Objects that hold activities, with their field for the deal and for the subject. */
export const ACTIVITY_OBJECTS = [
  { object: 'Task', parent: 'WhatId', subject: 'Subject', text: 'Description' },
  { object: 'Event', parent: 'WhatId', subject: 'Subject', text: 'Description' },
  { object: 'Note', parent: 'ParentId', subject: 'Title', text: 'Body' },
] as const;

type ActivityObject = (typeof ACTIVITY_OBJECTS)[number]['object'];

const OBJECT_OF: Readonly<Record<ActivityPlan['kind'], ActivityObject>> = {
  Email: 'Task',
  Call: 'Task',
  Task: 'Task',
  Meeting: 'Event',
  Note: 'Note',
};

/** Mails, calls, meetings and notes on the deals: where context lives without a brief. Found again by deal and subject. */
export async function leaveActivities(context: SeedContext, deals: readonly SeededDeal[]): Promise<void> {
  const { connection, progress } = context;
  let created = 0;
  for (const { object, parent, subject } of ACTIVITY_OBJECTS) {
    const existing = new Set(
      (
        await queryAll<Record<string, string>>(
          connection,
          `SELECT ${parent}, ${subject} FROM ${object} WHERE ${parent} IN (SELECT Id FROM Opportunity WHERE ${ofSeededAccount('Account')})`,
        )
      ).map((row) => `${row[parent]}/${row[subject]}`),
    );
    const missing = deals.flatMap((deal) =>
      (deal.plan.activities ?? [])
        .filter(({ kind, subject: title }) => OBJECT_OF[kind] === object && !existing.has(`${deal.id}/${title}`))
        .map((activity) => records[object](activity, deal, context)),
    );
    await insertRecords(connection, object, missing);
    created += missing.length;
  }
  context.tally.written += created;
  progress.done(`${created} left on the deals`);
}

const records: Record<ActivityObject, (plan: ActivityPlan, deal: SeededDeal, context: SeedContext) => RecordData> = {
  Task: ({ kind, subject, text, inDays }, { id, plan }, { mark, people }) => ({
    WhatId: id,
    OwnerId: people.get(plan.owner) ?? null,
    Subject: subject,
    Description: described(mark, text),
    ActivityDate: dayFrom(mark.today, inDays),
    Status: 'Completed',
    TaskSubtype: kind === 'Task' ? 'Task' : kind,
  }),
  Event: ({ subject, text, inDays }, { id, plan }, { mark, people }) => ({
    WhatId: id,
    OwnerId: people.get(plan.owner) ?? null,
    Subject: subject,
    Description: described(mark, text),
    StartDateTime: momentFrom(mark.today, inDays, 10),
    DurationInMinutes: 60,
  }),
  Note: ({ subject, text }, { id }, { mark }) => ({ ParentId: id, Title: subject, Body: described(mark, text) }),
};
