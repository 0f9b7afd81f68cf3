import { createElement } from 'lwc';
import { updateRecord } from 'lightning/uiRecordApi';
import { questionView } from 'c/handoverAskView';
import type { QuestionNode } from 'c/handoverNodes';
import HandoverQuestions from 'c/handoverQuestions';
import { fillIn } from '../../../../shared/lwc/handoverInlineForm/__tests__/data/form';
import { SALES, SOFIA, questionNode } from '../../handoverAskView/__tests__/data/brief';

const save = updateRecord as jest.MockedFunction<typeof updateRecord>;
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const view = (node: QuestionNode, rights = SALES) => questionView(node, rights, SOFIA);
const ANSWERED = questionNode({
  Id: 'a02000000000002AAA',
  Status__c: { value: 'Answered', displayValue: 'Answered' },
  Answer__c: { value: 'Their CFO.' },
});

function create(questions: object | undefined): HTMLElement {
  const element = createElement('c-handover-questions', { is: HandoverQuestions });
  Object.assign(element, { questions });
  document.body.append(element);
  return element;
}

/** The list of what waits for an answer. */
function listOf(element: HTMLElement): HTMLElement {
  const list = element.shadowRoot?.querySelector<HTMLElement>('c-handover-ask-questions');
  if (!list) throw new Error('no list of questions');
  return list;
}

afterEach(() => {
  document.body.replaceChildren();
  jest.resetAllMocks();
});

describe('c-handover-questions', () => {
  it('counts what waits and keeps what was answered out of the way', async () => {
    const element = create({ open: [view(questionNode())], answered: [view(ANSWERED)] });
    expect(listOf(element)).toMatchObject({ mark: '1 open', heading: 'Questions from delivery' });
    expect(listOf(element).shadowRoot?.textContent).not.toContain('Their CFO.');
    expect(element.shadowRoot?.querySelector('details')?.textContent).toContain('Their CFO.');
    await expect(element).toBeAccessible();
  });

  it('says that nothing waits', async () => {
    const element = create({ open: [], answered: [] });
    expect(listOf(element).shadowRoot?.textContent).toContain('Delivery has no open question.');
    expect(element.shadowRoot?.querySelector('details')).toBeNull();
    expect(listOf(element)).toMatchObject({ mark: '' });
    await expect(element).toBeAccessible();
  });

  it('is answered right there by whoever may, and tells it', async () => {
    const element = create({ open: [view(questionNode())], answered: [] });
    const changed = jest.fn();
    element.addEventListener('changed', (event) => changed((event as CustomEvent).detail));
    listOf(element).shadowRoot?.querySelector<HTMLElement>('[data-answer]')?.click();
    await settle();
    await fillIn(listOf(element), { answer: 'Their head of logistics.' });
    expect(save).toHaveBeenCalledWith({
      fields: { Id: 'a02000000000001AAA', Answer__c: 'Their head of logistics.' },
    });
    expect(changed).toHaveBeenCalledWith({ message: 'Answer sent.' });
  });

  it('keeps what was written, and says why, when the org refuses it', async () => {
    save.mockRejectedValue({ body: { message: 'Somebody else has to answer it.' } });
    const element = create({ open: [view(questionNode())], answered: [] });
    listOf(element).shadowRoot?.querySelector<HTMLElement>('[data-answer]')?.click();
    await settle();
    await fillIn(listOf(element), { answer: 'Yes.' });
    const refusal = listOf(element).shadowRoot?.querySelector('c-handover-error-panel');
    expect(refusal?.shadowRoot?.textContent).toContain('Somebody else has to answer it.');
    await expect(element).toBeAccessible();
  });

  it('offers no answer to whoever may only read, and nothing at all to whoever may not read questions', async () => {
    const reader = create({
      open: [view(questionNode(), { ask: false, answer: false, close: false })],
      answered: [],
    });
    expect(listOf(reader).shadowRoot?.querySelector('[data-answer]')).toBeNull();
    expect(create(undefined).shadowRoot?.querySelector('c-handover-ask-questions')).toBeNull();
    await expect(document.body).toBeAccessible();
  });
});
