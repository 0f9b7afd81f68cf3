import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import HandoverGaps from 'c/handoverGaps';
import type { GapsData } from 'c/handoverGapsView';
import { isAdministrator } from 'c/handoverPermissions';
import { answer, gap } from './data/gaps';
import { screenOf } from '../../../../shared/lwc/handoverScreen/__tests__/data/screen';

jest.mock('c/handoverPermissions', () => ({ isAdministrator: jest.fn(() => false) }));

const wire = graphql as unknown as {
  emit(data: GapsData): void;
  emitErrors(errors: { message: string }[]): void;
  getLastConfig(): { variables: { since: string } };
};

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function show(data: GapsData): Promise<HTMLElement> {
  const element = createElement('c-handover-gaps', { is: HandoverGaps });
  document.body.append(element);
  wire.emit(data);
  await settle();
  return element;
}

const find = (element: HTMLElement, selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector);
const three = (section: string) => [gap(section), gap(section), gap(section, { Was_in_Brief__c: { value: 'Partly' } })];

afterEach(() => document.body.replaceChildren());

describe('c-handover-gaps', () => {
  it('says what goes missing, how often and at what cost', async () => {
    const element = await show(answer([...three('Background'), gap('Scope', { Was_in_Brief__c: { value: 'Yes' } })]));
    expect(find(element, '[data-figure="questions"]')?.textContent).toBe('4');
    expect(find(element, '[data-figure="missing"]')?.textContent).toBe('3');
    expect(find(element, '[data-row="Background"]')?.textContent).toContain('Background');
    await expect(element).toBeAccessible();
  });

  it('groups by seller when asked, without asking the org again', async () => {
    const element = await show(answer(three('Background')));
    const asked = wire.getLastConfig();
    find(element, 'lightning-radio-group')?.dispatchEvent(new CustomEvent('change', { detail: { value: 'seller' } }));
    await settle();
    expect(find(element, '[data-row="Sofia Seller"]')).not.toBeNull();
    expect(wire.getLastConfig()).toEqual(asked);
  });

  it('asks for another period from the first of its first month', async () => {
    const element = await show(answer(three('Background')));
    find(element, 'lightning-combobox')?.dispatchEvent(new CustomEvent('change', { detail: { value: '12' } }));
    await settle();
    expect(wire.getLastConfig().variables.since).toMatch(/^\d{4}-\d\d-01T00:00:00Z$/u);
  });

  it('tells an administrator where to make the section mandatory, everybody else whom to ask', async () => {
    expect(find(await show(answer(three('Background'))), '[data-remedy]')?.textContent).toContain('administrator');
    document.body.replaceChildren();
    jest.mocked(isAdministrator).mockReturnValue(true);
    expect(find(await show(answer(three('Background'))), '[data-remedy]')?.textContent).toContain('Handover Policy');
    document.body.replaceChildren();
    expect(find(await show(answer(three('Scope'))), '[data-remedy]')).toBeNull();
    jest.mocked(isAdministrator).mockReturnValue(false);
  });

  it.each([
    ['nobody asked', answer([]), 'Delivery asked nothing'],
    ['without access', answer(undefined), 'do not have access to questions'],
  ])('says in words why there is nothing to show: %s', async (_, data, words) => {
    const element = await show(data);
    expect(screenOf(element).querySelector('[data-explanation]')?.textContent).toContain(words);
    await expect(element).toBeAccessible();
  });

  it('shows what went wrong', async () => {
    const element = createElement('c-handover-gaps', { is: HandoverGaps });
    document.body.append(element);
    wire.emitErrors([{ message: 'The org is being maintained.' }]);
    await settle();
    expect(screenOf(element).querySelector('c-handover-error-panel')?.shadowRoot?.textContent).toContain(
      'being maintained',
    );
    await expect(element).toBeAccessible();
  });
});
