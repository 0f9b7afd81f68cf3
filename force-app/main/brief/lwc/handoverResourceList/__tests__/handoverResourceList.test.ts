import { createElement } from 'lwc';
import HandoverResourceList from 'c/handoverResourceList';
import type { RequestGroup } from 'c/handoverBriefView';
import { inRow } from '../../../../shared/lwc/handoverListRow/__tests__/data/row';

const group: RequestGroup = {
  rows: [
    {
      id: 'a02000000000001AAA',
      role: 'Solution Architect',
      person: 'Nobody named',
      hours: 80,
      neededFrom: '2026-03-16',
      plannedCost: 9600,
      mark: { key: 'status', label: 'Assumed', tone: 'warning' },
      answers: [{ name: 'Confirmed', label: 'Confirm', variant: 'neutral' }],
    },
  ],
  canAdd: true,
  canEdit: true,
  more: '',
};

function create(given: RequestGroup): HTMLElement {
  const element = createElement('c-handover-resource-list', { is: HandoverResourceList });
  Object.assign(element, { group: given, briefId: 'a00000000000001AAA' });
  document.body.append(element);
  return element;
}

const query = <Found extends HTMLElement>(element: HTMLElement, selector: string): Found | null =>
  element.shadowRoot?.querySelector<Found>(selector) ?? null;

afterEach(() => document.body.replaceChildren());

describe('c-handover-resource-list', () => {
  it('lists who is needed, with the cost for those who may read it, or says that nobody is requested', async () => {
    const costs = (element: HTMLElement) => element.shadowRoot?.querySelectorAll('[data-cost]').length;
    expect(costs(create(group))).toBe(1);
    const [row] = group.rows;
    if (!row) throw new Error('no row');
    expect(costs(create({ ...group, rows: [{ ...row, plannedCost: undefined }] }))).toBe(0);
    expect(create({ ...group, rows: [] }).shadowRoot?.textContent).toContain('Nobody is requested yet.');
    await expect(document.body).toBeAccessible();
  });

  it('adds a request to its brief in place', async () => {
    const element = create(group);
    const saved = jest.fn();
    element.addEventListener('saved', saved);
    query(element, '[data-add]')?.click();
    await Promise.resolve();
    const form = query<HTMLElement & { hiddenValues: object; fields: { name: string; required?: boolean }[] }>(
      element,
      'c-handover-record-form',
    );
    expect(form?.hiddenValues).toEqual({ Brief__c: 'a00000000000001AAA' });
    expect(form?.fields.filter(({ required }) => required).map(({ name }) => name)).toEqual(['Role__c', 'Hours__c']);
    await expect(element).toBeAccessible();
    form?.dispatchEvent(new CustomEvent('saved', { detail: { recordId: 'a02000000000002AAA' } }));
    await Promise.resolve();
    expect(saved).toHaveBeenCalledTimes(1);
    expect(element.shadowRoot?.activeElement).toBe(query(element, '[data-add]'));
  });

  it('lets the status of a request be set back, which a confirmed one needs before it can be changed', async () => {
    type Form = HTMLElement & { fields: { name: string }[] };
    const names = (form: Form | null) => form?.fields.map(({ name }) => name);
    const element = create(group);
    query(element, '[data-add]')?.click();
    await Promise.resolve();
    expect(names(query<Form>(element, 'c-handover-record-form'))).not.toContain('Status__c');
    const edited = create(group);
    inRow(edited, '[data-edit]')?.click();
    await Promise.resolve();
    expect(names(inRow<Form>(edited, 'c-handover-record-form'))).toContain('Status__c');
  });

  it('hands on what delivery answers, and offers nothing to change on a locked brief', () => {
    const element = create({ ...group, canAdd: false, canEdit: false });
    const answer = jest.fn();
    element.addEventListener('answer', (event) => answer((event as CustomEvent).detail));
    query(element, 'lightning-button')?.click();
    expect(answer).toHaveBeenCalledWith({ id: 'a02000000000001AAA', answer: 'Confirmed' });
    expect(query(element, '[data-add]')).toBeNull();
    expect(inRow(element, '[data-edit]')).toBeNull();
  });
});
