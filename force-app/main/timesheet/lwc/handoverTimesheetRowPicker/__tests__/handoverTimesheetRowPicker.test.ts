import { createElement } from 'lwc';
import HandoverTimesheetRowPicker from 'c/handoverTimesheetRowPicker';

const projects = [
  { id: 'p1', name: 'Alpha' },
  { id: 'p2', name: 'Beta' },
];
const roles = [
  { id: 'r1', name: 'Consultant' },
  { id: 'r2', name: 'Architect' },
];
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function show(properties: object): Promise<HTMLElement> {
  const element = createElement('c-handover-timesheet-row-picker', { is: HandoverTimesheetRowPicker });
  Object.assign(element, { projects, roles, ...properties });
  document.body.append(element);
  await settle();
  return element;
}

type Part = HTMLElement & { value: string; disabled: boolean };
const part = (element: HTMLElement, selector: string): Part => {
  const found = element.shadowRoot?.querySelector<Part>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};

afterEach(() => document.body.replaceChildren());

describe('c-handover-timesheet-row-picker', () => {
  it('adds the chosen project in the usual role', async () => {
    const element = await show({ usualRole: 'r2' });
    const add = jest.fn();
    element.addEventListener('add', (event) => add((event as CustomEvent).detail));
    expect(part(element, '[data-role]').value).toBe('r2');
    expect(part(element, '[data-add]').disabled).toBe(true);
    part(element, '[data-project]').dispatchEvent(new CustomEvent('change', { detail: { value: 'p2' } }));
    await settle();
    expect(part(element, '[data-add]').disabled).toBe(false);
    part(element, '[data-add]').click();
    expect(add).toHaveBeenCalledWith({ project: projects[1], role: roles[1] });
    await settle();
    expect(part(element, '[data-add]').disabled).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('finds a project by a part of its name when there are many', async () => {
    const many = Array.from({ length: 13 }, (_, index) => ({ id: `m${index}`, name: `Site ${index}` }));
    const element = await show({ projects: [...projects, ...many] });
    const search = async (value: string): Promise<void> => {
      part(element, '[data-search]').dispatchEvent(new CustomEvent('change', { detail: { value } }));
      await settle();
    };
    const options = () => (part(element, '[data-project]') as Part & { options: { label: string }[] }).options;
    await search('SITE 1');
    expect(options().map(({ label }) => label)).toEqual(['Site 1', 'Site 10', 'Site 11', 'Site 12']);
    await search('bet');
    expect(part(element, '[data-project]').value).toBe('p2');
    await search('nothing like it');
    expect(element.shadowRoot?.querySelector('[role="status"]')?.textContent).toBe('No project matches.');
    expect(part(element, '[data-project]').value).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('takes the only role there is, else the one that is chosen', async () => {
    expect(part(await show({ roles: roles.slice(0, 1) }), '[data-role]').value).toBe('r1');
    document.body.replaceChildren();
    const element = await show({ usualRole: 'r2' });
    part(element, '[data-role]').dispatchEvent(new CustomEvent('change', { detail: { value: 'r1' } }));
    await settle();
    expect(part(element, '[data-role]').value).toBe('r1');
  });
});
