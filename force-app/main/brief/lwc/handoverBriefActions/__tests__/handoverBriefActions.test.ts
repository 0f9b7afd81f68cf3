import { createElement } from 'lwc';
import HandoverBriefActions from 'c/handoverBriefActions';
import { fillIn, press as pressIn } from '../../../../shared/lwc/handoverInlineForm/__tests__/data/form';

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
    expect(element.shadowRoot?.activeElement?.localName).toBe('lightning-textarea');
    await expect(element).toBeAccessible();
    await fillIn(element, { reason: '   ' });
    expect(step).not.toHaveBeenCalled();
    await fillIn(element, { reason: ' Who hosts it? ' });
    expect(step).toHaveBeenCalledWith({ name: 'return', reason: 'Who hosts it?' });
  });

  it('asks before it reopens, and takes a no for an answer', async () => {
    const { element, step } = create('reopen');
    await press(element, 'reopen');
    expect(element.shadowRoot?.textContent).toContain('Reopen it?');
    await expect(element).toBeAccessible();
    pressIn(element, 'cancel');
    await Promise.resolve();
    expect(step).not.toHaveBeenCalled();
    await press(element, 'reopen');
    await fillIn(element);
    expect(step).toHaveBeenCalledWith({ name: 'reopen', reason: undefined });
  });
});
