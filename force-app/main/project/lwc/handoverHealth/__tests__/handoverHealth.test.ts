import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import { getRecord, updateRecord } from 'lightning/uiRecordApi';
import HandoverHealth from 'c/handoverHealth';
import type { ProjectsData } from 'c/handoverProjectData';
import {
  DEAL,
  PROJECT,
  answer,
  issueNode,
  projectNode,
  projectWithMargins,
  promiseNode,
  questionNode,
  updateNode,
  weekRow,
} from './data/projects';
import { fillIn } from '../../../../shared/lwc/handoverInlineForm/__tests__/data/form';
import { screenOf } from '../../../../shared/lwc/handoverScreen/__tests__/data/screen';

const mockNavigate = jest.fn();
jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const NavigationMixin = (base: new () => object) =>
    class extends base {
      [Navigate](page: object) {
        mockNavigate(page);
      }
    };
  return { NavigationMixin: Object.assign(NavigationMixin, { Navigate }) };
});

const projectsWire = graphql as unknown as {
  emit(data: ProjectsData, filter?: undefined, refresh?: () => Promise<void>): void;
  emitErrors(errors: { message: string }[]): void;
  getLastConfig(): { variables: { recordId: string } };
};
const rightsWire = getObjectInfos as unknown as { emit(infos: object): void };
const dealWire = getRecord as unknown as { emit(record: object): void };

