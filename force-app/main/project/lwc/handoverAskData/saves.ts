import ANSWER from '@salesforce/schema/Handover_Question__c.Answer__c';
import BRIEF from '@salesforce/schema/Handover_Question__c.Brief__c';
import HOURS_LOST from '@salesforce/schema/Handover_Question__c.Hours_Lost__c';
import PROJECT from '@salesforce/schema/Handover_Question__c.Project__c';
import QUESTION from '@salesforce/schema/Handover_Question__c.Question__c';
import SECTION from '@salesforce/schema/Handover_Question__c.Section__c';
import STATUS from '@salesforce/schema/Handover_Question__c.Status__c';
import WAS_IN_BRIEF from '@salesforce/schema/Handover_Question__c.Was_in_Brief__c';
import type { ObjectInfo, ObjectInfosResult } from 'lightning/uiObjectInfoApi';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';

const QUESTION_OBJECT = QUESTION.objectApiName;

/** Objects whose rights decide what the questions offer. */
export const QUESTION_OBJECTS = [QUESTION_OBJECT];

export interface QuestionRights {
  ask: boolean;
  answer: boolean;
  close: boolean;
}

export const NO_QUESTION_RIGHTS: QuestionRights = { ask: false, answer: false, close: false };

/** What the user may do with questions; nothing without an object info. */
export function questionRights(info: ObjectInfo | undefined): QuestionRights {
  const may = (field: string): boolean => info?.updateable === true && info.fields[field]?.updateable === true;
  return { ask: info?.createable === true, answer: may(ANSWER.fieldApiName), close: may(STATUS.fieldApiName) };
}

/** Reads the answer about QUESTION_OBJECTS. Whatever could not be read allows nothing. */
export function toQuestionRights({ data }: ObjectInfosResult): QuestionRights {
  const [found] = data?.results ?? [];
  return questionRights(found?.statusCode === 200 ? (found.result as ObjectInfo) : undefined);
}

export interface NewQuestion {
  briefId: string;
  section: string;
  question: string;
  /** Undefined for a question asked before there is a project. */
  projectId?: string | undefined;
}

/** Asks sales. Who asks, when and whom is stamped by the org. Rejects with its refusal. */
export async function askQuestion({ briefId, section, question, projectId }: NewQuestion): Promise<void> {
  await createRecord({
    apiName: QUESTION_OBJECT,
    fields: {
      [BRIEF.fieldApiName]: briefId,
      [SECTION.fieldApiName]: section,
      [QUESTION.fieldApiName]: question,
      ...(projectId && { [PROJECT.fieldApiName]: projectId }),
    },
  });
}

/** Answers a question; the org sets its status. Rejects with the org's refusal. */
export async function answerQuestion(id: string, answer: string): Promise<void> {
  await updateRecord({ fields: { Id: id, [ANSWER.fieldApiName]: answer } });
}

/** What an asker learnt: whether the brief had it, and the hours that went on the search. */
export interface Closing {
  wasInBrief: string;
  hoursLost: number | undefined;
}

/** Closes an answered question with what it teaches. Rejects with the org's refusal. */
export async function closeQuestion(id: string, { wasInBrief, hoursLost }: Closing): Promise<void> {
  await updateRecord({
    fields: {
      Id: id,
      [STATUS.fieldApiName]: 'Closed',
      [WAS_IN_BRIEF.fieldApiName]: wasInBrief,
      [HOURS_LOST.fieldApiName]: hoursLost ?? null,
    },
  });
}
