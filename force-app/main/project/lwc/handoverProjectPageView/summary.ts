import { textOf, valueOf } from 'c/handoverGraphql';
import { dateText, numberText, percentText } from 'c/handoverFormats';
import { format, page as words, project as shared } from 'c/handoverLabels';
import type { ProjectNode } from 'c/handoverProjectPageData';
import { healthMark, reasonsOf } from 'c/handoverProjectView';
import type { SummaryView } from './types';

const bar = (percent: number | undefined): number => Math.min(100, Math.max(0, Math.round(percent ?? 0)));

/** Hours against the budget as change requests moved it. */
function hoursText(project: ProjectNode): string {
  const logged = valueOf(project.Hours_Logged__c) ?? 0;
  const budget = valueOf(project.Current_Budget_Hours__c) ?? 0;
  if (budget <= 0) return format(shared.hoursNoBudget, logged);
  return format(shared.burnOf, logged, budget, percentText(valueOf(project.Burn__c) ?? (logged / budget) * 100, 0));
}

/**
 * The head of the page. That no update was ever posted is said; the planned end and the hours of change requests are left
 * out where there are none.
 */
export function toSummary(project: ProjectNode): SummaryView {
  const changes = valueOf(project.Change_Hours__c) ?? 0;
  const updated = valueOf(project.Latest_Update_On__c);
  const end = valueOf(project.Planned_End__c);
  return {
    name: valueOf(project.Name) ?? '',
    status: textOf(project.Status__c),
    health: healthMark(valueOf(project.Health__c)),
    reasons: reasonsOf(project),
    hours: hoursText(project),
    burnBar: bar(valueOf(project.Burn__c)),
    progress: percentText(valueOf(project.Percent_Complete__c) ?? 0),
    progressBar: bar(valueOf(project.Percent_Complete__c)),
    notes: [
      { key: 'updated', text: updated ? format(words.updatedOn, dateText(updated)) : words.neverUpdated },
      ...(end ? [{ key: 'end', text: format(words.endsOn, dateText(end)) }] : []),
      ...(changes === 0 ? [] : [{ key: 'changes', text: format(words.changeHours, numberText(changes)) }]),
    ],
  };
}
