import { createElement } from 'lwc';
import HandoverErrorPanel from 'c/handoverErrorPanel';

function create(errors: unknown): HTMLElement {
  const element = createElement('c-handover-error-panel', { is: HandoverErrorPanel });
  Object.assign(element, { errors });
  document.body.append(element);
  return element;
}

afterEach(() => document.body.replaceChildren());

describe('c-handover-error-panel', () => {
  it('shows each error as an alert', async () => {
    const element = create([{ message: 'One' }, { message: 'Two' }]);
    const alert = element.shadowRoot?.querySelector('[role="alert"]');
    expect([...(alert?.querySelectorAll('li') ?? [])].map((line) => line.textContent)).toEqual(['One', 'Two']);
    await expect(element).toBeAccessible();
  });

  it('is not there without errors', async () => {
    const element = create(undefined);
    expect(element.shadowRoot?.querySelector('[role="alert"]')).toBeNull();
    await expect(element).toBeAccessible();
  });
});
