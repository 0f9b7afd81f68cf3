import ITEM_DECISION from '@salesforce/schema/Handover_Item__c.Delivery_Decision__c';
import REQUEST_STATUS from '@salesforce/schema/Handover_Resource_Request__c.Status__c';
import type { ObjectInfo, ObjectInfosResult } from 'lightning/uiObjectInfoApi';
import { QUESTION_OBJECTS, questionRights } from 'c/handoverAskData';
import type { QuestionRights } from 'c/handoverAskData';
import { BRIEF_OBJECT, ITEM_OBJECT, REQUEST_OBJECT } from './fields';

/** The objects that the panel writes to. */
export const WRITTEN_OBJECTS = [BRIEF_OBJECT, ITEM_OBJECT, REQUEST_OBJECT, ...QUESTION_OBJECTS];

/** What the user's object and field rights allow; rules may still refuse. */
export interface Rights {
  /** API names of the brief's fields that the user may change. */
  briefFields: ReadonlySet<string>;
  items: DetailRights;
  requests: DetailRights;
  questions: QuestionRights;
}

export interface DetailRights {
  create: boolean;
  edit: boolean;
  /** May write the field that holds delivery's word. */
  decide: boolean;
}

const NOTHING: DetailRights = { create: false, edit: false, decide: false };

function infoOf(results: { statusCode: number; result: unknown }[], object: string): ObjectInfo | undefined {
  const position = WRITTEN_OBJECTS.indexOf(object);
  const found = results[position];
  return found?.statusCode === 200 ? (found.result as ObjectInfo) : undefined;
}

function detailRights(info: ObjectInfo | undefined, decision: string): DetailRights {
  if (!info) return NOTHING;
  return {
    create: info.createable,
    edit: info.updateable,
    decide: info.updateable && info.fields[decision]?.updateable === true,
  };
}

/** Reads the answer about WRITTEN_OBJECTS. Whatever could not be read allows nothing: the panel is then read-only. */
export function toRights({ data }: ObjectInfosResult): Rights {
  const results = data?.results ?? [];
  const brief = infoOf(results, BRIEF_OBJECT);
  const fields = brief?.updateable ? Object.values(brief.fields) : [];
  return {
    briefFields: new Set(fields.filter(({ updateable }) => updateable).map(({ apiName }) => apiName)),
    items: detailRights(infoOf(results, ITEM_OBJECT), ITEM_DECISION.fieldApiName),
    requests: detailRights(infoOf(results, REQUEST_OBJECT), REQUEST_STATUS.fieldApiName),
    questions: questionRights(infoOf(results, QUESTION_OBJECTS[0] ?? '')),
  };
}
