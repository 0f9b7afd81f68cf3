import { createElement } from 'lwc';
import HandoverFacts from 'c/handoverFacts';

afterEach(() => document.body.replaceChildren());

describe('c-handover-facts', () => {
  it('shows what is known, each in its own form, and leaves the rest out', async () => {
    const element = createElement('c-handover-facts', { is: HandoverFacts });
    Object.assign(element, {
      facts: [
        { key: 'lead', label: 'Delivery lead', kind: 'text', value: 'Dana Lead' },
        { key: 'end', label: 'Planned end', kind: 'date', value: '2026-06-30' },
        { key: 'margin', label: 'Margin', kind: 'currency', value: 0 },
        { key: 'discount', label: 'Discount', kind: 'percent', value: 6.06 },
        { key: 'points', label: 'Points', kind: 'number', value: -2.34 },
        { key: 'erosion', label: 'Erosion', kind: 'number', value: undefined },
      ],
    });
    document.body.append(element);
    const tile = (key: string) => element.shadowRoot?.querySelector(`[data-fact="${key}"]`);
    expect(tile('lead')?.textContent).toBe('Delivery leadDana Lead');
    expect(tile('end')?.textContent).toBe('Planned endJun 30, 2026');
    expect(tile('margin')?.textContent).toBe('Margin$0');
    expect(tile('discount')?.textContent).toBe('Discount6.06%');
    expect(tile('points')?.textContent).toBe('Points-2.3');
    expect(tile('erosion')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('shows no tile when nothing is known', async () => {
    const element = createElement('c-handover-facts', { is: HandoverFacts });
    Object.assign(element, { facts: [{ key: 'end', label: 'Planned end', kind: 'date', value: undefined }] });
    document.body.append(element);
    expect(element.shadowRoot?.querySelector('[data-fact]')).toBeNull();
    await expect(element).toBeAccessible();
  });
});
