import type { QuestionRights } from 'c/handoverAskData';
import { textOf, valueOf } from 'c/handoverGraphql';
import { momentText, numberText } from 'c/handoverFormats';
import { format, page as words } from 'c/handoverLabels';
import type { QuestionNode } from 'c/handoverNodes';
import type { Mark } from 'c/handoverTone';
import type { QuestionView } from './types';

function stateOf(question: QuestionNode): Mark {
  const label = textOf(question.Status__c);
  switch (valueOf(question.Status__c)) {
    case 'Answered':
      return { key: 'state', label, tone: 'success' };
    case 'Closed':
      return { key: 'state', label, tone: 'neutral' };
    default:
      return { key: 'state', label, tone: 'warning' };
  }
}

function askedText(question: QuestionNode): string {
  const by = valueOf(question.Asked_By__r?.Name);
  const on = momentText(valueOf(question.Asked_On__c));
  const seller = valueOf(question.Seller__r?.Name);
  return seller ? format(words.askedWhom, by, seller, on) : format(words.asked, by, on);
}

function answeredText(question: QuestionNode): string {
  const on = valueOf(question.Answered_On__c);
  if (!on) return '';
  const after = numberText(valueOf(question.Hours_to_Answer__c) ?? 0);
  return format(words.answered, valueOf(question.Answered_By__r?.Name), momentText(on), after);
}

function learntText(question: QuestionNode): string {
  const was = textOf(question.Was_in_Brief__c);
  const lost = valueOf(question.Hours_Lost__c);
  return [was && format(words.wasInBriefIs, was), lost === undefined ? '' : format(words.hoursLostIs, numberText(lost))]
    .filter(Boolean)
    .join(' · ');
}

/** A question with what the viewer may do: others answer it, and who asked closes it. The org's rules have the last word. */
export function questionView(question: QuestionNode, rights: QuestionRights, userId: string): QuestionView {
  const own = valueOf(question.Asked_By__c) === userId;
  const status = valueOf(question.Status__c) ?? 'Open';
  return {
    id: question.Id,
    section: valueOf(question.Section__c) ?? '',
    sectionLabel: textOf(question.Section__c),
    question: valueOf(question.Question__c) ?? '',
    asked: askedText(question),
    answer: valueOf(question.Answer__c) ?? '',
    answered: answeredText(question),
    learnt: learntText(question),
    state: stateOf(question),
    open: status === 'Open',
    canAnswer: status === 'Open' && rights.answer && !own,
    canClose: status === 'Answered' && rights.close && own,
  };
}
