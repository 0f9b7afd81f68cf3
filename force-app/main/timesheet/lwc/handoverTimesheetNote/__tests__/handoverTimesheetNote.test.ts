import { createElement } from 'lwc';
import HandoverTimesheetNote from 'c/handoverTimesheetNote';

function create(given: { notes: string; disabled: boolean }): { element: HTMLElement; told: jest.Mock } {
  const element = createElement('c-handover-timesheet-note', { is: HandoverTimesheetNote });
  Object.assign(element, { rowKey: 'Alpha-r1', billable: true, ...given });
  const told = jest.fn();
  element.addEventListener('note', (event) => told((event as CustomEvent).detail));
  document.body.append(element);
  return { element, told };
}

const find = (element: HTMLElement, selector: string) =>
  element.shadowRoot?.querySelector<HTMLInputElement>(selector) as HTMLInputElement;

afterEach(() => document.body.replaceChildren());

describe('c-handover-timesheet-note', () => {
  it('has the cursor in the note, and tells each change with its row', async () => {
    const { element, told } = create({ notes: 'Workshop', disabled: false });
    const notes = find(element, 'lightning-textarea');
    expect(element.shadowRoot?.activeElement).toBe(notes);
    expect(notes.value).toBe('Workshop');
    notes.dispatchEvent(new CustomEvent('change', { detail: { value: 'Kickoff' } }));
    expect(told).toHaveBeenLastCalledWith({ key: 'Alpha-r1', notes: 'Kickoff' });
    find(element, 'lightning-input').dispatchEvent(new CustomEvent('change', { detail: { checked: false } }));
    expect(told).toHaveBeenLastCalledWith({ key: 'Alpha-r1', billable: false });
    await expect(element).toBeAccessible();
  });

  it('shows an empty note of a row that is decided, and lets nobody write in it', async () => {
    const { element } = create({ notes: '', disabled: true });
    expect(find(element, 'lightning-textarea')).toMatchObject({ value: '', disabled: true });
    expect(find(element, 'lightning-input').disabled).toBe(true);
    await expect(element).toBeAccessible();
  });
});
