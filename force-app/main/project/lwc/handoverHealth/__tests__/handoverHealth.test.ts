import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { getRecord } from 'lightning/uiRecordApi';
import HandoverHealth from 'c/handoverHealth';
import type { ProjectsData } from 'c/handoverProjectData';
import { DEAL, PROJECT, answer, projectNode, projectWithMargins, timesheetNode } from './data/projects';

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
  getLastConfig(): { variables: { recordId: string; since: string } };
};
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
const explanation = (element: HTMLElement) => element.shadowRoot?.querySelector('[data-explanation]')?.textContent;

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

describe('c-handover-health', () => {
  it('asks for the projects of the deal it stands on, and spins until they are there', async () => {
    const element = create();
    await settle();
    expect(projectsWire.getLastConfig().variables).toMatchObject({ recordId: DEAL });
    expect(projectsWire.getLastConfig().variables.since).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(element.shadowRoot?.querySelector('lightning-spinner')).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it('shows each project with its health and the reasons in words', async () => {
    const second = projectNode({
      Id: 'a03000000000002AAA',
      Health__c: { value: 'Green' },
      Health_Reasons__c: { value: '' },
    });
    const element = await show(
      answer({ projects: [projectNode(), second], timesheets: [timesheetNode('2026-03-02', 32)] }),
    );
    const [atRisk, onTrack] = cards(element);
    const badge = atRisk?.shadowRoot?.querySelector<HTMLElement & { label: string }>('lightning-badge');
    expect(badge?.label).toBe('At risk');
    expect(textOf(atRisk)).toContain('Hours run ahead of the work done.');
    expect(textOf(atRisk)).toContain('A milestone is overdue.');
    expect(textOf(atRisk)).toContain('264 of 320 h (83 %)');
    expect(textOf(onTrack)).toContain('No warning on hours, milestones or deadline.');
    await expect(element).toBeAccessible();
  });

  it('shows margins only to those who may read them', async () => {
    const margins = (element: HTMLElement) => cards(element)[0]?.shadowRoot?.querySelectorAll('[data-margin]').length;
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
    expect(textOf(element.shadowRoot?.querySelector('c-handover-error-panel'))).toContain('being maintained');
    await expect(element).toBeAccessible();
  });

  it('opens a project', async () => {
    const element = await show(answer({}));
    cards(element)[0]?.shadowRoot?.querySelector<HTMLElement>('h3 lightning-button')?.click();
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
