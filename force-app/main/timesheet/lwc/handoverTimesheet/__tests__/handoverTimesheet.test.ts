import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import { createRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import HandoverTimesheet from 'c/handoverTimesheet';
import { currentViewer } from 'c/handoverPermissions';
import { draftWeeks, keepDraft } from 'c/handoverTimesheetWeek';
import type { WeekData } from 'c/handoverTimesheetData';
import { ALPHA, BETA, LAST_WEEK, ME, NOW, ROLE, THIS_WEEK, answer, noAccess, onBeta, sheetNode } from './data/week';
import { screenOf } from '../../../../shared/lwc/handoverScreen/__tests__/data/screen';

jest.mock('c/handoverPermissions', () => ({ currentViewer: jest.fn() }));

const wire = graphql as unknown as {
  emit(data: WeekData, filter?: undefined, refresh?: () => Promise<void>): void;
  emitErrors(errors: { message: string }[]): void;
  getLastConfig(): { variables: unknown };
};
const objects = getObjectInfos as unknown as { emit(data: object): void };
const create = createRecord as jest.MockedFunction<typeof createRecord>;
const update = updateRecord as jest.MockedFunction<typeof updateRecord>;
const refresh = jest.fn(() => Promise.resolve());

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function open(createable = true): Promise<HTMLElement> {
  const element = createElement('c-handover-timesheet', { is: HandoverTimesheet });
  document.body.append(element);
  objects.emit({ results: [{ statusCode: 200, result: { createable } }] });
  await settle();
  return element;
}

async function show(data: WeekData, createable?: boolean): Promise<HTMLElement> {
  const element = await open(createable);
  wire.emit(data, undefined, refresh);
  await settle();
  return element;
}

function find<Found extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string): Found {
  const found = element.shadowRoot?.querySelector<Found>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

const grid = (element: HTMLElement): HTMLElement => find(element, 'c-handover-timesheet-grid');
const text = (element: HTMLElement, selector: string): string =>
  (find(element, selector).textContent ?? '').replaceAll(/\s/g, ' ');
const status = (element: HTMLElement): string => screenOf(element).querySelector('[role="status"]')?.textContent ?? '';
const rowTexts = (element: HTMLElement): (string | null)[] =>
  [...(grid(element).shadowRoot?.querySelectorAll('.title') ?? [])].map((title) => title.textContent);

async function type(element: HTMLElement, row: number, day: number, hours: string): Promise<void> {
  const cell = find<HTMLInputElement>(grid(element), `input[data-row="${row}"][data-day="${day}"]`);
  cell.value = hours;
  cell.dispatchEvent(new InputEvent('input'));
  await settle();
}

async function press(element: HTMLElement, selector: string): Promise<void> {
  find(element, selector).click();
  await settle();
}

const cellText = (element: HTMLElement, row: number, day: number): string =>
  find<HTMLInputElement>(grid(element), `input[data-row="${row}"][data-day="${day}"]`).value;

beforeAll(() => {
  jest.useFakeTimers({
    now: NOW,
    doNotFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'],
  });
});
afterAll(() => jest.useRealTimers());

beforeEach(() => {
  (currentViewer as jest.MockedFunction<typeof currentViewer>).mockReturnValue({
    userId: ME,
    acceptsBriefs: false,
    confirmsResources: false,
    approvesDiscounts: false,
    approvesStartBeforePo: false,
    approvesTimesheets: false,
  });
  create.mockImplementation(({ apiName }) => Promise.resolve({ id: 'a05000000000009AAA', apiName, fields: {} }));
  update.mockResolvedValue({ id: 'a05000000000001AAA', apiName: 'Handover_Timesheet__c', fields: {} });
});

afterEach(() => {
  document.body.replaceChildren();
  for (const week of draftWeeks()) keepDraft(week, {});
  keepDraft(THIS_WEEK, {});
  jest.clearAllMocks();
});

describe('c-handover-timesheet', () => {
  it('asks once for this and last week of whoever looks, and spins until they are there', async () => {
    const element = await open();
    expect(wire.getLastConfig().variables).toEqual({ person: ME, since: '2026-11-05', until: '2026-11-18' });
    expect(screenOf(element).querySelector('lightning-spinner')).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it('shows the week with its sums, and the rows of last week to go on with', async () => {
    const element = await show(answer([sheetNode(), onBeta({ Week_Starting__c: { value: LAST_WEEK } })]));
    expect(rowTexts(element)).toEqual(['Alpha', 'Beta']);
    expect(text(element, '.total')).toBe('8 h');
    expect(text(element, '.week')).toBe('Nov 16 – 22, 2026');
    await expect(element).toBeAccessible();
  });

  it.each([
    ['no access', noAccess, true, 'do not have access to timesheets'],
    ['no open project', answer([], []), true, 'no open project'],
    ['an empty week', answer([]), true, 'Nothing is entered'],
    ['no right to write', answer([sheetNode()]), false, 'may read timesheets'],
  ])('says in words what there is to do: %s', async (_, data, createable, words) => {
    const element = await show(data, createable);
    expect(screenOf(element).querySelector('[data-explanation]')?.textContent).toContain(words);
    await expect(element).toBeAccessible();
  });

  it('shows what went wrong when the query fails', async () => {
    const element = await open();
    wire.emitErrors([{ message: 'The org is being maintained.' }]);
    await settle();
    expect(screenOf(element).querySelector('c-handover-error-panel')?.shadowRoot?.textContent).toContain(
      'being maintained',
    );
    await expect(element).toBeAccessible();
  });

  it('saves only the rows that changed, one request each, and of a saved row only what changed', async () => {
    const element = await show(answer([sheetNode(), onBeta({ Week_Starting__c: { value: LAST_WEEK } })]));
    await type(element, 0, 1, '7,5');
    await type(element, 1, 6, '1');
    await press(element, '[data-save]');
    expect(update.mock.calls).toEqual([[{ fields: { Id: 'a05000000000001AAA', Tuesday_Hours__c: 7.5 } }]]);
    expect(create).toHaveBeenCalledTimes(1);
    expect(create.mock.calls[0]?.[0].fields).toMatchObject({
      Project__c: BETA,
      Role__c: ROLE,
      Person__c: ME,
      Week_Starting__c: THIS_WEEK,
      Sunday_Hours__c: 1,
      Monday_Hours__c: null,
      Billable__c: true,
      Status__c: 'Draft',
    });
    expect(status(element)).toBe('Timesheet saved.');
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: ALPHA }, { recordId: BETA }]);
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(draftWeeks()).toEqual([]);
    await press(element, '[data-save]');
    expect(create).toHaveBeenCalledTimes(1);
  });

  it('keeps what was typed in a row that is refused, says why at the row, and saves the others', async () => {
    update.mockRejectedValueOnce({ body: { output: { errors: [{ message: 'This project takes no hours.' }] } } });
    const element = await show(answer([sheetNode(), onBeta()]));
    await type(element, 0, 2, '4');
    await type(element, 1, 2, '5');
    await press(element, '[data-save]');
    expect(status(element)).toBe('Rows saved: 1. Rows not saved: 1. What you typed is still there.');
    expect(cellText(element, 0, 2)).toBe('4');
    expect(cellText(element, 1, 2)).toBe('5');
    expect(text(grid(element), '[role="alert"]')).toBe('This project takes no hours.');
    await expect(element).toBeAccessible();
    update.mockClear();
    await press(element, '[data-save]');
    expect(update.mock.calls).toEqual([[{ fields: { Id: 'a05000000000001AAA', Wednesday_Hours__c: 4 } }]]);
    expect(grid(element).shadowRoot?.querySelector('[role="alert"]')).toBeNull();
  });

  it('submits all rows with hours, new ones in the request that creates them, and locks them', async () => {
    const element = await show(answer([sheetNode(), onBeta({ Week_Starting__c: { value: LAST_WEEK } })]));
    await type(element, 1, 0, '2');
    await press(element, '[data-submit]');
    expect(update).toHaveBeenCalledWith({ fields: { Id: 'a05000000000001AAA', Status__c: 'Submitted' } });
    expect(create.mock.calls[0]?.[0].fields).toMatchObject({ Monday_Hours__c: 2, Status__c: 'Submitted' });
    expect(grid(element).shadowRoot?.querySelector('input')).toBeNull();
    expect(status(element)).toBe('Week submitted for approval.');
    update.mockClear();
    await press(element, '[data-take-back]');
    expect(update.mock.calls.map(([{ fields }]) => fields.Status__c)).toEqual(['Draft', 'Draft']);
  });

  it('submits nothing while a cell is wrong, and goes there', async () => {
    const element = await show(answer([sheetNode()]));
    await type(element, 0, 3, '25');
    await press(element, '[data-submit]');
    expect(update).not.toHaveBeenCalled();
    expect(status(element)).toBe('Correct the marked hours first.');
    expect((grid(element).shadowRoot?.activeElement as HTMLElement).dataset.day).toBe('3');
  });

  it('makes a rejected row a draft again when it is corrected', async () => {
    const element = await show(
      answer([sheetNode({ Status__c: { value: 'Rejected' }, Rejection_Reason__c: { value: 'Tuesday is missing.' } })]),
    );
    expect(text(grid(element), '[role="alert"]')).toBe('Rejected: Tuesday is missing.');
    await type(element, 0, 0, '6');
    await press(element, '[data-save]');
    expect(update).toHaveBeenCalledWith({
      fields: { Id: 'a05000000000001AAA', Monday_Hours__c: 6, Status__c: 'Draft' },
    });
    // What was wanted stays readable until the week is submitted again.
    expect(text(grid(element), '[role="alert"]')).toBe('Rejected: Tuesday is missing.');
  });

  it('copies last week, and discards what is not wanted', async () => {
    const element = await show(answer([sheetNode({ Week_Starting__c: { value: LAST_WEEK } })]));
    await press(element, '[data-copy]');
    expect(text(element, '.total')).toBe('8 h');
    expect(status(element)).toContain('are copied');
    await press(element, '[data-copy]');
    expect(status(element)).toContain('nothing of last week left');
    await press(element, '[data-discard]');
    expect(text(element, '.total')).toBe('0 h');
    expect(create).not.toHaveBeenCalled();
  });

  it('adds a row with the cursor in it, and leads to it when it is already there', async () => {
    const element = await show(answer([sheetNode()]));
    const add = async (id: string, name: string): Promise<void> => {
      const detail = { project: { id, name }, role: { id: ROLE, name: 'Consultant' } };
      find(element, 'c-handover-timesheet-row-picker').dispatchEvent(new CustomEvent('add', { detail }));
      await settle();
    };
    await add(BETA, 'Beta');
    expect(rowTexts(element)).toEqual(['Alpha', 'Beta']);
    expect((grid(element).shadowRoot?.activeElement as HTMLElement).dataset.row).toBe('1');
    await add(ALPHA, 'Alpha');
    expect(rowTexts(element)).toEqual(['Alpha', 'Beta']);
    expect(status(element)).toBe('Alpha is already in this week.');
    expect((grid(element).shadowRoot?.activeElement as HTMLElement).dataset.row).toBe('0');
  });

  it('keeps what is typed when another week or another page is shown, and asks before the window closes', async () => {
    const element = await show(answer([sheetNode()]));
    const leaving = (): boolean => !window.dispatchEvent(new CustomEvent('beforeunload', { cancelable: true }));
    expect(leaving()).toBe(false);
    await type(element, 0, 4, '3');
    expect(leaving()).toBe(true);
    await press(element, '[data-next]');
    expect(wire.getLastConfig().variables).toEqual({ person: ME, since: '2026-11-10', until: '2026-11-23' });
    wire.emit(answer([]), undefined, refresh);
    await settle();
    const other = find<HTMLElement & { label: string }>(element, '.other lightning-button').label;
    expect(other).toMatch(/^Week of Nov 16\s–\s22, 2026$/);
    await expect(element).toBeAccessible();
    element.remove();
    expect(leaving()).toBe(false);
    expect(cellText(await show(answer([sheetNode()])), 0, 4)).toBe('3');
  });
});
