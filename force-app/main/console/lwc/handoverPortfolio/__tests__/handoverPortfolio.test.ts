import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import HandoverPortfolio from 'c/handoverPortfolio';
import type { PortfolioData } from 'c/handoverPortfolioView';
import { answer, projectNode } from './data/portfolio';
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

const wire = graphql as unknown as {
  emit(data: PortfolioData): void;
  emitErrors(errors: { message: string }[]): void;
  getLastConfig(): { variables: { statuses: string[]; first: number } };
};

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function show(data: PortfolioData): Promise<HTMLElement> {
  const element = createElement('c-handover-portfolio', { is: HandoverPortfolio });
  document.body.append(element);
  wire.emit(data);
  await settle();
  return element;
}

const table = (element: HTMLElement) => element.shadowRoot?.querySelector('c-handover-portfolio-table')?.shadowRoot;
const names = (element: HTMLElement) =>
  [...(table(element)?.querySelectorAll('tbody button') ?? [])].map(({ textContent }) => textContent);
const find = (element: HTMLElement, selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector);

async function sortBy(element: HTMLElement, key: string): Promise<void> {
  table(element)?.querySelector<HTMLElement>(`[data-key="${key}"]`)?.click();
  await settle();
}

const fieldNamed = (element: HTMLElement, name: string) =>
  [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement & { name: string }>('lightning-input, lightning-combobox') ??
      []),
  ].find((field) => field.name === name);

async function set(element: HTMLElement, name: string, value: string): Promise<void> {
  const field = fieldNamed(element, name);
  Object.assign(field ?? {}, { value });
  field?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
}

async function more(element: HTMLElement, times: number): Promise<void> {
  if (times === 0) return;
  find(element, '[data-more]')?.click();
  await settle();
  await more(element, times - 1);
}

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

const RED = projectNode('Booking engine', {
  Health__c: { value: 'Red' },
  Health_Reasons__c: { value: 'BURN_RED' },
  Burn__c: { value: 120 },
  Delivery_Lead__r: { Name: { value: 'Ruben Lead' } },
  Latest_Update_On__c: { value: null },
});

describe('c-handover-portfolio', () => {
  it('asks once, for running projects, and spins until they are there', async () => {
    const element = createElement('c-handover-portfolio', { is: HandoverPortfolio });
    document.body.append(element);
    await settle();
    expect(wire.getLastConfig().variables).toEqual({ statuses: ['Planned', 'Active', 'On Hold'], first: 200 });
    expect(screenOf(element).querySelector('lightning-spinner')).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it('shows the least healthy first with its reasons, and counts them', async () => {
    const element = await show(answer([projectNode('Control tower'), RED]));
    expect(names(element)).toEqual(['Booking engine', 'Control tower']);
    expect(table(element)?.textContent).toContain('The budgeted hours are used up before the work is done.');
    const counts = [...(element.shadowRoot?.querySelectorAll('[data-health]') ?? [])].map((one) => one.textContent);
    expect(counts).toEqual(['1Off track', '1On track']);
    await expect(element).toBeAccessible();
  });

  it('sorts by a header, the other way with a second click, and says so', async () => {
    const element = await show(answer([projectNode('Control tower'), RED]));
    await sortBy(element, 'name');
    await sortBy(element, 'name');
    expect(names(element)).toEqual(['Control tower', 'Booking engine']);
    const header = table(element)?.querySelector('[aria-sort="descending"]');
    expect(header?.textContent).toContain('Project');
    await expect(element).toBeAccessible();
  });

  it('narrows by health, lead and text, and says when nothing fits', async () => {
    const element = await show(answer([projectNode('Control tower'), RED]));
    find(element, '[data-health="Green"]')?.click();
    await settle();
    expect(names(element)).toEqual(['Control tower']);
    expect(find(element, '[data-health="Green"]')?.getAttribute('aria-pressed')).toBe('true');
    find(element, '[data-health="Green"]')?.click();
    await set(element, 'lead', 'Ruben Lead');
    expect(names(element)).toEqual(['Booking engine']);
    await set(element, 'text', 'tower');
    expect(screenOf(element).querySelector('[data-explanation]')?.textContent).toBe(
      'No project fits what you filter by.',
    );
  });

  it('asks the org for ended ones when they are chosen', async () => {
    const element = await show(answer([RED]));
    await set(element, 'status', 'ended');
    expect(wire.getLastConfig().variables.statuses).toEqual(['Completed', 'Cancelled']);
  });

  it('says that counts cover only what is loaded, draws twenty-five at a time, and loads more when asked', async () => {
    const many = Array.from({ length: 200 }, (_, index) => projectNode(`Project ${index}`));
    const element = await show(answer(many, 340));
    expect(find(element, '[data-cut]')?.textContent).toContain('the 200 newest of 340 projects');
    expect(names(element)).toHaveLength(25);
    await more(element, 8);
    expect(names(element)).toHaveLength(200);
    expect(wire.getLastConfig().variables.first).toBe(400);
  });

  it('shows margin erosion only to those who may read it', async () => {
    const headers = (element: HTMLElement) => table(element)?.querySelector('thead')?.textContent;
    expect(headers(await show(answer([RED])))).not.toContain('Margin erosion');
    document.body.replaceChildren();
    const element = await show(answer([projectNode('Control tower', { Margin_Erosion__c: { value: 8.4 } })]));
    expect(headers(element)).toContain('Margin erosion');
    await expect(element).toBeAccessible();
  });

  it.each([
    ['without projects', answer([]), 'no project here yet'],
    ['without access', answer(undefined), 'do not have access to projects'],
  ])('says in words why there is nothing to show: %s', async (_, data, words) => {
    const element = await show(data);
    expect(screenOf(element).querySelector('[data-explanation]')?.textContent).toContain(words);
    await expect(element).toBeAccessible();
  });

  it('shows what went wrong', async () => {
    const element = createElement('c-handover-portfolio', { is: HandoverPortfolio });
    document.body.append(element);
    wire.emitErrors([{ message: 'The org is being maintained.' }]);
    await settle();
    expect(screenOf(element).querySelector('c-handover-error-panel')?.shadowRoot?.textContent).toContain(
      'being maintained',
    );
    await expect(element).toBeAccessible();
  });

  it('opens a project', async () => {
    const element = await show(answer([RED]));
    table(element)?.querySelector<HTMLElement>('tbody button')?.click();
    expect(mockNavigate).toHaveBeenCalledWith({
      type: 'standard__recordPage',
      attributes: { recordId: RED.Id, actionName: 'view' },
    });
  });
});
