import { createElement } from 'lwc';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import HandoverAskQuestions from 'c/handoverAskQuestions';
import { questionView } from 'c/handoverAskView';
import type { QuestionRights } from 'c/handoverAskData';
import type { QuestionNode } from 'c/handoverNodes';
import { fillIn } from '../../../../shared/lwc/handoverInlineForm/__tests__/data/form';
import { BRIEF, DANA, DELIVERY, SALES, SOFIA, questionNode } from '../../handoverAskView/__tests__/data/brief';

const ask = createRecord as jest.MockedFunction<typeof createRecord>;
const save = updateRecord as jest.MockedFunction<typeof updateRecord>;
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const ANSWERED = questionNode({
  Id: 'a02000000000002AAA',
  Status__c: { value: 'Answered', displayValue: 'Answered' },
  Answer__c: { value: 'Yes.' },
});

function create(questions: QuestionNode[], rights: QuestionRights, user: string): HTMLElement {
  const element = createElement('c-handover-ask-questions', { is: HandoverAskQuestions });
  Object.assign(element, {
    questions: questions.map((question) => questionView(question, rights, user)),
    briefId: BRIEF,
    projectId: 'a03000000000001AAA',
    section: 'Scope',
    sectionLabel: 'Scope',
    canAsk: rights.ask,
  });
  document.body.append(element);
  return element;
}

function find<Found extends Element = HTMLElement>(from: HTMLElement, selector: string): Found {
  const found = from.shadowRoot?.querySelector<Found>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

async function fillAndSend(element: HTMLElement, values: Record<string, string>): Promise<void> {
  await settle();
  await fillIn(element, values);
}

afterEach(() => {
  document.body.replaceChildren();
  jest.resetAllMocks();
});

describe('c-handover-ask-questions', () => {
  it('asks sales about the section, from the project', async () => {
    const element = create([], DELIVERY, DANA);
    const changed = jest.fn();
    element.addEventListener('changed', changed);
    expect(element.shadowRoot?.textContent).toContain('No questions about this section.');
    find(element, '[data-ask]').click();
    await settle();
    await expect(element).toBeAccessible();
    await fillAndSend(element, { question: 'Does it include archives?' });
    expect(ask).toHaveBeenCalledWith({
      apiName: 'Handover_Question__c',
      fields: {
        Brief__c: BRIEF,
        Section__c: 'Scope',
        Question__c: 'Does it include archives?',
        Project__c: 'a03000000000001AAA',
      },
    });
    expect(changed).toHaveBeenCalledTimes(1);
    expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-ask]'));
  });

  it('sends no empty question', async () => {
    const element = create([], DELIVERY, DANA);
    find(element, '[data-ask]').click();
    await fillAndSend(element, { question: '  ' });
    expect(ask).not.toHaveBeenCalled();
  });

  it('is answered right there by sales', async () => {
    const element = create([questionNode()], SALES, SOFIA);
    expect(element.shadowRoot?.querySelector('[data-ask], [data-close]')).toBeNull();
    find(element, '[data-answer]').click();
    await fillAndSend(element, { answer: 'The last three years.' });
    expect(save).toHaveBeenCalledWith({
      fields: { Id: 'a02000000000001AAA', Answer__c: 'The last three years.' },
    });
    await expect(element).toBeAccessible();
  });

  it('is closed by who asked, with whether the brief had it and what it cost', async () => {
    const element = create([ANSWERED], DELIVERY, DANA);
    find(element, '[data-close]').click();
    await settle();
    await expect(element).toBeAccessible();
    await fillAndSend(element, { wasInBrief: 'Partly', hoursLost: '1.5' });
    expect(save).toHaveBeenCalledWith({
      fields: { Id: 'a02000000000002AAA', Status__c: 'Closed', Was_in_Brief__c: 'Partly', Hours_Lost__c: 1.5 },
    });
  });

  it('shows a refusal and keeps the form', async () => {
    save.mockRejectedValue({ body: { message: 'You asked this question, so somebody else has to answer it.' } });
    const element = create([questionNode()], SALES, SOFIA);
    find(element, '[data-answer]').click();
    await fillAndSend(element, { answer: 'Yes' });
    expect(find(element, 'c-handover-error-panel').shadowRoot?.textContent).toContain('somebody else has to answer');
    expect(find<HTMLInputElement>(element, '[data-field]').value).toBe('Yes');
    await expect(element).toBeAccessible();
  });

  it('offers nothing to whoever may only read', async () => {
    const element = create([questionNode(), ANSWERED], { ask: false, answer: false, close: false }, SOFIA);
    expect(element.shadowRoot?.querySelector('lightning-button')).toBeNull();
    await expect(element).toBeAccessible();
  });
});
