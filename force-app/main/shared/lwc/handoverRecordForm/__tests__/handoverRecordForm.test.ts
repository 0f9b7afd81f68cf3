import { createElement } from 'lwc';
import HandoverRecordForm from 'c/handoverRecordForm';
import type { FormField } from 'c/handoverRecordForm';

type Form = HTMLElement & { submit: jest.Mock; recordId: string | undefined };
type Input = HTMLElement & { fieldName: string; value: unknown; required: boolean };

function create(given: { fields: FormField[]; recordId?: string; hiddenValues?: object; readOnly?: boolean }) {
  const element = createElement('c-handover-record-form', { is: HandoverRecordForm });
  Object.assign(element, { objectApiName: 'Handover_Brief__c', heading: 'Details: Scope', ...given });
  document.body.append(element);
  return element;
}

const form = (element: HTMLElement): Form => {
  const found = element.shadowRoot?.querySelector<Form>('lightning-record-edit-form');
  if (!found) throw new Error('no form');
  return found;
};
const inputs = (element: HTMLElement): Input[] => [
  ...(element.shadowRoot?.querySelectorAll<Input>('lightning-input-field') ?? []),
];

afterEach(() => document.body.replaceChildren());

describe('c-handover-record-form', () => {
  it('edits the given fields of a record, and only shows the locked ones', async () => {
    const element = create({
      recordId: 'a00000000000001AAA',
      fields: [
        { name: 'PO_Number__c', required: true },
        { name: 'PO_Required__c', locked: true },
      ],
    });
    expect(form(element).recordId).toBe('a00000000000001AAA');
    expect(inputs(element).map(({ fieldName, required }) => [fieldName, required])).toEqual([['PO_Number__c', true]]);
    expect(element.shadowRoot?.querySelectorAll('lightning-output-field')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it('saves the master of a new detail along with what the user entered', () => {
    const element = create({
      fields: [{ name: 'Type__c', value: 'Commitment' }],
      hiddenValues: { Brief__c: 'a00000000000001AAA' },
    });
    expect(inputs(element)[0]?.value).toBe('Commitment');
    const edit = form(element);
    edit.submit = jest.fn();
    const submit = new CustomEvent('submit', { cancelable: true, detail: { fields: { Name: 'Go live' } } });
    edit.dispatchEvent(submit);
    expect(submit.defaultPrevented).toBe(true);
    expect(edit.submit).toHaveBeenCalledWith({ Name: 'Go live', Brief__c: 'a00000000000001AAA' });
  });

  it('says that it saved, and can be submitted again after a refusal', async () => {
    const element = create({ fields: [{ name: 'PO_Number__c' }] });
    const saved = jest.fn();
    element.addEventListener('saved', (event) => saved((event as CustomEvent).detail));
    const edit = form(element);
    edit.submit = jest.fn();
    const button = element.shadowRoot?.querySelector<HTMLElement & { disabled: boolean }>('lightning-button');
    edit.dispatchEvent(new CustomEvent('submit', { cancelable: true, detail: { fields: {} } }));
    await Promise.resolve();
    expect(button?.disabled).toBe(true);
    edit.dispatchEvent(new CustomEvent('error', { detail: { message: 'No' } }));
    await Promise.resolve();
    expect(button?.disabled).toBe(false);
    expect(saved).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
    edit.dispatchEvent(new CustomEvent('success', { detail: { id: 'a00000000000001AAA' } }));
    expect(saved).toHaveBeenCalledWith({ recordId: 'a00000000000001AAA' });
  });

  it('shows a locked record read-only', async () => {
    const element = create({ recordId: 'a00000000000001AAA', fields: [{ name: 'PO_Number__c' }], readOnly: true });
    expect(element.shadowRoot?.querySelector('lightning-record-edit-form')).toBeNull();
    expect(element.shadowRoot?.querySelector('lightning-record-view-form')).not.toBeNull();
    element.focus();
    expect(element.shadowRoot?.activeElement?.textContent).toBe('Details: Scope');
    await expect(element).toBeAccessible();
  });

  it('has the focus on its heading when it opens, and asks for it once', async () => {
    const element = create({ fields: [{ name: 'PO_Number__c' }] });
    const heading = element.shadowRoot?.querySelector<HTMLElement>('[data-heading]');
    expect(element.shadowRoot?.activeElement).toBe(heading);
    heading?.blur();
    Object.assign(element, { heading: 'Procurement of the deal' });
    await Promise.resolve();
    expect(element.shadowRoot?.activeElement).toBeNull();
  });
});
