import type { BriefFactsNode, ProjectBriefData, QuestionRights } from 'c/handoverAskData';
import { SECTIONS, missingOf, splitList } from 'c/handoverBriefView';
import { nodes, textOf, valueOf } from 'c/handoverGraphql';
import { momentText } from 'c/handoverFormats';
import { format, page as words } from 'c/handoverLabels';
import { toAgenda } from './agenda';
import { detailsOf } from './details';
import { factsOf } from './facts';
import { questionView } from './questions';
import type { BriefFactsView, SectionFacts } from './types';

export { questionView };
export type * from './types';

function sectionsOf(brief: BriefFactsNode, rights: QuestionRights, userId: string): SectionFacts[] {
  const codes = splitList(valueOf(brief.Missing__c));
  const questions = nodes(brief.Handover_Questions__r).map((question) => questionView(question, rights, userId));
  return SECTIONS.map(({ key, label }) => {
    const asked = questions.filter(({ section }) => section === key);
    return {
      key,
      label,
      facts: factsOf(key, brief),
      rows: detailsOf(key, brief),
      missing: missingOf(key, codes),
      questions: asked,
      openQuestions: asked.filter(({ open }) => open).length,
    };
  });
}

function baselineText(brief: BriefFactsNode): string {
  const by = valueOf(brief.Accepted_By__r?.Name);
  const accepted = by ? format(words.acceptedBy, by, momentText(valueOf(brief.Accepted_On__c))) : '';
  const sealed =
    valueOf(brief.Sealed__c) === true ? format(words.sealedOn, momentText(valueOf(brief.Sealed_On__c))) : '';
  return [accepted, sealed].filter(Boolean).join(' ') || textOf(brief.Status__c);
}

/**
 * Turns the answer of PROJECT_BRIEF_QUERY into what delivery reads: every section with its facts, its items and the
 * questions about it, and the agenda of what is open.
 */
export function toFactsView(data: ProjectBriefData, rights: QuestionRights, userId: string): BriefFactsView {
  const brief = nodes(data.uiapi?.query?.Handover_Brief__c)[0];
  if (!brief) return { kind: 'noAccess', text: words.briefNoAccess };
  const sections = sectionsOf(brief, rights, userId);
  return {
    kind: 'brief',
    id: brief.Id,
    deal: valueOf(brief.Opportunity__r?.Name) ?? '',
    baseline: baselineText(brief),
    sections,
    canAsk: rights.ask,
    showsQuestions: Boolean(brief.Handover_Questions__r),
    openQuestions: sections.reduce((sum, { openQuestions }) => sum + openQuestions, 0),
    agenda: toAgenda(brief, sections),
  };
}
