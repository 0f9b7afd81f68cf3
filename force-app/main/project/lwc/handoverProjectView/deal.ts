import { textOf, valueOf } from 'c/handoverGraphql';
import { format, health as words } from 'c/handoverLabels';
import type { QuestionNode } from 'c/handoverNodes';
import type { PromiseNode } from 'c/handoverProjectData';
import type { Mark } from 'c/handoverTone';
import type { PromiseRow, PromisesView, QuestionRow, QuestionsView } from './types';

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

/** What delivery asked: oldest open question first, and the latest answers. */
export function questionsOf(questions: readonly QuestionNode[]): QuestionsView {
  const isOpen = (question: QuestionNode): boolean => valueOf(question.Status__c) === 'Open';
  return {
    open: questions.filter(isOpen).map(toQuestion).reverse(),
    answered: questions.filter((question) => !isOpen(question)).map(toQuestion),
  };
}

function toQuestion(node: QuestionNode): QuestionRow {
  const asker = valueOf(node.Asked_By__r?.Name);
  const answerer = valueOf(node.Answered_By__r?.Name);
  return {
    id: node.Id,
    question: valueOf(node.Question__c) ?? '',
    section: textOf(node.Section__c),
    askedOn: valueOf(node.Asked_On__c),
    asked: asker ? format(words.questionAsked, asker) : '',
    answer: valueOf(node.Answer__c) ?? '',
    answered: answerer ? format(words.questionAnsweredBy, answerer) : '',
  };
}
