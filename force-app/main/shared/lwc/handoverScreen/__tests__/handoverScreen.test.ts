import { createElement } from 'lwc';
import HandoverScreen from 'c/handoverScreen';

function create(properties: Record<string, unknown> = {}): HTMLElement {
  const element = createElement('c-handover-screen', { is: HandoverScreen });
  Object.assign(element, { heading: 'Projects', iconName: 'standard:dashboard' }, properties);
  document.body.append(element);
  return element;
}

const query = <Found extends Element = HTMLElement>(element: HTMLElement, selector: string): Found | null =>
  element.shadowRoot?.querySelector<Found>(selector) ?? null;

afterEach(() => document.body.replaceChildren());

describe('c-handover-screen', () => {
  it('says that it loads, and no longer once it has', async () => {
    const element = create({ loading: true });
    expect(query(element, 'lightning-spinner')).not.toBeNull();
    await expect(element).toBeAccessible();
    Object.assign(element, { loading: false });
    await Promise.resolve();
    expect(query(element, 'lightning-spinner')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('says why there is nothing to show', async () => {
    const element = create({ explanation: 'You have no access to projects.' });
    expect(query(element, '[data-explanation]')?.textContent).toBe('You have no access to projects.');
    await expect(element).toBeAccessible();
  });

  it('says in words what was refused', async () => {
    const element = create({ errors: [{ message: 'The org is being maintained.' }] });
    expect(query(element, 'c-handover-error-panel')?.shadowRoot?.textContent).toContain('being maintained');
    expect(query(element, '[data-explanation]')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('reads out what came of a save', async () => {
    const element = create({ announcement: 'Scope saved.' });
    expect(query(element, '[role="status"]')?.textContent).toBe('Scope saved.');
    await expect(element).toBeAccessible();
  });

  it('asks whoever uses it to read again', () => {
    const element = create();
    const refresh = jest.fn();
    element.addEventListener('refresh', refresh);
    query(element, 'lightning-button-icon')?.click();
    expect(refresh).toHaveBeenCalledTimes(1);
  });
});
