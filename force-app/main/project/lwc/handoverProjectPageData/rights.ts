import MILESTONE_DUE from '@salesforce/schema/Handover_Milestone__c.Due__c';
import PROGRESS from '@salesforce/schema/Handover_Project__c.Percent_Complete__c';
import type { ObjectInfo, ObjectInfosResult } from 'lightning/uiObjectInfoApi';
import { INVOICE_OBJECT, ISSUE_OBJECT, MILESTONE_OBJECT, UPDATE_OBJECT } from './fields';

/** The objects that the page writes to. */
export const PAGE_OBJECTS = [PROGRESS.objectApiName, MILESTONE_OBJECT, ISSUE_OBJECT, INVOICE_OBJECT, UPDATE_OBJECT];

export interface ListRights {
  create: boolean;
  edit: boolean;
  /** API names of the fields that the user may read: a form offers no others. */
  fields: ReadonlySet<string>;
}

/** What the user's object and field rights allow; rules of the org may still refuse. */
export interface PageRights {
  progress: boolean;
  milestones: ListRights;
  issues: ListRights;
  invoices: ListRights;
  updates: ListRights;
}

/** Reads the answer about PAGE_OBJECTS. Whatever could not be read allows nothing: the page is then read-only. */
export function toPageRights({ data }: ObjectInfosResult): PageRights {
  const [project, milestone, issue, invoice, update] = PAGE_OBJECTS.map((_, index): ObjectInfo | undefined => {
    const found = data?.results[index];
    return found?.statusCode === 200 ? (found.result as ObjectInfo) : undefined;
  });
  const may = (info: ObjectInfo | undefined, field: string): boolean =>
    info?.updateable === true && info.fields[field]?.updateable === true;
  const list = (info: ObjectInfo | undefined): ListRights => ({
    create: info?.createable === true,
    edit: info?.updateable === true,
    fields: new Set(Object.keys(info?.fields ?? {})),
  });
  return {
    progress: may(project, PROGRESS.fieldApiName),
    milestones: { ...list(milestone), edit: may(milestone, MILESTONE_DUE.fieldApiName) },
    issues: list(issue),
    invoices: list(invoice),
    updates: list(update),
  };
}
