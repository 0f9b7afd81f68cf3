import { createElement } from 'lwc';
import HandoverItemList from 'c/handoverItemList';
import type { ItemGroup } from 'c/handoverBriefView';
import { inRow } from '../../../../shared/lwc/handoverListRow/__tests__/data/row';

const group: ItemGroup = {
  heading: 'Deliverables',
  empty: 'Nothing listed yet.',
  editing: 'all',
  rows: [
    {
      id: 'a01000000000001AAA',
      title: 'Data migration',
      type: 'Deliverable',
      typeLabel: 'Deliverable',
      marks: [{ key: 'scope', label: 'Ambiguous', tone: 'warning' }],
      people: '',
      dueDate: '2026-05-04',
      hours: 40,
      decisions: [{ name: 'Accepted', label: 'Accept item', variant: 'neutral' }],
    },
  ],
  addable: [{ type: 'Exclusion', label: 'exclusion' }],
  more: '',
};

function create(given: ItemGroup): HTMLElement {
  const element = createElement('c-handover-item-list', { is: HandoverItemList });
  Object.assign(element, { group: given, briefId: 'a00000000000001AAA' });
  document.body.append(element);
  return element;
}

const query = <Found extends HTMLElement>(element: HTMLElement, selector: string): Found | null =>
  element.shadowRoot?.querySelector<Found>(selector) ?? null;

type Form = HTMLElement & { recordId: string; fields: { name: string; value?: unknown }[]; hiddenValues: object };

afterEach(() => document.body.replaceChildren());

describe('c-handover-item-list', () => {
  it('lists items with what is unclear about them, or says that there is none', async () => {
    const element = create(group);
    expect(element.shadowRoot?.textContent).toContain('Data migration');
    expect(query<HTMLElement & { label: string }>(element, 'lightning-badge')?.label).toBe('Ambiguous');
    const empty = create({ ...group, rows: [] });
    expect(empty.shadowRoot?.textContent).toContain('Nothing listed yet.');
    await expect(document.body).toBeAccessible();
  });

  it('adds an item of the chosen type to its brief, and returns the focus afterwards', async () => {
    const element = create(group);
    const saved = jest.fn();
    element.addEventListener('saved', saved);
    query(element, '[data-add]')?.click();
    await Promise.resolve();
    const form = query<Form>(element, 'c-handover-record-form');
    expect(form?.recordId).toBeUndefined();
    expect(form?.hiddenValues).toEqual({ Brief__c: 'a00000000000001AAA' });
    expect(form?.fields).toContainEqual({ name: 'Type__c', value: 'Exclusion' });
    await expect(element).toBeAccessible();
    form?.dispatchEvent(new CustomEvent('saved', { detail: { recordId: 'a01000000000002AAA' } }));
    await Promise.resolve();
    expect(saved).toHaveBeenCalledTimes(1);
    expect(query(element, 'c-handover-record-form')).toBeNull();
    expect(element.shadowRoot?.activeElement).toBe(query(element, '[data-add]'));
  });

  it('edits an item in its row; once the brief is locked only how it ended', async () => {
    const element = create({ ...group, editing: 'closing', addable: [] });
    inRow(element, '[data-edit]')?.click();
    await Promise.resolve();
    const form = inRow<Form>(element, 'c-handover-record-form');
    expect(form?.recordId).toBe('a01000000000001AAA');
    expect(form?.fields.map(({ name }) => name)).toEqual(['Status__c', 'Closure_Note__c']);
    form?.dispatchEvent(new CustomEvent('cancel'));
    await Promise.resolve();
    expect(inRow(element, 'c-handover-record-form')).toBeNull();
    expect(query(element, '[data-add]')).toBeNull();
  });

  it('hands on what delivery decides', () => {
    const element = create(group);
    const decide = jest.fn();
    element.addEventListener('decide', (event) => decide((event as CustomEvent).detail));
    query(element, 'lightning-button[name], lightning-button')?.click();
    expect(decide).toHaveBeenCalledWith({ id: 'a01000000000001AAA', decision: 'Accepted' });
  });

  it('offers nothing to whoever may only read', async () => {
    const [row] = group.rows;
    if (!row) throw new Error('no row');
    const element = create({ ...group, editing: 'none', addable: [], rows: [{ ...row, decisions: [] }] });
    expect(element.shadowRoot?.querySelector('lightning-button')).toBeNull();
    expect(inRow(element, '[data-edit]')).toBeNull();
    await expect(element).toBeAccessible();
  });
});
