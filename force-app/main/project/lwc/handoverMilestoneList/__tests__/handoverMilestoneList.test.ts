import { createElement } from 'lwc';
import { updateRecord } from 'lightning/uiRecordApi';
import HandoverMilestoneList from 'c/handoverMilestoneList';
import { toPageView } from 'c/handoverProjectPageView';
import type { MilestonesView } from 'c/handoverProjectPageView';
import {
  ALL,
  NOTHING,
  PROJECT,
  TODAY,
  answer,
  list,
  milestoneNode,
  projectNode,
} from '../../handoverProjectPageView/__tests__/data/project';

const save = updateRecord as jest.MockedFunction<typeof updateRecord>;
const PILOT = 'a04000000000001AAA';
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function viewOf(rights = ALL, milestones = [milestoneNode()]): MilestonesView | undefined {
  const view = toPageView(answer(projectNode({ Handover_Milestones__r: list(milestones) })), rights, TODAY);
  return view.kind === 'project' ? view.milestones : undefined;
}

function create(view: MilestonesView | undefined): { element: HTMLElement; changed: jest.Mock } {
  const element = createElement('c-handover-milestone-list', { is: HandoverMilestoneList });
  Object.assign(element, { view, projectId: PROJECT });
  const changed = jest.fn();
  element.addEventListener('changed', (event) => changed((event as CustomEvent<{ message: string }>).detail.message));
  document.body.append(element);
  return { element, changed };
}

const query = <Found extends Element = HTMLElement>(element: HTMLElement, selector: string): Found | null =>
  element.shadowRoot?.querySelector<Found>(selector) ?? null;

/** Opens the date of the pilot and types another. */
async function type(element: HTMLElement, date: string): Promise<HTMLInputElement> {
  query(element, `[data-edit="${PILOT}"]`)?.click();
  await settle();
  const input = query<HTMLInputElement>(element, '[data-date]');
  if (!input) throw new Error('no date to edit');
  expect(element.shadowRoot?.activeElement).toBe(input);
  Object.assign(input, { value: date, reportValidity: () => true });
  return input;
}

const press = async (input: HTMLInputElement, key: string): Promise<void> => {
  input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  await settle();
};

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
  save.mockResolvedValue({ id: PILOT, apiName: 'Handover_Milestone__c', fields: {} });
});

describe('c-handover-milestone-list', () => {
  it('shows dates, slip and state in words, or that there is none', async () => {
    const { element } = create(viewOf());
    expect(element.shadowRoot?.textContent).toContain('Mar 2, 2026');
    const labels = [
      ...(element.shadowRoot?.querySelectorAll<HTMLElement & { label: string }>('lightning-badge') ?? []),
    ];
    expect(labels.map(({ label }) => label)).toEqual(['10 days later than planned', 'Overdue']);
    const empty = create(viewOf(ALL, [])).element;
    expect(empty.shadowRoot?.textContent).toContain('No milestones yet.');
    await expect(document.body).toBeAccessible();
  });

  it('moves a milestone by keyboard alone, and gives the focus back', async () => {
    const { element, changed } = create(viewOf());
    const input = await type(element, '2026-03-20');
    await expect(element).toBeAccessible();
    await press(input, 'Enter');
    expect(save).toHaveBeenCalledWith({ fields: { Id: PILOT, Due__c: '2026-03-20' } });
    expect(changed).toHaveBeenCalledWith('Pilot is now due Mar 20, 2026.');
    expect(query(element, '[data-date]')).toBeNull();
    expect(element.shadowRoot?.activeElement).toBe(query(element, `[data-edit="${PILOT}"]`));
  });

  it('leaves the date as it was on Escape', async () => {
    const { element } = create(viewOf());
    await press(await type(element, '2026-03-20'), 'Escape');
    expect(save).not.toHaveBeenCalled();
    expect(element.shadowRoot?.textContent).toContain('Mar 2, 2026');
  });

  it('shows a refusal below its row and keeps what was typed', async () => {
    save.mockRejectedValueOnce({ body: { message: 'This milestone would be due before the project starts.' } });
    const { element, changed } = create(viewOf());
    const input = await type(element, '2020-01-01');
    await press(input, 'Enter');
    expect(query(element, 'c-handover-error-panel')?.shadowRoot?.textContent).toContain('before the project starts');
    expect(query<HTMLInputElement>(element, '[data-date]')?.value).toBe('2020-01-01');
    expect(changed).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it('completes a milestone today, and opens it again', async () => {
    const { element, changed } = create(viewOf());
    query(element, '[data-state]')?.click();
    await settle();
    const today = expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown as string;
    expect(save).toHaveBeenCalledWith({ fields: { Id: PILOT, Status__c: 'Done', Done_On__c: today } });
    expect(changed).toHaveBeenCalledWith('Pilot is done.');
    Object.assign(element, { view: viewOf(ALL, [milestoneNode({ Status__c: { value: 'Done' } })]) });
    await settle();
    query(element, '[data-state]')?.click();
    await settle();
    expect(save).toHaveBeenLastCalledWith({ fields: { Id: PILOT, Status__c: 'Open', Done_On__c: null } });
  });

  it('adds a milestone to its project', async () => {
    const { element, changed } = create(viewOf());
    query(element, '[data-add]')?.click();
    await settle();
    const form = query<HTMLElement & { hiddenValues: object }>(element, 'c-handover-record-form');
    expect(form?.hiddenValues).toEqual({ Project__c: PROJECT });
    form?.dispatchEvent(new CustomEvent('saved', { detail: {} }));
    await settle();
    expect(changed).toHaveBeenCalledWith('Milestone added.');
  });

  it('offers nothing to whoever may only read', async () => {
    const { element } = create(viewOf(NOTHING));
    expect(element.shadowRoot?.querySelector('lightning-button, lightning-button-icon')).toBeNull();
    await expect(element).toBeAccessible();
  });
});
