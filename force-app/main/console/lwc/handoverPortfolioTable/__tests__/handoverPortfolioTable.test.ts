import { createElement } from 'lwc';
import HandoverPortfolioTable from 'c/handoverPortfolioTable';
import { toRows } from 'c/handoverPortfolioView';
import type { PortfolioNode } from 'c/handoverPortfolioView';
import { answer, projectNode } from '../../handoverPortfolio/__tests__/data/portfolio';

function create(node: PortfolioNode): HTMLElement {
  const element = createElement('c-handover-portfolio-table', { is: HandoverPortfolioTable });
  Object.assign(element, {
    rows: toRows(answer([node]), '2026-03-10')?.rows,
    columns: [
      { key: 'name', label: 'Project' },
      { key: 'health', label: 'Health' },
    ],
    order: { key: 'health', descending: true },
  });
  document.body.append(element);
  return element;
}

const find = (element: HTMLElement, selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector);

afterEach(() => document.body.replaceChildren());

describe('c-handover-portfolio-table', () => {
  it('says which column sorts and which way, and asks for another', async () => {
    const element = create(projectNode('Control tower'));
    expect(find(element, '[aria-sort="descending"]')?.textContent).toContain('Health');
    const sort = jest.fn();
    element.addEventListener('sort', (event) => sort((event as CustomEvent).detail));
    find(element, '[data-key="name"]')?.click();
    expect(sort).toHaveBeenCalledWith({ key: 'name' });
    await expect(element).toBeAccessible();
  });

  it('marks a late milestone in words, and hours that run ahead by more than their colour', () => {
    const element = create(
      projectNode('One', {
        Next_Milestone_Due__c: { value: '2026-03-09' },
        Burn__c: { value: 90 },
        Health_Reasons__c: { value: 'BURN_AMBER' },
      }),
    );
    expect(find(element, '.slds-theme_error')).toMatchObject({ label: 'Overdue' });
    expect(find(element, '.used')?.getAttribute('class')).toContain('ahead');
    expect(find(element, '.pair')?.textContent).toBe('90% used60% done');
  });

  it('shows nothing in place of what is blank', async () => {
    const element = create(
      projectNode('One', {
        Burn__c: { value: null },
        Percent_Complete__c: { value: null },
        Next_Milestone_Due__c: { value: null },
      }),
    );
    expect(element.shadowRoot?.textContent).toContain('None open');
    expect(find(element, '.pair span')).toBeNull();
    await expect(element).toBeAccessible();
  });
});
