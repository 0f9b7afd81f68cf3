import type { FactsView } from 'c/handoverAskView';
import { format, page } from 'c/handoverLabels';
import { badgeClass } from 'c/handoverTone';

/** What is open before the user chose: where something is missing or asked, else the first section. */
export function openAtFirst(brief: FactsView | undefined): ReadonlySet<string> {
  const sections = brief?.sections ?? [];
  const pressing = sections.filter(({ missing, openQuestions }) => missing.length > 0 || openQuestions > 0);
  return new Set((pressing.length > 0 ? pressing : sections.slice(0, 1)).map(({ key }) => key));
}

function questionsText(count: number): string {
  if (count === 0) return '';
  return count === 1 ? page.questionOpen : format(page.questionsOpen, count);
}

/** The sections as the template draws them. */
export function toSections(brief: FactsView | undefined, open: ReadonlySet<string>) {
  return (brief?.sections ?? []).map((section) => ({
    ...section,
    open: open.has(section.key),
    state: section.missing.length > 0 ? ('missing' as const) : ('ready' as const),
    stateLabel: questionsText(section.openQuestions),
    isBlank: section.facts.length === 0 && section.rows.length === 0,
    hasRows: section.rows.length > 0,
    facts: section.facts.map((fact) => ({ ...fact, class: fact.long ? 'wide' : '' })),
    rows: section.rows.map((row) => ({
      ...row,
      badges: row.marks.map((mark) => ({ ...mark, class: badgeClass(mark.tone) })),
    })),
  }));
}
