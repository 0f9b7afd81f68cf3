import { createElement } from 'lwc';
import HandoverTimesheetRejection from 'c/handoverTimesheetRejection';

function create(): { element: HTMLElement; reason: HTMLTextAreaElement; rejected: jest.Mock } {
  const element = createElement('c-handover-timesheet-rejection', { is: HandoverTimesheetRejection });
  Object.assign(element, { name: 'Mei Tanaka, Claims intake' });
  const rejected = jest.fn();
  element.addEventListener('reject', (event) => rejected((event as CustomEvent).detail));
  document.body.append(element);
  const reason = element.shadowRoot?.querySelector<HTMLTextAreaElement>('lightning-textarea');
  if (!reason) throw new Error('no reason to write');
  Object.assign(reason, { reportValidity: jest.fn() });
  return { element, reason, rejected };
}

const press = (element: HTMLElement, button: string): void =>
  element.shadowRoot?.querySelector<HTMLElement>(`[data-${button}]`)?.click();

afterEach(() => document.body.replaceChildren());

describe('c-handover-timesheet-rejection', () => {
  it('says whose row it is, and hands on what has to be corrected', async () => {
    const { element, reason, rejected } = create();
    expect(element.shadowRoot?.querySelector('[role=group]')?.getAttribute('aria-label')).toBe(
      'Reject: Mei Tanaka, Claims intake',
    );
    await expect(element).toBeAccessible();
    reason.value = '  The workshop was on Tuesday. ';
    press(element, 'confirm');
    expect(rejected).toHaveBeenCalledWith({ reason: 'The workshop was on Tuesday.' });
  });

  it('rejects nothing without a reason', async () => {
    const { element, reason, rejected } = create();
    reason.value = '   ';
    press(element, 'confirm');
    expect(rejected).not.toHaveBeenCalled();
    expect(reason.reportValidity).toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it('takes a change of mind', () => {
    const { element, rejected } = create();
    const cancel = jest.fn();
    element.addEventListener('cancel', cancel);
    press(element, 'cancel');
    expect(cancel).toHaveBeenCalledTimes(1);
    expect(rejected).not.toHaveBeenCalled();
  });
});
