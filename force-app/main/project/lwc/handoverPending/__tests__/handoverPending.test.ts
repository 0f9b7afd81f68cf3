import { createElement } from 'lwc';
import HandoverPending from 'c/handoverPending';
import type { PendingRow, PendingView } from 'c/handoverProjectView';

const CHANGE: PendingRow = {
  id: 'a06000000000001AAA',
  name: 'A second site',
  type: 'Change request',
  severity: { key: 'severity', label: 'High', tone: 'warning' },
  due: '2026-03-01',
  overdue: true,
  extraHours: '60 h more',
  extraValue: 9600,
  approval: 'Waits for the client',
};

function create(pending: PendingView): HTMLElement {
  const element = createElement('c-handover-pending', { is: HandoverPending });
  Object.assign(element, { pending });
  document.body.append(element);
  return element;
}

afterEach(() => document.body.replaceChildren());

describe('c-handover-pending', () => {
  it('says what a change costs, what it waits for, that it is late, and how many more there are', async () => {
    const element = create({ total: 6, rows: [CHANGE], more: 'and 5 more in the project' });
    const text = element.shadowRoot?.textContent ?? '';
    for (const part of ['(6)', 'A second site', '60 h more', 'Waits for the client', 'and 5 more']) {
      expect(text).toContain(part);
    }
    expect(element.shadowRoot?.querySelector('.slds-theme_error')).toMatchObject({ label: 'Overdue' });
    await expect(element).toBeAccessible();
  });

  it('goes to the issue that is followed', () => {
    const element = create({ total: 1, rows: [CHANGE], more: '' });
    const open = jest.fn();
    element.addEventListener('open', (event) => open((event as CustomEvent).detail));
    element.shadowRoot?.querySelector('button')?.click();
    expect(open).toHaveBeenCalledWith({ id: CHANGE.id });
  });

  it('says that nothing is open', async () => {
    const element = create({ total: 0, rows: [], more: '' });
    expect(element.shadowRoot?.textContent).toContain('Nothing is open.');
    await expect(element).toBeAccessible();
  });
});
