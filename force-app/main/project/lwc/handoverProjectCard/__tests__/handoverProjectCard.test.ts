import { createElement } from 'lwc';
import HandoverProjectCard from 'c/handoverProjectCard';
import { toProjectsView } from 'c/handoverProjectView';
import { answer, milestoneNode, projectNode } from '../../handoverHealth/__tests__/data/projects';

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

  it('sets hours used beside work done, so that the eye compares them', () => {
    const bars = create({ projects: [projectNode()] }).shadowRoot?.querySelectorAll<HTMLElement & { value: number }>(
      'lightning-progress-bar',
    );
    expect([...(bars ?? [])].map(({ value }) => value)).toEqual([83, 60]);
  });

  it('leaves out the weeks where timesheets may not be read', () => {
    expect(create({}).shadowRoot?.querySelector('c-handover-hours')).not.toBeNull();
    expect(create({ timesheets: null }).shadowRoot?.querySelector('c-handover-hours')).toBeNull();
  });
});
