import { format, page } from 'c/handoverLabels';
import type { MilestonesView } from 'c/handoverProjectPageView';
import { badgeClass } from 'c/handoverTone';

/** The rows as the template draws them: which one is being edited, which one was refused. */
export function toRows(
  view: MilestonesView | undefined,
  editing: string | undefined,
  failure: { id: string; errors: unknown } | undefined,
) {
  return (view?.rows ?? []).map((row) => ({
    ...row,
    editing: row.id === editing,
    failure: failure?.id === row.id ? failure.errors : undefined,
    canMove: view?.canEdit === true && !row.done,
    canEdit: view?.canEdit === true,
    dueText: row.dueText || page.noDate,
    dueLabel: format(page.dueOf, row.name),
    editLabel: format(page.editDue, row.name),
    stateClass: badgeClass(row.state.tone),
    slipClass: row.slip && `${badgeClass(row.slip.tone)} slds-m-left_x-small`,
    stateAction: row.done ? page.reopen : page.markDone,
    stateActionLabel: format(row.done ? page.reopenOf : page.markDoneOf, row.name),
  }));
}
