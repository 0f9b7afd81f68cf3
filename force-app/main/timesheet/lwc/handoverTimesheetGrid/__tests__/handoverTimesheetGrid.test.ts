import { createElement } from 'lwc';
import HandoverTimesheetGrid from 'c/handoverTimesheetGrid';
import { addRow, dropRow, toWeek, typeHours } from 'c/handoverTimesheetWeek';
import type { CellChange, Edits, Source, Week } from 'c/handoverTimesheetWeek';

const consultant = { id: 'r1', name: 'Consultant' };
const projects = ['Alpha', 'Beta', 'Gamma'].map((name) => ({ id: name, name }));
const source: Source = {
  firstDay: 2,
  sheets: [
    {
      id: 's2',
      projectId: 'Beta',
      projectName: 'Beta',
      roleId: 'r1',
      roleName: 'Consultant',
      weekStarting: '2026-11-16',
      hours: [undefined, 8, undefined, undefined, undefined, undefined, undefined],
      billable: false,
      notes: 'Workshop',
      rejectionReason: '',
      status: 'Approved',
    },
  ],
  projects,
  roles: [consultant],
};

/** Three rows of which the middle one is approved. */
function aWeek(edits: Edits = {}): Week {
  const added = [projects[0], projects[2]].reduce(
    (all, project) => (project ? addRow(all, project, consultant) : all),
    edits,
  );
  return toWeek(source, '2026-11-18', added);
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function show(properties: object = {}): Promise<HTMLElement> {
  const element = createElement('c-handover-timesheet-grid', { is: HandoverTimesheetGrid });
  Object.assign(element, { week: aWeek(), today: '2026-11-18', ...properties });
  document.body.append(element);
  await settle();
  return element;
}

function cell(element: HTMLElement, row: number, day: number): HTMLInputElement {
  const found = element.shadowRoot?.querySelector<HTMLInputElement>(`input[data-row="${row}"][data-day="${day}"]`);
  if (!found) throw new Error(`no cell ${row}/${day}`);
  return found;
}

function heard(element: HTMLElement, name: string): jest.Mock {
  const listener = jest.fn();
  element.addEventListener(name, (event) => listener((event as CustomEvent).detail));
  return listener;
}

/** Presses a key in the cell that has the focus; answers where the focus is then, and whether the browser acts too. */
async function press(element: HTMLElement, key: string, options: KeyboardEventInit = {}): Promise<string> {
  const from = element.shadowRoot?.activeElement;
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options });
  from?.dispatchEvent(event);
  await settle();
  const to = element.shadowRoot?.activeElement as HTMLElement | null | undefined;
  return `${to?.dataset.row}/${to?.dataset.day}${event.defaultPrevented ? '' : ' browser'}`;
}

afterEach(() => document.body.replaceChildren());

