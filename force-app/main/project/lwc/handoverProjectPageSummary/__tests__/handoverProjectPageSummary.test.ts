import { createElement } from 'lwc';
import HandoverProjectPageSummary from 'c/handoverProjectPageSummary';
import type { SummaryView } from 'c/handoverProjectPageView';

const SUMMARY: SummaryView = {
  name: 'Claims intake',
  status: 'Active',
  health: { key: 'Red', label: 'Off track', tone: 'error', icon: 'utility:ban' },
  reasons: [{ code: 'ISSUE', text: 'A critical issue is open.' }],
  hours: '180 of 300 h (60%)',
  burnBar: 60,
  progress: '40%',
  progressBar: 40,
  notes: [{ key: 'updated', text: 'Last status 6 Mar 2026' }],
};

function create(summary: SummaryView | undefined): HTMLElement {
  const element = createElement('c-handover-project-page-summary', { is: HandoverProjectPageSummary });
  Object.assign(element, { summary });
  document.body.append(element);
  return element;
}

afterEach(() => document.body.replaceChildren());

describe('c-handover-project-page-summary', () => {
  it('says health with its reasons, hours and progress in words', async () => {
    const element = create(SUMMARY);
    expect(element.shadowRoot?.querySelector('lightning-badge')).toMatchObject({ label: 'Off track' });
    for (const part of ['Active', 'A critical issue is open.', '180 of 300 h (60%)', '40%', 'Last status 6 Mar 2026'])
      expect(element.shadowRoot?.textContent).toContain(part);
    await expect(element).toBeAccessible();
  });

  it('says that nothing warns, and shows nothing before the project is known', async () => {
    const element = create({ ...SUMMARY, reasons: [] });
    expect(element.shadowRoot?.querySelector('ul')).toBeNull();
    expect(element.shadowRoot?.textContent).toContain('No warning on hours, milestones or deadline.');
    await expect(element).toBeAccessible();
    expect(create(undefined).shadowRoot?.textContent).toBe('');
  });

  it('asks to be read again', () => {
    const element = create(SUMMARY);
    const refresh = jest.fn();
    element.addEventListener('refresh', refresh);
    element.shadowRoot?.querySelector<HTMLElement>('.refresh')?.click();
    expect(refresh).toHaveBeenCalledTimes(1);
  });
});
