import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import HandoverTimesheetApproval from 'c/handoverTimesheetApproval';
import { currentViewer } from 'c/handoverPermissions';
import type { ApprovalData, SheetNode } from 'c/handoverTimesheetData';
import { fillIn, formIn, press as pressIn } from '../../../../shared/lwc/handoverInlineForm/__tests__/data/form';
import { screenOf } from '../../../../shared/lwc/handoverScreen/__tests__/data/screen';

jest.mock('c/handoverPermissions', () => ({ currentViewer: jest.fn() }));

const wire = graphql as unknown as {
  emit(data: ApprovalData, filter?: undefined, refresh?: () => Promise<void>): void;
  emitErrors(errors: { message: string }[]): void;
  getLastConfig(): { variables: unknown };
};
const update = updateRecord as jest.MockedFunction<typeof updateRecord>;
const refresh = jest.fn(() => Promise.resolve());
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const value = <Value>(of: Value) => ({ value: of });

function sheet(id: string, project: string, differences: Partial<SheetNode> = {}): SheetNode {
  return {
    Id: id,
    Project__c: value(`id of ${project}`),
    Project__r: { Name: value(project) },
    Role__r: { Name: value('Consultant') },
    Person__c: value('005000000000002AAA'),
    Person__r: { Name: value('Mei Tanaka') },
    Week_Starting__c: value('2026-11-09'),
    Monday_Hours__c: value(8),
    Friday_Hours__c: value(4.5),
    Billable__c: value(true),
    Notes__c: value('Workshops'),
    ...differences,
  };
}
const answer = (sheets: SheetNode[]): ApprovalData => ({
  uiapi: { query: { Handover_Timesheet__c: { edges: sheets.map((node) => ({ node })) } } },
});
const two = [sheet('a1', 'Alpha'), sheet('a2', 'Beta', { Billable__c: value(false) })];

function open(approvesTimesheets = true): HTMLElement {
  (currentViewer as jest.MockedFunction<typeof currentViewer>).mockReturnValue({
    userId: '005000000000001AAA',
    acceptsBriefs: false,
    confirmsResources: false,
    approvesDiscounts: false,
    approvesStartBeforePo: false,
    approvesTimesheets,
  });
  const element = createElement('c-handover-timesheet-approval', { is: HandoverTimesheetApproval });
  document.body.append(element);
  return element;
}

async function show(data: ApprovalData): Promise<HTMLElement> {
  const element = open();
  wire.emit(data, undefined, refresh);
  await settle();
  return element;
}

const text = (element: HTMLElement, selector: string): string =>
  element.shadowRoot?.querySelector(selector)?.textContent ?? '';

async function press(element: HTMLElement, selector: string): Promise<void> {
  element.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
  await settle();
}

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
  update.mockReset();
});

describe('c-handover-timesheet-approval', () => {
  it('asks for what waits on the projects of whoever looks', async () => {
    const element = open();
    await settle();
    expect(wire.getLastConfig().variables).toEqual({ lead: '005000000000001AAA' });
    expect(screenOf(element).querySelector('lightning-spinner')).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it('groups rows by person and week, with days, sums and notes', async () => {
    const other = sheet('a3', 'Alpha', { Person__c: value('p3'), Person__r: { Name: value('Jonas Petit') } });
    const element = await show(answer([...two, other]));
    const titles = [...(element.shadowRoot?.querySelectorAll('h3') ?? [])].map((title) =>
      title.textContent?.replaceAll(/\s/g, ' '),
    );
    expect(titles).toEqual(['Mei Tanaka, Nov 9 – 15, 2026', 'Jonas Petit, Nov 9 – 15, 2026']);
    expect(text(element, '.week > .line .total')).toBe('25 h');
    expect(text(element, '[data-row="a1"] .days')).toBe('Mon 8Fri 4.5');
    expect(text(element, '[data-row="a1"]')).toContain('Workshops');
    expect(element.shadowRoot?.querySelectorAll('[data-approve-all]')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it('approves a week at once, and tells whatever shows its projects', async () => {
    const element = await show(answer(two));
    await press(element, '[data-approve-all]');
    expect(update.mock.calls).toEqual([
      [{ fields: { Id: 'a1', Status__c: 'Approved' } }],
      [{ fields: { Id: 'a2', Status__c: 'Approved' } }],
    ]);
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: 'id of Alpha' }, { recordId: 'id of Beta' }]);
    expect(screenOf(element).querySelector('[role="status"]')?.textContent).toContain('Approved: Mei Tanaka, Alpha');
    expect(element.shadowRoot?.activeElement).toBe(element.shadowRoot?.querySelector('[data-list]'));
  });

  it('rejects one row, and says at the row why a decision is refused', async () => {
    update.mockRejectedValueOnce({ body: { output: { errors: [{ message: 'This is your own week.' }] } } });
    const element = await show(answer(two));
    await press(element, '[data-row="a2"] [data-reject]');
    expect(element.shadowRoot?.querySelector('[data-row="a2"] c-handover-inline-form')).not.toBeNull();
    await expect(element).toBeAccessible();
    await fillIn(element, { reason: '  ' });
    expect(update).not.toHaveBeenCalled();
    await fillIn(element, { reason: 'Wednesday was a holiday.' });
    expect(update).toHaveBeenCalledWith({
      fields: { Id: 'a2', Status__c: 'Rejected', Rejection_Reason__c: 'Wednesday was a holiday.' },
    });
    expect(text(element, '[data-row="a2"] [role="alert"]')).toBe('This is your own week.');
    expect(refresh).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it('rejects nothing that is cancelled', async () => {
    const element = await show(answer(two));
    await press(element, '[data-row="a2"] [data-reject]');
    pressIn(element, 'cancel');
    await settle();
    expect(update).not.toHaveBeenCalled();
    expect(formIn(element)).toBeNull();
  });

  it.each([
    ['nothing waits', answer([]), 'No week of your projects waits'],
    ['no access', { uiapi: { query: {} } }, 'do not have access'],
  ])('says in words that %s', async (_, data, words) => {
    const element = await show(data);
    expect(screenOf(element).querySelector('[data-explanation]')?.textContent).toContain(words);
    await expect(element).toBeAccessible();
  });

  it('asks for nothing without the right to approve', async () => {
    const element = open(false);
    await settle();
    expect(wire.getLastConfig().variables).toBeUndefined();
    expect(screenOf(element).querySelector('[data-explanation]')?.textContent).toContain('right of delivery leads');
  });

  it('shows what went wrong when the query fails', async () => {
    const element = open();
    wire.emitErrors([{ message: 'The org is being maintained.' }]);
    await settle();
    expect(screenOf(element).querySelector('c-handover-error-panel')?.shadowRoot?.textContent).toContain('maintained');
    await expect(element).toBeAccessible();
  });
});
