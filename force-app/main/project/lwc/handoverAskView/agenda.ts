import type { BriefFactsNode, DescribedItemNode } from 'c/handoverAskData';
import { COMMITMENT_TYPES, SCOPE_TYPES } from 'c/handoverBriefView';
import { nodes, textOf, valueOf } from 'c/handoverGraphql';
import { dateText, listText } from 'c/handoverFormats';
import { format, page as words } from 'c/handoverLabels';
import { itemNote, requestNote } from './details';
import type { Agenda, Point, SectionFacts } from './types';

/** Codes of missing facts whose items stand on the agenda one by one. */
const COUNTED_ONE_BY_ONE = new Set([
  'SCOPE_AMBIGUOUS',
  'SCOPE_NON_STANDARD',
  'COMMITMENTS_UNVALIDATED',
  'RESOURCES_UNCONFIRMED',
]);

const nameOf = (item: DescribedItemNode): string => valueOf(item.Name) ?? '';
const isStillOpen = (item: DescribedItemNode): boolean => (valueOf(item.Status__c) ?? 'Open') === 'Open';

/** Why an item has to be spoken about; none when it is clear. An ambiguous one that is not standard says both. */
function reasonsOf(item: DescribedItemNode): [key: string, label: string][] {
  const type = valueOf(item.Type__c);
  const promise = COMMITMENT_TYPES.includes(type ?? '');
  const undecided =
    valueOf(item.Standard__c) === false && (valueOf(item.Delivery_Decision__c) ?? 'Pending') === 'Pending';
  const reasons: [string, string, boolean][] = [
    ['ambiguous', words.agendaAmbiguous, !promise && valueOf(item.Scope__c) === 'Ambiguous'],
    ['undecided', words.agendaUndecided, undecided],
    ['unvalidated', words.agendaUnvalidated, promise && valueOf(item.Basis__c) === 'Sales-assumed'],
    ['assumption', words.agendaAssumption, type === 'Assumption' && isStillOpen(item)],
    ['risk', words.agendaRisk, type === 'Risk' && isStillOpen(item)],
  ];
  return reasons.flatMap(([key, label, holds]) => (holds ? [[key, label]] : []));
}

function itemPoints(types: string[], brief: BriefFactsNode): Point[] {
  return nodes(brief.Handover_Items__r)
    .filter((item) => types.includes(valueOf(item.Type__c) ?? ''))
    .flatMap((item) =>
      reasonsOf(item).map(([key, label]) => ({
        key: `${item.Id}-${key}`,
        text: format(label, nameOf(item)),
        detail: [valueOf(item.Description__c), itemNote(item)].filter(Boolean).join(' · '),
      })),
    );
}

function timelinePoints(brief: BriefFactsNode): Point[] {
  const expected = valueOf(brief.Client_Expected_Start__c);
  const agreed = valueOf(brief.Agreed_Start__c);
  const deadline = valueOf(brief.Deadline__c);
  const flexible = valueOf(brief.Deadline_Flexibility__c);
  const points: Point[] = [];
  if (expected && agreed && expected < agreed) {
    points.push({ key: 'start', text: format(words.agendaStart, dateText(expected), dateText(agreed)), detail: '' });
  }
  if (deadline && (flexible === 'Fixed' || flexible === 'Some room')) {
    const label = flexible === 'Fixed' ? words.agendaFixed : words.agendaRoom;
    const detail = valueOf(brief.Deadline_Reason__c) ?? '';
    points.push({ key: 'deadline', text: format(label, dateText(deadline)), detail });
  }
  return points;
}

function resourcePoints(brief: BriefFactsNode): Point[] {
  return nodes(brief.Handover_Resource_Requests__r)
    .filter((request) => valueOf(request.Status__c) !== 'Confirmed')
    .map((request) => ({
      key: request.Id,
      text: format(words.agendaResource, valueOf(request.Role__r?.Name), textOf(request.Status__c)),
      detail: requestNote(request),
    }));
}

function commercialPoints(brief: BriefFactsNode): Point[] {
  return valueOf(brief.Discount_Status__c) === 'Requested'
    ? [{ key: 'discount', text: words.agendaDiscount, detail: valueOf(brief.Discount_Reason__c) ?? '' }]
    : [];
}

function procurementPoints(brief: BriefFactsNode): Point[] {
  const notes = valueOf(brief.Procurement_Notes__c) ?? '';
  const expected = valueOf(brief.PO_Expected_On__c);
  const points: Point[] = [];
  if (valueOf(brief.PO_Required__c) === 'Yes' && !valueOf(brief.PO_Number__c)) {
    const text = expected ? format(words.agendaPoExpected, dateText(expected)) : words.agendaPo;
    points.push({ key: 'po', text, detail: notes });
    if (valueOf(brief.Start_Before_PO__c) === 'Approved') {
      points.push({ key: 'start', text: words.agendaStartBeforePo, detail: '' });
    }
  }
  if (valueOf(brief.Start_Before_PO__c) === 'Requested') {
    points.push({ key: 'request', text: words.agendaStartRequested, detail: '' });
  }
  return points;
}

const READERS: Record<string, (brief: BriefFactsNode) => Point[]> = {
  Scope: (brief) => itemPoints(SCOPE_TYPES, brief),
  Commitments: (brief) => itemPoints(COMMITMENT_TYPES, brief),
  Timeline: timelinePoints,
  Resources: resourcePoints,
  Commercials: commercialPoints,
  Procurement: procurementPoints,
};

function pointsOf({ key, missing, questions }: SectionFacts, brief: BriefFactsNode): Point[] {
  return [
    ...missing
      .filter(({ code }) => !COUNTED_ONE_BY_ONE.has(code))
      .map(({ code, text }) => ({ key: code, text, detail: '' })),
    ...(READERS[key]?.(brief) ?? []),
    ...questions
      .filter(({ open }) => open)
      .map(({ id, question, asked }) => ({ key: id, text: format(words.agendaQuestion, question), detail: asked })),
  ];
}

/** Everything in a brief that is not settled, by section, in the order of the sections. */
export function toAgenda(brief: BriefFactsNode, sections: SectionFacts[]): Agenda {
  const all = sections.map((section) => ({
    key: section.key,
    label: section.label,
    points: pointsOf(section, brief),
  }));
  const settled = all.filter(({ points }) => points.length === 0).map(({ label }) => label);
  return {
    title: valueOf(brief.Opportunity__r?.Name) ?? valueOf(brief.Name) ?? '',
    sections: all.filter(({ points }) => points.length > 0),
    count: all.reduce((sum, { points }) => sum + points.length, 0),
    settled: settled.length > 0 ? format(words.agendaSettled, listText(settled)) : '',
  };
}
