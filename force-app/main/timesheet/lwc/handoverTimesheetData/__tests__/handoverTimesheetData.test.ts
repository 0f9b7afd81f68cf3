import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { saveRows, toSource } from 'c/handoverTimesheetData';
import { addRow, toWeek, typeHours } from 'c/handoverTimesheetWeek';
import type { Choice, Edits, Source } from 'c/handoverTimesheetWeek';

const create = createRecord as jest.MockedFunction<typeof createRecord>;
const roles: Choice[] = ['r1', 'r2'].map((id) => ({ id, name: id }));
const projects: Choice[] = ['p1', 'p2'].map((id) => ({ id, name: id }));
const source: Source = { firstDay: 2, sheets: [], projects, roles };

describe('saving rows', () => {
  it('goes one after the other within a project and side by side across projects', async () => {
    const answers: (() => void)[] = [];
    create.mockImplementation(
      ({ apiName }) => new Promise((resolve) => answers.push(() => resolve({ id: 'new', apiName, fields: {} }))),
    );
    const rows = projects.flatMap((project) => roles.map((role) => ({ project, role })));
    const edits = rows.reduce<Edits>(
      (all, { project, role }) =>
        typeHours(addRow(all, project, role), [{ key: `${project.id}-${role.id}`, day: 0, text: '2' }]),
      {},
    );
    const week = toWeek(source, '2026-11-18', edits);
    const saving = saveRows(
      week.rows.map((row) => ({ row, status: 'Draft' })),
      week,
      'me',
    );
    const asked = (): string[] =>
      create.mock.calls.map(([{ fields }]) => `${String(fields.Project__c)} ${String(fields.Role__c)}`);
    expect(asked()).toEqual(['p1 r1', 'p2 r1']);
    answers.splice(0).forEach((resolve) => resolve());
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked()).toEqual(['p1 r1', 'p2 r1', 'p1 r2', 'p2 r2']);
    answers.forEach((resolve) => resolve());
    const results = await saving;
    expect(results.map(({ sheet }) => sheet?.hours[1])).toEqual([2, 2, 2, 2]);
    expect(updateRecord).not.toHaveBeenCalled();
  });
});

describe('reading', () => {
  it('needs timesheets and projects, and falls back to Monday where no project says otherwise', () => {
    const none = { edges: [] };
    expect(toSource({ uiapi: { query: { Handover_Project__c: none } } })).toBeUndefined();
    expect(toSource({ uiapi: { query: { Handover_Timesheet__c: none } } })).toBeUndefined();
    const empty = toSource({ uiapi: { query: { Handover_Timesheet__c: none, Handover_Project__c: none } } });
    expect(empty).toEqual({ firstDay: 2, sheets: [], projects: [], roles: [] });
  });
});
