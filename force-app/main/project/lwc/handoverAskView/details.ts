import type { BriefFactsNode, DescribedItemNode } from 'c/handoverAskData';
import type { RequestNode } from 'c/handoverNodes';
import { COMMITMENT_TYPES, SCOPE_TYPES, itemMarks, peopleOf, requestMark } from 'c/handoverBriefView';
import { nodes, textOf, valueOf } from 'c/handoverGraphql';
import { dateText, numberText } from 'c/handoverFormats';
import { common, format, page as words } from 'c/handoverLabels';
import type { DetailRow } from './types';

const dueText = (day: string | undefined): string => (day ? format(common.dueOn, dateText(day)) : '');
const hoursText = (hours: number | undefined): string =>
  hours === undefined ? '' : format(common.hours, numberText(hours));

/** The small print of an item: whose promise, how much, until when. */
export function itemNote(item: DescribedItemNode): string {
  return [peopleOf(item), hoursText(valueOf(item.Hours__c)), dueText(valueOf(item.Due_Date__c))]
    .filter(Boolean)
    .join(' · ');
}

/** The small print of a resource request: who, how much, from when. That nobody is named yet is said too. */
export function requestNote(request: RequestNode): string {
  const from = valueOf(request.Needed_From__c);
  return [
    valueOf(request.Person__r?.Name) ?? words.nobody,
    hoursText(valueOf(request.Hours__c)),
    from ? format(common.neededFrom, dateText(from)) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function itemRow(item: DescribedItemNode): DetailRow {
  return {
    id: item.Id,
    title: valueOf(item.Name) ?? '',
    kind: textOf(item.Type__c),
    marks: itemMarks(item),
    note: itemNote(item),
    text: valueOf(item.Description__c) ?? '',
  };
}

function requestRow(request: RequestNode): DetailRow {
  return {
    id: request.Id,
    title: valueOf(request.Role__r?.Name) ?? '',
    kind: '',
    marks: [requestMark(request)],
    note: requestNote(request),
    text: '',
  };
}

/** The items or resource requests that belong to a section. */
export function detailsOf(section: string, brief: BriefFactsNode): DetailRow[] {
  if (section === 'Resources') return nodes(brief.Handover_Resource_Requests__r).map(requestRow);
  const types = section === 'Scope' ? SCOPE_TYPES : section === 'Commitments' ? COMMITMENT_TYPES : [];
  return nodes(brief.Handover_Items__r)
    .filter((item) => types.includes(valueOf(item.Type__c) ?? ''))
    .map(itemRow);
}
