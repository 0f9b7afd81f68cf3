import { createRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import { weekday } from 'c/handoverTimesheetWeek';
import type { Row, Sheet, SheetStatus, Week } from 'c/handoverTimesheetWeek';
import { DAY_FIELDS, FIELDS, SHEET_OBJECT } from './fields';

/** What became of one row: the sheet as it is saved now, or the org's refusal. */
export interface RowResult {
  row: Row;
  sheet?: Sheet;
  error?: unknown;
}

export interface RowSave {
  row: Row;
  status: SheetStatus;
}

/**
 * Saves rows, one request each (UI API takes one record a request) that carries hours and status together. Rows of one
 * project go one after the other, because each save locks the project that its hours roll up to; projects go side by
 * side. Never rejects: a row that is refused has its error in its result, and the others are saved.
 */
export async function saveRows(saves: readonly RowSave[], week: Week, person: string): Promise<RowResult[]> {
  const byProject = new Map<string, RowSave[]>();
  for (const save of saves) {
    const id = save.row.project.id;
    byProject.set(id, [...(byProject.get(id) ?? []), save]);
  }
  const results = await Promise.all([...byProject.values()].map((group) => saveInTurn(group, week, person)));
  const changed = results.flat().flatMap(({ row, sheet }) => (sheet ? [row.project.id] : []));
  // The hours are saved: whatever could not be told shows them when it reads the next time.
  await tellProjectsChanged(changed).catch(() => undefined);
  return results.flat();
}

/** What a lead says to a submitted sheet. A rejection says what has to be corrected. */
export type Decision = { status: 'Approved' } | { status: 'Rejected'; reason: string };

/** Answers a submitted sheet. Rejects with the org's refusal. */
export async function decide(sheetId: string, decision: Decision): Promise<void> {
  const reason = decision.status === 'Rejected' ? { [FIELDS.rejectionReason]: decision.reason } : {};
  await updateRecord({ fields: { Id: sheetId, [FIELDS.status]: decision.status, ...reason } });
}

/** Hours roll up to the project on the server; whatever shows the project hears of it here. */
export async function tellProjectsChanged(projectIds: readonly string[]): Promise<void> {
  const ids = [...new Set(projectIds)];
  if (ids.length > 0) await notifyRecordUpdateAvailable(ids.map((recordId) => ({ recordId })));
}

async function saveInTurn(group: readonly RowSave[], week: Week, person: string): Promise<RowResult[]> {
  const [first, ...rest] = group;
  if (!first) return [];
  return [await saveRow(first, week, person), ...(await saveInTurn(rest, week, person))];
}

async function saveRow(save: RowSave, week: Week, person: string): Promise<RowResult> {
  const { row, status } = save;
  try {
    if (row.saved) {
      await updateRecord({ fields: { Id: row.saved.id, ...changedFields(save) } });
      return { row, sheet: toSheet(save, week, row.saved.id) };
    }
    const { id } = await createRecord({
      apiName: SHEET_OBJECT,
      fields: {
        [FIELDS.project]: row.project.id,
        [FIELDS.role]: row.role.id,
        [FIELDS.person]: person,
        [FIELDS.weekStarting]: week.start,
        ...contentFields(row),
        [FIELDS.status]: status,
      },
    });
    return { row, sheet: toSheet(save, week, id) };
  } catch (error) {
    return { row, error };
  }
}

/** The row's own fields: hours as numbers (none is null), billable, notes. */
function contentFields(row: Row): Record<string, unknown> {
  const hours = row.cells.map(({ day, value }) => [DAY_FIELDS[weekday(day) - 1] ?? '', value ?? null]);
  return { ...Object.fromEntries(hours), [FIELDS.billable]: row.billable, [FIELDS.notes]: row.notes.trim() || null };
}

/** Only what differs from the saved sheet. */
function changedFields({ row, status }: RowSave): Record<string, unknown> {
  const { saved } = row;
  const before: Record<string, unknown> = {
    ...Object.fromEntries(DAY_FIELDS.map((field, index) => [field, saved?.hours[index] ?? null])),
    [FIELDS.billable]: saved?.billable,
    [FIELDS.notes]: saved?.notes || null,
    [FIELDS.status]: saved?.status,
  };
  const after = { ...contentFields(row), [FIELDS.status]: status };
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => before[field] !== value));
}

function toSheet({ row, status }: RowSave, week: Week, id: string): Sheet {
  const hours: Sheet['hours'] = DAY_FIELDS.map(() => undefined);
  for (const { day, value } of row.cells) hours[weekday(day) - 1] = value;
  return {
    id,
    projectId: row.project.id,
    projectName: row.project.name,
    roleId: row.role.id,
    roleName: row.role.name,
    weekStarting: row.saved?.weekStarting ?? week.start,
    hours,
    billable: row.billable,
    notes: row.notes.trim(),
    // The org empties the reason when the sheet is submitted again.
    rejectionReason: status === 'Submitted' ? '' : (row.saved?.rejectionReason ?? ''),
    status,
  };
}
