import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import HandoverProjectPageBrief from 'c/handoverProjectPageBrief';
import type { ProjectBriefData } from 'c/handoverAskData';
import { BRIEF, answer, briefNode, list, questionNode } from '../../handoverAskView/__tests__/data/brief';
import { screenOf } from '../../../../shared/lwc/handoverScreen/__tests__/data/screen';

const PROJECT = 'a03000000000001AAA';
const briefWire = graphql as unknown as {
  emit(data: ProjectBriefData, filter?: undefined, refresh?: () => Promise<void>): void;
  emitErrors(errors: { message: string }[]): void;
  getLastConfig(): { variables?: unknown };
};
const projectWire = getRecord as unknown as { emit(data: object): void };
const objectsWire = getObjectInfos as unknown as { emit(data: object): void };
const refresh = jest.fn(() => Promise.resolve());
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const infos = {
  results: [
    { statusCode: 200, result: { createable: true, updateable: true, fields: { Status__c: { updateable: true } } } },
  ],
};

function create(objectApiName: string, recordId: string): HTMLElement {
  const element = createElement('c-handover-project-page-brief', { is: HandoverProjectPageBrief });
  Object.assign(element, { objectApiName, recordId });
  document.body.append(element);
  objectsWire.emit(infos);
  return element;
}

async function show(data: ProjectBriefData): Promise<HTMLElement> {
  const element = create('Handover_Brief__c', BRIEF);
  briefWire.emit(data, undefined, refresh);
  await settle();
  return element;
}

const section = (element: HTMLElement, key: string): HTMLElement | null =>
  element.shadowRoot?.querySelector<HTMLElement>(`[data-section="${key}"]`) ?? null;

async function toggle(element: HTMLElement, key: string): Promise<void> {
  section(element, key)?.dispatchEvent(new CustomEvent('toggle'));
  await settle();
}

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

describe('c-handover-project-page-brief', () => {
  it('shows the brief of the project that it stands on', async () => {
    const element = create('Handover_Project__c', PROJECT);
    projectWire.emit({ id: PROJECT, apiName: 'Handover_Project__c', fields: { Brief__c: { value: BRIEF } } });
    await settle();
    expect(briefWire.getLastConfig().variables).toEqual({ briefId: BRIEF });
    expect(screenOf(element).querySelector('lightning-spinner')).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it('says that a project has no brief', async () => {
    const element = create('Handover_Project__c', PROJECT);
    projectWire.emit({ id: PROJECT, apiName: 'Handover_Project__c', fields: { Brief__c: { value: null } } });
    await settle();
    expect(screenOf(element).querySelector('[data-explanation]')?.textContent).toBe('This project has no brief.');
    await expect(element).toBeAccessible();
  });

  it('reads section by section, and opens first where a question waits', async () => {
    const question = questionNode({ Section__c: { value: 'People', displayValue: 'People' } });
    const element = await show(answer(briefNode({ Handover_Questions__r: list([question]) })));
    expect(element.shadowRoot?.querySelectorAll('c-handover-section')).toHaveLength(8);
    expect(section(element, 'Scope')?.textContent).not.toContain('A new website.');
    expect(section(element, 'People')?.querySelector('c-handover-ask-questions')).not.toBeNull();
    await toggle(element, 'Scope');
    expect(section(element, 'Scope')?.textContent).toContain('A new website.');
    expect(section(element, 'Scope')?.textContent).toContain('Data migration');
    await expect(element).toBeAccessible();
    element.shadowRoot?.querySelector<HTMLElement>('[data-all]')?.click();
    await settle();
    expect(element.shadowRoot?.querySelectorAll('c-handover-ask-questions')).toHaveLength(8);
  });

  it('reads anew when a question was sent', async () => {
    const element = await show(answer(briefNode()));
    const questions = section(element, 'Scope')?.querySelector<HTMLElement & { section: string }>(
      'c-handover-ask-questions',
    );
    expect(questions?.section).toBe('Scope');
    questions?.dispatchEvent(new CustomEvent('changed', { detail: { message: 'Question sent to sales.' } }));
    await settle();
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(screenOf(element).querySelector('[role="status"]')?.textContent).toBe('Question sent to sales.');
  });

  it('opens the kickoff agenda, and returns the focus when it is closed', async () => {
    HTMLDialogElement.prototype.showModal = jest.fn();
    const element = await show(answer(briefNode()));
    const button = element.shadowRoot?.querySelector<HTMLElement>('[data-kickoff]');
    button?.click();
    await settle();
    const agenda = element.shadowRoot?.querySelector('c-handover-kickoff-agenda');
    expect(agenda?.textContent).toContain('Kickoff agenda: Website relaunch');
    agenda?.dispatchEvent(new CustomEvent('close'));
    await settle();
    expect(element.shadowRoot?.querySelector('c-handover-kickoff-agenda')).toBeNull();
    expect(element.shadowRoot?.activeElement).toBe(button);
  });

  it('says that there is no access, and what went wrong', async () => {
    const element = await show(answer(undefined));
    expect(screenOf(element).querySelector('[data-explanation]')?.textContent).toContain('no brief that you may read');
    await expect(element).toBeAccessible();
    briefWire.emitErrors([{ message: 'The org is being maintained.' }]);
    await settle();
    const panel = screenOf(element).querySelector('c-handover-error-panel');
    expect(panel?.shadowRoot?.textContent).toContain('being maintained');
    await expect(element).toBeAccessible();
  });
});
