import { createElement } from 'lwc';
import HandoverListRow from 'c/handoverListRow';
import { ITEM_OBJECT } from 'c/handoverBriefData';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function create(editable: boolean): HTMLElement {
  const element = createElement('c-handover-list-row', { is: HandoverListRow });
  Object.assign(element, {
    objectApiName: ITEM_OBJECT,
    recordId: 'a01000000000001AAA',
    heading: 'Data migration',
    fields: [{ name: 'Hours__c' }],
    editable,
  });
  document.body.append(element);
  return element;
}

const query = <Found extends Element = HTMLElement>(element: HTMLElement, selector: string): Found | null =>
  element.shadowRoot?.querySelector<Found>(selector) ?? null;

const open = async (element: HTMLElement): Promise<HTMLElement | null> => {
  query(element, '[data-edit]')?.click();
  await settle();
  return query(element, 'c-handover-record-form');
};

afterEach(() => document.body.replaceChildren());

describe('c-handover-list-row', () => {
  it('opens the form in its place, with the focus in it, and names the record on the way there', async () => {
    const element = create(true);
    expect(query<HTMLElement & { alternativeText: string }>(element, '[data-edit]')?.alternativeText).toBe(
      'Edit Data migration',
    );
    await expect(element).toBeAccessible();
    const form = await open(element);
    expect(form).toMatchObject({ recordId: 'a01000000000001AAA', heading: 'Data migration' });
    expect(query(element, 'slot')).toBeNull();
    expect(element.shadowRoot?.activeElement).toBe(form);
    await expect(element).toBeAccessible();
  });

  it.each(['saved', 'cancel'])('is the row again, with the focus where it was, after %s', async (event) => {
    const element = create(true);
    const saved = jest.fn();
    element.addEventListener('saved', saved);
    const form = await open(element);
    form?.dispatchEvent(new CustomEvent(event));
    await settle();
    expect(query(element, 'c-handover-record-form')).toBeNull();
    expect(element.shadowRoot?.activeElement).toBe(query(element, '[data-edit]'));
    expect(saved).toHaveBeenCalledTimes(event === 'saved' ? 1 : 0);
  });

  it('offers nothing to whoever may only read', async () => {
    const element = create(false);
    expect(query(element, '[data-edit]')).toBeNull();
    await expect(element).toBeAccessible();
  });
});
