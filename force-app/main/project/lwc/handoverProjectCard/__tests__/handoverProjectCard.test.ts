import { createElement } from 'lwc';
import HandoverProjectCard from 'c/handoverProjectCard';
import { toProjectsView } from 'c/handoverProjectView';
import { PROJECT, answer, issueNode, milestoneNode, projectNode } from '../../handoverHealth/__tests__/data/projects';

function create(given: Parameters<typeof answer>[0]): HTMLElement {
  const view = toProjectsView(answer(given), '2026-03-10');
  const element = createElement('c-handover-project-card', { is: HandoverProjectCard });
  Object.assign(element, { project: view.kind === 'projects' ? view.projects[0] : undefined });
  document.body.append(element);
  return element;
}

const badges = (element: HTMLElement): string[] =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement & { label: string }>('lightning-badge') ?? [])].map(
    ({ label }) => label,
  );

afterEach(() => document.body.replaceChildren());

describe('c-handover-project-card', () => {
  it('marks an overdue milestone in words, and a future one not', async () => {
    expect(badges(create({}))).toEqual(['At risk', 'Overdue']);
    expect(badges(create({ milestones: [milestoneNode({ Due__c: { value: '2026-04-01' } })] }))).toEqual(['At risk']);
    await expect(document.body).toBeAccessible();
  });

  it('leaves out what the user may not read', async () => {
    const has = (element: HTMLElement, part: string) => element.shadowRoot?.querySelector(part) !== null;
    expect(has(create({}), 'c-handover-invoices')).toBe(true);
    const { Invoiced__c: _, ...hidden } = projectNode();
    expect(has(create({ projects: [hidden] }), 'c-handover-invoices')).toBe(false);
    await expect(document.body).toBeAccessible();
  });

  it('says that no milestone is open, and is not there without a project', async () => {
    const { Next_Milestone_Due__c: _, ...quiet } = projectNode();
    const element = create({ projects: [quiet], milestones: [] });
    expect(element.shadowRoot?.textContent).toContain('No open milestone');
    expect(create({ projects: [] }).shadowRoot?.querySelector('article')).toBeNull();
    await expect(document.body).toBeAccessible();
  });

  it('opens the project, or an issue of it', () => {
    const element = create({ issues: [issueNode()] });
    const opened: string[] = [];
    element.addEventListener('open', (event) => opened.push((event as CustomEvent<{ id: string }>).detail.id));
    element.shadowRoot?.querySelector<HTMLElement>('h3 button')?.click();
    const pending = element.shadowRoot?.querySelector('c-handover-pending')?.shadowRoot;
    pending?.querySelector('button')?.click();
    expect(opened).toEqual([PROJECT, issueNode().Id]);
  });
});
