import { nodes, valueOf } from 'c/handoverGraphql';
import { dateText } from 'c/handoverFormats';
import { format, page as words } from 'c/handoverLabels';
import { ROW_LIMIT } from 'c/handoverProjectPageData';
import type { ListRights, MilestoneNode, ProjectNode } from 'c/handoverProjectPageData';
import { slipText } from 'c/handoverProjectView';
import type { Mark } from 'c/handoverTone';
import type { MilestoneRow, MilestonesView } from './types';

export const isDone = (milestone: MilestoneNode): boolean => valueOf(milestone.Status__c) === 'Done';

export const moreThanShown = (count: number): string => (count >= ROW_LIMIT ? format(words.more, ROW_LIMIT) : '');

/** Later than the baseline is a warning, earlier is none. */
function slipMark(days: number | undefined): Mark | undefined {
  if (days === undefined || days === 0) return undefined;
  return { key: 'slip', label: slipText(days), tone: days > 0 ? 'warning' : 'success' };
}

function stateOf(milestone: MilestoneNode, today: string): Mark {
  if (isDone(milestone)) {
    const on = valueOf(milestone.Done_On__c);
    return { key: 'state', label: on ? format(words.doneOn, dateText(on)) : words.done, tone: 'success' };
  }
  const due = valueOf(milestone.Due__c);
  return due && due < today
    ? { key: 'state', label: words.overdue, tone: 'error' }
    : { key: 'state', label: words.open, tone: 'neutral' };
}

function rowOf(milestone: MilestoneNode, today: string): MilestoneRow {
  const due = valueOf(milestone.Due__c);
  return {
    id: milestone.Id,
    name: valueOf(milestone.Name) ?? '',
    due: due ?? '',
    dueText: dateText(due),
    baseline: dateText(valueOf(milestone.Baseline_Due__c)),
    slip: slipMark(valueOf(milestone.Slip_Days__c)),
    done: isDone(milestone),
    state: stateOf(milestone, today),
  };
}

/** The milestones in the order of their dates; undefined without the right to read them. */
export function toMilestones(project: ProjectNode, rights: ListRights, today: string): MilestonesView | undefined {
  if (!project.Handover_Milestones__r) return undefined;
  const milestones = nodes(project.Handover_Milestones__r);
  const done = milestones.filter(isDone).length;
  return {
    rows: milestones.map((milestone) => rowOf(milestone, today)),
    headline: milestones.length === 0 ? '' : format(words.milestonesDone, done, milestones.length),
    canAdd: rights.create,
    canEdit: rights.edit,
    more: moreThanShown(milestones.length),
  };
}
