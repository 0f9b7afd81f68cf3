import { createElement } from 'lwc';
import HandoverBriefActions from 'c/handoverBriefActions';

type Button = HTMLElement & { label: string };

function create(...names: string[]): { element: HTMLElement; step: jest.Mock } {
  const element = createElement('c-handover-brief-actions', { is: HandoverBriefActions });
  Object.assign(element, { actions: names.map((name) => ({ name, label: name, variant: 'neutral' })) });
  const step = jest.fn();
  element.addEventListener('step', (event) => step((event as CustomEvent).detail));
  document.body.append(element);
  return { element, step };
}

async function press(element: HTMLElement, label: string): Promise<void> {
  const buttons = [...(element.shadowRoot?.querySelectorAll<Button>('lightning-button') ?? [])];
  buttons.find((button) => button.label === label)?.click();
  await Promise.resolve();
}

afterEach(() => document.body.replaceChildren());

describe('c-handover-brief-actions', () => {
  it('takes a simple step at once', async () => {
    const { element, step } = create('submit');
    await press(element, 'submit');
    expect(step).toHaveBeenCalledWith({ name: 'submit', reason: undefined });
    await expect(element).toBeAccessible();
  });

  it('does not return a brief without a reason', async () => {
    const { element, step } = create('accept', 'return');
    await press(element, 'return');
    const reason = element.shadowRoot?.querySelector<HTMLElement & { value: string }>('lightning-textarea');
    if (!reason) throw new Error('no textarea');
    expect(element.shadowRoot?.activeElement).toBe(reason);
    await expect(element).toBeAccessible();
    reason.value = '   ';
    await press(element, 'Return brief');
    expect(step).not.toHaveBeenCalled();
    reason.value = ' Who hosts it? ';
    await press(element, 'Return brief');
    expect(step).toHaveBeenCalledWith({ name: 'return', reason: 'Who hosts it?' });
  });

  it('asks before it reopens, and takes a no for an answer', async () => {
    const { element, step } = create('reopen');
    await press(element, 'reopen');
    expect(element.shadowRoot?.textContent).toContain('Reopen it?');
    await expect(element).toBeAccessible();
    await press(element, 'Cancel');
    expect(step).not.toHaveBeenCalled();
    await press(element, 'reopen');
    await press(element, 'Reopen brief');
    expect(step).toHaveBeenCalledWith({ name: 'reopen', reason: undefined });
  });
});
