import { createElement } from 'lwc';
import HandoverProjectList from 'c/handoverProjectList';
import { toProjectsView } from 'c/handoverProjectView';
import { PROJECT, answer, projectNode } from '../../handoverHealth/__tests__/data/projects';

afterEach(() => document.body.replaceChildren());

describe('c-handover-project-list', () => {
  it('lists projects with their health in words, says which is chosen, and lets another be chosen', async () => {
    const second = projectNode({ Id: 'a03000000000002AAA', Name: { value: 'Support' }, Health__c: { value: 'Green' } });
    const view = toProjectsView(answer({ projects: [projectNode(), second] }), '2026-03-10');
    const element = createElement('c-handover-project-list', { is: HandoverProjectList });
    Object.assign(element, { projects: view.kind === 'projects' ? view.projects : [], chosen: PROJECT });
    document.body.append(element);
    const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
    expect(buttons.map((button) => button.getAttribute('aria-pressed'))).toEqual(['true', 'false']);
    const badges = [...(element.shadowRoot?.querySelectorAll('lightning-badge') ?? [])];
    expect(badges).toMatchObject([{ label: 'At risk' }, { label: 'On track' }]);
    await expect(element).toBeAccessible();
    const choose = jest.fn();
    element.addEventListener('choose', (event) => choose((event as CustomEvent).detail));
    buttons[1]?.click();
    expect(choose).toHaveBeenCalledWith({ id: 'a03000000000002AAA' });
  });

  it('offers nothing to choose without projects', async () => {
    const element = createElement('c-handover-project-list', { is: HandoverProjectList });
    document.body.append(element);
    expect(element.shadowRoot?.querySelector('button')).toBeNull();
    await expect(element).toBeAccessible();
  });
});
