import { createElement } from 'lwc';
import type { DetailGroup } from 'c/handoverBriefView';
import HandoverDetailList from 'c/handoverDetailList';
import { inRow } from '../../../../shared/lwc/handoverListRow/__tests__/data/row';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const group: DetailGroup = {
  objectApiName: 'Handover_Item__c',
  master: 'Brief__c',
  heading: 'Deliverables',
  empty: 'Nothing listed yet.',
  rows: [
    {
      id: 'a01000000000001AAA',
      title: 'Data migration',
      kind: 'Deliverable',
      marks: [{ key: 'scope', label: 'Ambiguous', tone: 'warning' }],
      facts: ['40 h', 'due May 4, 2026'],
      fields: [{ name: 'Hours__c' }],
      decisions: [{ name: 'Accepted', label: 'Accept item', variant: 'neutral' }],
    },
  ],
  canEdit: true,
  addable: [
    { key: 'Exclusion', label: 'Add exclusion', heading: 'New exclusion', fields: [{ name: 'Name', required: true }] },
  ],
  more: '',
};

function create(given: DetailGroup): HTMLElement {
  const element = createElement('c-handover-detail-list', { is: HandoverDetailList });
  Object.assign(element, { group: given, briefId: 'a00000000000001AAA' });
  document.body.append(element);
  return element;
}

const query = <Found extends HTMLElement>(element: HTMLElement, selector: string): Found | null =>
  element.shadowRoot?.querySelector<Found>(selector) ?? null;

afterEach(() => document.body.replaceChildren());

describe('c-handover-detail-list', () => {
  it('lists records with what is unclear about them and what else there is to know', async () => {
    const element = create(group);
    for (const words of ['Data migration', 'Deliverable', '40 h', 'due May 4, 2026'])
      expect(element.shadowRoot?.textContent).toContain(words);
    expect(query<HTMLElement & { label: string }>(element, 'lightning-badge')?.label).toBe('Ambiguous');
    await expect(element).toBeAccessible();
  });

  it('says that there is none, and that there are more', async () => {
    const element = create({ ...group, rows: [], more: 'More than 200.' });
    expect(element.shadowRoot?.textContent).toContain('Nothing listed yet.');
    expect(element.shadowRoot?.textContent).toContain('More than 200.');
    await expect(element).toBeAccessible();
  });

  it('adds a record to its brief in place, and returns the focus afterwards', async () => {
    const element = create(group);
    const saved = jest.fn();
    element.addEventListener('saved', saved);
    query(element, '[data-add]')?.click();
    await settle();
    const form = query(element, 'c-handover-record-form');
    expect(form).toMatchObject({
      objectApiName: 'Handover_Item__c',
      heading: 'New exclusion',
      fields: [{ name: 'Name', required: true }],
      hiddenValues: { Brief__c: 'a00000000000001AAA' },
    });
    await expect(element).toBeAccessible();
    form?.dispatchEvent(new CustomEvent('saved', { detail: { recordId: 'a01000000000002AAA' } }));
    await settle();
    expect(saved).toHaveBeenCalledTimes(1);
    expect(query(element, 'c-handover-record-form')).toBeNull();
    expect(element.shadowRoot?.activeElement).toBe(query(element, '[data-add]'));
  });

  it('edits a record in its row, and tells that it was saved', async () => {
    const element = create(group);
    const saved = jest.fn();
    element.addEventListener('saved', saved);
    inRow(element, '[data-edit]')?.click();
    await settle();
    const form = inRow(element, 'c-handover-record-form');
    expect(form).toMatchObject({ recordId: 'a01000000000001AAA', fields: [{ name: 'Hours__c' }] });
    form?.dispatchEvent(new CustomEvent('saved', { detail: {} }));
    await settle();
    expect(saved).toHaveBeenCalledTimes(1);
    expect(inRow(element, 'c-handover-record-form')).toBeNull();
  });

  it('hands on what delivery decides', () => {
    const element = create(group);
    const decide = jest.fn();
    element.addEventListener('decide', (event) => decide((event as CustomEvent).detail));
    query(element, '[role="group"] lightning-button')?.click();
    expect(decide).toHaveBeenCalledWith({ id: 'a01000000000001AAA', decision: 'Accepted' });
  });

  it('offers nothing to whoever may only read', async () => {
    const rows = group.rows.map((row) => ({ ...row, decisions: [] }));
    const element = create({ ...group, canEdit: false, addable: [], rows });
    expect(query(element, 'lightning-button')).toBeNull();
    expect(inRow(element, '[data-edit]')).toBeNull();
    await expect(element).toBeAccessible();
  });
});
