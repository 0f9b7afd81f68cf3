import { createElement } from 'lwc';
import HandoverQuestions from 'c/handoverQuestions';
import type { QuestionRow } from 'c/handoverProjectView';

const QUESTION: QuestionRow = {
  id: 'a09000000000001AAA',
  question: 'Who signs off the design?',
  section: 'People',
  askedOn: '2026-03-05T09:00:00.000Z',
  asked: 'asked by Dana Lead',
  answer: '',
  answered: '',
};

function create(open: QuestionRow[], mayAnswer: boolean): HTMLElement {
  const element = createElement('c-handover-questions', { is: HandoverQuestions });
  Object.assign(element, { questions: { open, answered: [] }, mayAnswer });
  document.body.append(element);
  return element;
}

const find = (element: HTMLElement, selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector);
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

afterEach(() => document.body.replaceChildren());

describe('c-handover-questions', () => {
  it('shows a question to everybody, and offers to answer only to those who may', async () => {
    const element = create([QUESTION], false);
    expect(element.shadowRoot?.textContent).toContain('Who signs off the design?');
    expect(find(element, '[data-answer]')).toBeNull();
    expect(find(create([QUESTION], true), '[data-answer]')).not.toBeNull();
    await expect(document.body).toBeAccessible();
  });

  it('says that nothing waits', async () => {
    const element = create([], true);
    expect(element.shadowRoot?.textContent).toContain('Delivery has no open question.');
    await expect(element).toBeAccessible();
  });

  it('gives the focus back to the button when answering is given up', async () => {
    const element = create([QUESTION], true);
    find(element, '[data-answer]')?.click();
    await settle();
    find(element, 'c-handover-record-form')?.dispatchEvent(new CustomEvent('cancel'));
    await settle();
    expect(find(element, 'c-handover-record-form')).toBeNull();
    expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-answer]'));
  });
});
