import { createElement } from 'lwc';
import HandoverFacts from 'c/handoverFacts';

describe('c-handover-facts', () => {
  it('shows what is known, each in its own form, and leaves the rest out', async () => {
    const element = createElement('c-handover-facts', { is: HandoverFacts });
    Object.assign(element, {
      facts: [
        { key: 'lead', label: 'Delivery lead', kind: 'text', value: 'Dana Lead' },
        { key: 'end', label: 'Planned end', kind: 'date', value: '2026-06-30' },
        { key: 'margin', label: 'Margin', kind: 'currency', value: 0 },
        { key: 'erosion', label: 'Erosion', kind: 'number', value: undefined },
      ],
    });
    document.body.append(element);
    const tile = (key: string) => element.shadowRoot?.querySelector(`[data-fact="${key}"]`);
    expect(tile('lead')?.textContent).toContain('Dana Lead');
    expect(tile('end')?.querySelector('lightning-formatted-date-time')).toMatchObject({ value: '2026-06-30' });
    expect(tile('margin')?.querySelector('lightning-formatted-number')).toMatchObject({ formatStyle: 'currency' });
    expect(tile('erosion')).toBeNull();
    await expect(element).toBeAccessible();
  });
});