/** Lets everything happen that is already promised. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function create(): HTMLElement {
  const element = createElement('c-handover-health', { is: HandoverHealth });
  element.recordId = DEAL;
  document.body.append(element);
  return element;
}

async function show(data: ProjectsData, refresh?: () => Promise<void>): Promise<HTMLElement> {
  const element = create();
  projectsWire.emit(data, undefined, refresh);
  await settle();
  return element;
}

const cards = (element: HTMLElement): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('c-handover-project-card') ?? []),
];
const textOf = (element: Element | undefined | null): string => element?.shadowRoot?.textContent ?? '';
const partOf = (element: Element | undefined, part: string): string =>
  textOf(element?.shadowRoot?.querySelector<HTMLElement>(part));
const nameOf = (card: HTMLElement) => card.shadowRoot?.querySelector('h3')?.textContent;
const explanation = (element: HTMLElement) => screenOf(element).querySelector('[data-explanation]')?.textContent;

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

describe('c-handover-health', () => {
  it('asks for the projects of the deal it stands on, and spins until they are there', async () => {
    const element = create();
    await settle();
    expect(projectsWire.getLastConfig().variables).toMatchObject({ recordId: DEAL });
    expect(screenOf(element).querySelector('lightning-spinner')).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it('shows health with the reasons in words, hours against work done, and what else there is to know', async () => {
    const element = await show(
      answer({
        weeks: [weekRow('2026-03-02', 264)],
        issues: [issueNode()],
        updates: [updateNode('2026-03-06')],
        promises: [promiseNode('Breached')],
        questions: [questionNode({ Status__c: { value: 'Answered' }, Answer__c: { value: 'Their CFO.' } })],
        overdue: 10000,
      }),
    );
    const card = cards(element)[0];
    const badge = card?.shadowRoot?.querySelector<HTMLElement & { label: string }>('lightning-badge');
    expect(badge?.label).toBe('At risk');
    expect(textOf(card)).toContain('Hours run ahead of the work done.');
    expect(partOf(card, 'c-handover-burn-chart')).toContain('264 of 320 h used (83%) for 60% of the work.');
    expect(partOf(card, 'c-handover-latest-status')).toContain('A second designer from Monday.');
    expect(partOf(element, 'c-handover-promises')).toContain('No stop during the sale');
    expect(partOf(element, 'c-handover-questions')).toContain('Their CFO.');
    await expect(element).toBeAccessible();
  });

  it('lists several projects, the least healthy in full, and another when it is chosen', async () => {
    const second = projectNode({ Id: 'a03000000000002AAA', Name: { value: 'Support' }, Health__c: { value: 'Green' } });
    const element = await show(answer({ projects: [second, projectNode()] }));
    expect(element.shadowRoot?.querySelector('[data-summary]')?.textContent).toBe('2 projects: 1 At risk, 1 On track');
    expect(cards(element).map(nameOf)).toEqual(['Website relaunch']);
    await expect(element).toBeAccessible();
    const list = element.shadowRoot?.querySelector('c-handover-project-list')?.shadowRoot;
    list?.querySelector<HTMLElement>('[data-id="a03000000000002AAA"]')?.click();
    await settle();
    expect(cards(element).map(nameOf)).toEqual(['Support']);
    expect(list?.querySelector('[aria-pressed="true"]')?.textContent).toContain('Support');
  });

  it('lets the seller answer a question in its place, and reads again', async () => {
    const refresh = jest.fn(() => Promise.resolve());
    const element = await show(answer({ questions: [questionNode()] }), refresh);
    const list = () =>
      element.shadowRoot
        ?.querySelector('c-handover-questions')
        ?.shadowRoot?.querySelector<HTMLElement>('c-handover-ask-questions');
    expect(list()?.shadowRoot?.querySelector('[data-answer]')).toBeNull();
    rightsWire.emit({
      results: [{ statusCode: 200, result: { updateable: true, fields: { Answer__c: { updateable: true } } } }],
    });
    await settle();
    await expect(element).toBeAccessible();
    list()?.shadowRoot?.querySelector<HTMLElement>('[data-answer]')?.click();
    await settle();
    await fillIn(list() as HTMLElement, { answer: 'Their CFO.' });
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: 'a09000000000001AAA', Answer__c: 'Their CFO.' } });
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(screenOf(element).querySelector('[role="status"]')?.textContent).toBe('Answer sent.');
  });

  it('shows margins only to those who may read them', async () => {
    const margins = (element: HTMLElement) =>
      cards(element)[0]
        ?.shadowRoot?.querySelector('c-handover-facts')
        ?.shadowRoot?.querySelectorAll('[data-fact="baseline"], [data-fact="forecast"]').length;
    expect(margins(await show(answer({})))).toBe(0);
    document.body.replaceChildren();
    const element = await show(answer({ projects: [projectWithMargins()] }));
    expect(margins(element)).toBe(2);
    expect(textOf(cards(element)[0])).toContain('The forecast margin is falling below the planned margin.');
    await expect(element).toBeAccessible();
  });

  it.each([
    ['before the close', answer({ won: false, projects: [] }), 'starts when this deal is won'],
    ['without a project', answer({ projects: [] }), 'has no project'],
    ['without access', answer({ projects: null }), 'do not have access to projects'],
  ])('says in words why there is nothing to show: %s', async (_, data, words) => {
    const element = await show(data);
    expect(explanation(element)).toContain(words);
    await expect(element).toBeAccessible();
  });

  it('shows what went wrong when the query fails', async () => {
    const element = create();
    projectsWire.emitErrors([{ message: 'The org is being maintained.' }]);
    await settle();
    expect(textOf(screenOf(element).querySelector('c-handover-error-panel'))).toContain('being maintained');
    await expect(element).toBeAccessible();
  });

  it('opens a project', async () => {
    const element = await show(answer({}));
    cards(element)[0]?.shadowRoot?.querySelector<HTMLElement>('h3 button')?.click();
    expect(mockNavigate).toHaveBeenCalledWith({
      type: 'standard__recordPage',
      attributes: { recordId: PROJECT, actionName: 'view' },
    });
  });

  it('reads again once the deal is won on the same page', async () => {
    const refresh = jest.fn(() => Promise.resolve());
    await show(answer({ won: false, projects: [] }), refresh);
    dealWire.emit({ fields: { StageName: { value: 'Negotiation' } } });
    await settle();
    expect(refresh).not.toHaveBeenCalled();
    dealWire.emit({ fields: { StageName: { value: 'Closed Won' } } });
    await settle();
    expect(refresh).toHaveBeenCalledTimes(1);
  });
});
