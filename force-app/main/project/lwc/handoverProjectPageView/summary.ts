import { textOf, valueOf } from 'c/handoverGraphql';
import { dateText, numberText, percentText } from 'c/handoverFormats';
import { format, page as words, project as shared } from 'c/handoverLabels';
import type { ProjectNode } from 'c/handoverProjectPageData';
import { reasonText } from 'c/handoverProjectView';
import type { Mark } from 'c/handoverTone';
import type { SummaryView } from './types';

/** A health in words, with the icon that says it without colour. */
export function healthMark(health: string | undefined): Mark & { icon: string } {
  switch (health) {
    case 'Green':
      return { key: 'health', label: shared.green, tone: 'success', icon: 'utility:success' };
    case 'Amber':
      return { key: 'health', label: shared.amber, tone: 'warning', icon: 'utility:warning' };
    case 'Red':
      return { key: 'health', label: shared.red, tone: 'error', icon: 'utility:error' };
    default:
      return { key: 'health', label: shared.healthUnknown, tone: 'neutral', icon: 'utility:info' };
  }
}

const bar = (percent: number | undefined): number => Math.min(100, Math.max(0, Math.round(percent ?? 0)));

function reasonsOf(project: ProjectNode): { code: string; text: string }[] {
  const codes = [project.Health_Reasons__c, project.Health_Reasons_Restricted__c]
    .flatMap((field) => (valueOf(field) ?? '').split(';'))
    .map((code) => code.trim())
    .filter((code) => code !== '');
  return [...new Set(codes)].map((code) => ({ code, text: reasonText(code) }));
}

/** Hours against the budget as change requests moved it. */
function hoursText(project: ProjectNode): string {
  const logged = valueOf(project.Hours_Logged__c) ?? 0;
  const budget = valueOf(project.Current_Budget_Hours__c) ?? 0;
  if (budget <= 0) return format(shared.hoursNoBudget, logged);
  return format(shared.burnOf, logged, budget, Math.round(valueOf(project.Burn__c) ?? (logged / budget) * 100));
}

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
