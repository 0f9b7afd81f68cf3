import { NO_QUESTION_RIGHTS } from 'c/handoverAskData';
import type { QuestionRights } from 'c/handoverAskData';
import { questionView } from 'c/handoverAskView';
import { valueOf } from 'c/handoverGraphql';
import { health as words } from 'c/handoverLabels';
import type { QuestionNode } from 'c/handoverNodes';
import type { PromiseNode } from 'c/handoverProjectData';
import type { Mark } from 'c/handoverTone';
import type { PromiseRow, PromisesView, QuestionsView } from './types';

/** Who reads the questions, and what they may do with them. */
export interface QuestionReader {
  rights: QuestionRights;
  userId: string;
}

/** Nobody may answer: what holds until the org said what the user may do. */
export const NOBODY: QuestionReader = { rights: NO_QUESTION_RIGHTS, userId: '' };

const ATTENTION = ['Breached', 'Late', 'Open'];

/** Promises made before the close: how many became what, and in full those that are open or were broken. */
export function promisesOf(promises: readonly PromiseNode[], today: string): PromisesView {
  const rows = promises.map((promise) => toPromise(promise, today));
  const marks = ['Late', 'Open', 'Breached', 'Waived', 'Met'].map(promiseMark);
  return {
    counts: marks
      .map(({ key, label }) => ({ key, label, count: rows.filter((row) => row.mark.key === key).length }))
      .filter(({ count }) => count > 0),
    rows: ATTENTION.flatMap((key) => rows.filter((row) => row.mark.key === key)),
  };
}

function toPromise(promise: PromiseNode, today: string): PromiseRow {
  const due = valueOf(promise.Due_Date__c);
  const status = valueOf(promise.Status__c) ?? 'Open';
  const isLate = status === 'Open' && due !== undefined && due < today;
  return {
    id: promise.Id,
    name: valueOf(promise.Name) ?? '',
    due,
    mark: promiseMark(isLate ? 'Late' : status),
    note: valueOf(promise.Closure_Note__c) ?? '',
  };
}

function promiseMark(key: string): Mark {
  switch (key) {
    case 'Met':
      return { key, label: words.promiseMet, tone: 'success' };
    case 'Waived':
      return { key, label: words.promiseWaived, tone: 'neutral' };
    case 'Breached':
      return { key, label: words.promiseBreached, tone: 'error' };
    case 'Late':
      return { key, label: words.promiseLate, tone: 'warning' };
    default:
      return { key: 'Open', label: words.promiseOpen, tone: 'neutral' };
  }
}

/** What delivery asked: oldest open question first, and the latest answers. `reader` says who may answer. */
export function questionsOf(questions: readonly QuestionNode[], { rights, userId }: QuestionReader): QuestionsView {
  const views = questions.map((question) => questionView(question, rights, userId));
  return { open: views.filter(({ open }) => open).reverse(), answered: views.filter(({ open }) => !open) };
}