describe('c-handover-timesheet-grid', () => {
  it('names each cell by project, role and day, and shows an approved row as text', async () => {
    const element = await show();
    expect(cell(element, 0, 2).getAttribute('aria-label')).toBe('Alpha, Consultant, Wednesday, November 18');
    expect(element.shadowRoot?.querySelectorAll('input')).toHaveLength(14);
    const approved = element.shadowRoot?.querySelector('tr[data-key="Beta-r1"]');
    expect(approved?.textContent).toContain('8');
    expect(
      [...(approved?.querySelectorAll<HTMLElement & { label: string }>('lightning-badge') ?? [])].map(
        ({ label }) => label,
      ),
    ).toEqual(['Approved', 'Not billable']);
    await expect(element).toBeAccessible();
  });

  it('moves up and down over locked rows; Enter goes on at the top of the next day', async () => {
    const element = await show();
    cell(element, 0, 1).focus();
    expect(await press(element, 'ArrowDown')).toBe('2/1');
    expect(await press(element, 'ArrowDown')).toBe('2/1 browser');
    expect(await press(element, 'Enter')).toBe('0/2');
    expect(await press(element, 'Enter')).toBe('2/2');
    expect(await press(element, 'Enter', { shiftKey: true })).toBe('0/2');
    expect(await press(element, 'ArrowUp')).toBe('0/2 browser');
    expect(await press(element, 'Tab')).toBe('0/2 browser');
    cell(element, 2, 6).focus();
    expect(await press(element, 'Enter')).toBe('2/6 browser');
  });

  it('leaves a cell sideways only from the end of its text', async () => {
    const element = await show({ week: aWeek(typeHours({}, [{ key: 'Alpha-r1', day: 1, text: '7.5' }])) });
    const inside = cell(element, 0, 1);
    inside.focus();
    inside.setSelectionRange(1, 1);
    expect(await press(element, 'ArrowRight')).toBe('0/1 browser');
    expect(await press(element, 'ArrowLeft')).toBe('0/1 browser');
    inside.setSelectionRange(3, 3);
    expect(await press(element, 'ArrowRight')).toBe('0/2');
    expect(await press(element, 'ArrowLeft')).toBe('0/1');
    inside.select();
    expect(await press(element, 'ArrowLeft')).toBe('0/0');
    expect(await press(element, 'ArrowLeft')).toBe('0/0 browser');
    expect(await press(element, 'ArrowRight', { ctrlKey: true })).toBe('0/0 browser');
  });

  it('tells what is typed, writes it properly when the cell is left, and takes it back on Escape', async () => {
    const element = await show();
    const hours = heard(element, 'hours');
    const typed = cell(element, 0, 3);
    typed.focus();
    typed.value = '7:30';
    typed.dispatchEvent(new InputEvent('input'));
    expect(hours).toHaveBeenLastCalledWith([{ key: 'Alpha-r1', day: 3, text: '7:30' }]);
    typed.dispatchEvent(new CustomEvent('change'));
    expect(hours).toHaveBeenLastCalledWith([{ key: 'Alpha-r1', day: 3, text: '7.5' }]);
    await press(element, 'Escape');
    expect(hours).toHaveBeenLastCalledWith([{ key: 'Alpha-r1', day: 3, text: '' }]);
  });

  it('spreads cells copied from a spreadsheet, over locked rows and not beyond the week', async () => {
    const element = await show();
    const hours = heard(element, 'hours');
    const paste = (text: string): boolean => {
      const event = Object.assign(new CustomEvent('paste', { cancelable: true }), {
        clipboardData: { getData: () => text },
      });
      cell(element, 0, 5).dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(paste('8')).toBe(false);
    expect(paste('1\t2\t3\r\n4,5\t5\r\n')).toBe(true);
    expect(hours.mock.calls[0]?.[0] as CellChange[]).toEqual([
      { key: 'Alpha-r1', day: 5, text: '1' },
      { key: 'Alpha-r1', day: 6, text: '2' },
      { key: 'Gamma-r1', day: 5, text: '4,5' },
      { key: 'Gamma-r1', day: 6, text: '5' },
    ]);
  });

  it('says at the row what is wrong with it', async () => {
    const week = aWeek(typeHours({}, [{ key: 'Alpha-r1', day: 4, text: '25' }]));
    const element = await show({ week, errors: { 'Gamma-r1': { body: { message: 'The project is closed.' } } } });
    expect(cell(element, 0, 4).getAttribute('aria-invalid')).toBe('true');
    const alerts = [...(element.shadowRoot?.querySelectorAll('[role="alert"]') ?? [])].map(
      (alert) => alert.textContent,
    );
    expect(alerts).toEqual(['Friday, November 20: a day takes between 0 and 24 hours.', 'The project is closed.']);
    await expect(element).toBeAccessible();
    (element as HTMLElement & { focusRow(): void }).focusRow();
    await settle();
    expect(element.shadowRoot?.activeElement).toBe(cell(element, 0, 4));
  });

  it('warns of a day with more than 24 hours over all rows', async () => {
    const changes = ['Alpha-r1', 'Gamma-r1'].map((key) => ({ key, day: 0, text: '9' }));
    const element = await show({ week: aWeek(typeHours({}, changes)) });
    expect(element.shadowRoot?.querySelector('.warnings')?.textContent).toContain('26 hours in one day');
    expect(element.shadowRoot?.querySelector('[data-total]')?.textContent).toBe('26');
  });

  it('opens notes in place, and drops only rows that were never saved', async () => {
    const element = await show();
    const note = heard(element, 'note');
    const drop = heard(element, 'drop');
    element.shadowRoot
      ?.querySelector<HTMLElement>(
        'lightning-button-icon[icon-name="utility:comments"], lightning-button-icon[data-key="Alpha-r1"][aria-expanded]',
      )
      ?.click();
    await settle();
    const notes = element.shadowRoot?.querySelector('c-handover-timesheet-note');
    expect(element.shadowRoot?.activeElement).toBe(notes);
    expect(notes).toMatchObject({ rowKey: 'Alpha-r1', billable: true, disabled: false });
    notes?.dispatchEvent(new CustomEvent('note', { detail: { key: 'Alpha-r1', notes: 'Kickoff' } }));
    expect(note).toHaveBeenLastCalledWith({ key: 'Alpha-r1', notes: 'Kickoff' });
    await expect(element).toBeAccessible();
    const drops = element.shadowRoot?.querySelectorAll<HTMLElement>('lightning-button-icon:not([aria-expanded])');
    expect([...(drops ?? [])].map(({ dataset }) => dataset.key)).toEqual(['Alpha-r1', 'Gamma-r1']);
    drops?.[1]?.click();
    expect(drop).toHaveBeenCalledWith({ key: 'Gamma-r1' });
  });

  it('shows the day of today, and on a narrow place another one that is chosen', async () => {
    const element = await show({ week: aWeek(dropRow({}, 'none')) });
    const pressed = () =>
      [...(element.shadowRoot?.querySelectorAll('.strip button') ?? [])].findIndex(
        (day) => day.getAttribute('aria-pressed') === 'true',
      );
    expect(pressed()).toBe(2);
    element.shadowRoot?.querySelectorAll<HTMLElement>('.strip button')[4]?.click();
    await settle();
    expect(pressed()).toBe(4);
  });
});
