import { createElement } from 'lwc';
import HandoverHours from 'c/handoverHours';
import type { WeekBar } from 'c/handoverProjectView';

function create(weeks: WeekBar[]): HTMLElement {
  const element = createElement('c-handover-hours', { is: HandoverHours });
  Object.assign(element, { weeks });
  document.body.append(element);
  return element;
}

afterEach(() => document.body.replaceChildren());

describe('c-handover-hours', () => {
  it('says each week in text and hides its bar from screen readers', async () => {
    const element = create([{ week: '2026-03-02', hours: 32, length: 100 }]);
    const [row] = element.shadowRoot?.querySelectorAll('li') ?? [];
    expect(row?.querySelector<HTMLElement & { value: number }>('lightning-formatted-number')?.value).toBe(32);
    expect(row?.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
    expect(row?.querySelector('rect')?.getAttribute('width')).toBe('100');
    await expect(element).toBeAccessible();
  });

  it('says that there were no hours', async () => {
    const element = create([]);
    expect(element.shadowRoot?.textContent).toContain('No hours in the last eight weeks.');
    await expect(element).toBeAccessible();
  });
});
