import type { DealText, WonDeal } from '../types.ts';
import type { OrgReader } from './org.ts';

interface TaskRow {
  readonly WhatId: string;
  readonly Subject: string | null;
  readonly Description: string | null;
  readonly TaskSubtype: string | null;
  readonly ActivityDate: string | null;
  readonly CompletedDateTime: string | null;
  readonly CreatedDate: string;
}

/** Notes, tasks, events and emails of the deals, each object for itself: what cannot be read is named and the rest is read. */
export async function readTexts(org: OrgReader, deals: readonly WonDeal[]): Promise<DealText[]> {
  const ids = deals.map(({ id }) => id);
  const parts = [await tasks(org, ids), await events(org, ids), await emails(org, ids), await notes(org, ids)];
  return [...parts.flat(), ...(await enhancedNotes(org, ids))];
}

async function tasks(org: OrgReader, ids: readonly string[]): Promise<DealText[]> {
  const reading = await org.queryActivities<TaskRow>('Task', ids, [
    'WhatId',
    'Subject',
    'Description',
    'TaskSubtype',
    'ActivityDate',
    'CompletedDateTime',
    'CreatedDate',
  ]);
  if (!reading.readable) return [];
  return reading.rows.map((row) => ({
    dealId: row.WhatId,
    source: row.TaskSubtype === null || row.TaskSubtype === 'Task' ? 'Task' : `Task (${row.TaskSubtype})`,
    text: joined(row.Subject, row.Description),
    day: (row.ActivityDate ?? row.CompletedDateTime ?? row.CreatedDate).slice(0, 10),
  }));
}

async function events(org: OrgReader, ids: readonly string[]): Promise<DealText[]> {
  const reading = await org.queryActivities<
    Record<'WhatId' | 'CreatedDate', string> & Record<'Subject' | 'Description' | 'StartDateTime', string | null>
  >('Event', ids, ['WhatId', 'Subject', 'Description', 'StartDateTime', 'CreatedDate']);
  if (!reading.readable) return [];
  return reading.rows.map((row) => ({
    dealId: row.WhatId,
    source: 'Event',
    text: joined(row.Subject, row.Description),
    day: (row.StartDateTime ?? row.CreatedDate).slice(0, 10),
  }));
}

async function emails(org: OrgReader, ids: readonly string[]): Promise<DealText[]> {
  const reading = await org.queryByIds<
    Record<'RelatedToId' | 'MessageDate', string> & Record<'Subject' | 'TextBody', string | null>
  >(
    'EmailMessage',
    ids,
    (list) => `SELECT RelatedToId, Subject, TextBody, MessageDate FROM EmailMessage WHERE RelatedToId IN ${list}`,
  );
  if (!reading.readable) return [];
  return reading.rows.map((row) => ({
    dealId: row.RelatedToId,
    source: 'Email',
    text: joined(row.Subject, row.TextBody),
    day: row.MessageDate.slice(0, 10),
  }));
}

async function notes(org: OrgReader, ids: readonly string[]): Promise<DealText[]> {
  const reading = await org.queryByIds<
    Record<'ParentId' | 'CreatedDate', string> & Record<'Title' | 'Body', string | null>
  >('Note', ids, (list) => `SELECT ParentId, Title, Body, CreatedDate FROM Note WHERE ParentId IN ${list}`);
  if (!reading.readable) return [];
  return reading.rows.map((row) => ({
    dealId: row.ParentId,
    source: 'Note',
    text: joined(row.Title, row.Body),
    day: row.CreatedDate.slice(0, 10),
  }));
}

/** Enhanced notes are files: their links lead to them, and of their text the API gives the first 255 characters in one query. */
async function enhancedNotes(org: OrgReader, ids: readonly string[]): Promise<DealText[]> {
  const links = await org.queryByIds<{ LinkedEntityId: string; ContentDocumentId: string }>(
    'Enhanced notes (ContentDocumentLink)',
    ids,
    (list) => `SELECT LinkedEntityId, ContentDocumentId FROM ContentDocumentLink WHERE LinkedEntityId IN ${list}`,
  );
  if (!links.readable) return [];
  const reading = await org.queryByIds<
    Record<'Id' | 'CreatedDate', string> & Record<'Title' | 'TextPreview', string | null>
  >(
    'Enhanced notes (ContentNote)',
    [...new Set(links.rows.map((row) => row.ContentDocumentId))],
    (list) => `SELECT Id, Title, TextPreview, CreatedDate FROM ContentNote WHERE Id IN ${list}`,
  );
  if (!reading.readable) return [];
  const byId = new Map(reading.rows.map((row) => [row.Id, row]));
  return links.rows.flatMap(({ LinkedEntityId, ContentDocumentId }) => {
    const note = byId.get(ContentDocumentId);
    return note === undefined
      ? []
      : [
          {
            dealId: LinkedEntityId,
            source: 'Note',
            text: joined(note.Title, note.TextPreview),
            day: note.CreatedDate.slice(0, 10),
          },
        ];
  });
}

const joined = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(' ');
