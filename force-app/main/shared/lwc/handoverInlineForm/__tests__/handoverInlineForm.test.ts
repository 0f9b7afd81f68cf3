import { createElement } from 'lwc';
import HandoverAskQuestions from 'c/handoverAskQuestions';
import { questionView } from 'c/handoverAskView';
import HandoverBriefActions from 'c/handoverBriefActions';
import { DANA, DELIVERY, questionNode } from '../../../../project/lwc/handoverAskView/__tests__/data/brief';
import { fillIn, formIn, press } from './data/form';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

type Sent = { around: HTMLElement; form: HTMLElement; sent: jest.Mock };

/** The form, in a component that fills its slot: two fields, of which the first is required. */
async function withFields(): Promise<Sent> {
  const around = createElement('c-handover-ask-questions', { is: HandoverAskQuestions });
  const answered = questionNode({ Status__c: { value: 'Answered', displayValue: 'Answered' } });
  Object.assign(around, { questions: [questionView(answered, DELIVERY, DANA)] });
  return open(around, '[data-close]');
}

/** The form with a question and without fields. */
function withoutFields(): Promise<Sent> {
  const around = createElement('c-handover-brief-actions', { is: HandoverBriefActions });
  Object.assign(around, { actions: [{ name: 'reopen', label: 'Reopen', variant: 'neutral' }] });
  return open(around, 'lightning-button');
}

async function open(around: HTMLElement, button: string): Promise<Sent> {
  document.body.append(around);
  around.shadowRoot?.querySelector<HTMLElement>(button)?.click();
  await settle();
  const form = formIn(around);
  if (!form) throw new Error('no form');
  const sent = jest.fn();
  form.addEventListener('send', (event) => sent((event as CustomEvent).detail));
  return { around, form, sent };
}

afterEach(() => document.body.replaceChildren());

describe('c-handover-inline-form', () => {
  it('says what it is about and has the focus on its first field', async () => {
    const { around, form } = await withFields();
    expect(form.shadowRoot?.querySelector('[role="group"]')?.getAttribute('aria-label')).toMatch(/^Close question: /);
    expect(around.shadowRoot?.activeElement?.localName).toBe('lightning-combobox');
    await expect(around).toBeAccessible();
  });

  it('hands on what was written, by name and without the spaces around it', async () => {
    const { around, sent } = await withFields();
    await fillIn(around, { wasInBrief: 'Partly', hoursLost: ' 1.5 ' });
    expect(sent).toHaveBeenCalledWith({ wasInBrief: 'Partly', hoursLost: '1.5' });
  });

  it('sends nothing when only spaces stand where something is needed, and goes to the fault', async () => {
    const { around, sent } = await withFields();
    await fillIn(around, { wasInBrief: '  ', hoursLost: '1.5' });
    expect(sent).not.toHaveBeenCalled();
    expect(around.shadowRoot?.activeElement?.localName).toBe('lightning-combobox');
    await expect(around).toBeAccessible();
  });

  it('sends nothing that a field calls wrong, and goes to the fault', async () => {
    const { around, form, sent } = await withFields();
    const [was, lost] = form.querySelectorAll<HTMLInputElement>('[data-field]');
    Object.assign(was ?? {}, { value: 'No', reportValidity: () => true });
    Object.assign(lost ?? {}, { value: '-1', reportValidity: () => false });
    press(around, 'send');
    expect(sent).not.toHaveBeenCalled();
    expect(around.shadowRoot?.activeElement).toBe(lost);
  });

  it('asks for no more than a yes when it has no fields', async () => {
    const { around, form, sent } = await withoutFields();
    expect(form.shadowRoot?.activeElement).toBe(form.shadowRoot?.querySelector('[data-send]'));
    await expect(around).toBeAccessible();
    press(around, 'send');
    expect(sent).toHaveBeenCalledWith({});
  });

  it('takes a change of mind', async () => {
    const { around, form, sent } = await withFields();
    const cancel = jest.fn();
    form.addEventListener('cancel', cancel);
    press(around, 'cancel');
    expect(cancel).toHaveBeenCalledTimes(1);
    expect(sent).not.toHaveBeenCalled();
  });
});
