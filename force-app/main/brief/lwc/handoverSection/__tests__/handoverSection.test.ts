import { createElement } from 'lwc';
import HandoverSection from 'c/handoverSection';

function create(state: 'ready' | 'missing' | 'optional'): HTMLElement & { open: boolean } {
  const element = createElement('c-handover-section', { is: HandoverSection });
  Object.assign(element, {
    label: 'People',
    state,
    stateLabel: 'Some state',
    missing: [{ code: 'PEOPLE_SPONSOR', text: 'Client Sponsor is empty.' }],
  });
  document.body.append(element);
  return element;
}

afterEach(() => document.body.replaceChildren());

describe('c-handover-section', () => {
  it('says what is missing although it is closed, and only when the section counts', async () => {
    expect(create('missing').shadowRoot?.textContent).toContain('Client Sponsor is empty.');
    expect(create('optional').shadowRoot?.textContent).not.toContain('Client Sponsor is empty.');
    await expect(document.body).toBeAccessible();
  });

  it('says that a decision of the viewer is awaited', async () => {
    const element = create('ready');
    expect(element.shadowRoot?.querySelector('lightning-badge')).toBeNull();
    Object.assign(element, { decision: true });
    await Promise.resolve();
    const badge = element.shadowRoot?.querySelector<HTMLElement & { label: string }>('lightning-badge');
    expect(badge?.label).toBe('Your decision');
    await expect(element).toBeAccessible();
  });

  it('asks its parent to open it, and tells screen readers once it is open', async () => {
    const element = create('ready');
    const toggled = jest.fn();
    element.addEventListener('toggle', toggled);
    const button = element.shadowRoot?.querySelector('button');
    button?.click();
    expect(toggled).toHaveBeenCalledTimes(1);
    expect(button?.getAttribute('aria-expanded')).toBe('false');
    element.open = true;
    await Promise.resolve();
    expect(button?.getAttribute('aria-expanded')).toBe('true');
    await expect(element).toBeAccessible();
  });
});
