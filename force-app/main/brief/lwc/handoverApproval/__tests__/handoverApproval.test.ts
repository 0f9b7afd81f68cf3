import { createElement } from 'lwc';
import HandoverApproval from 'c/handoverApproval';
import type { ApprovalView } from 'c/handoverBriefView';

const approval: ApprovalView = {
  heading: 'Discount approval',
  text: 'Approval of a 12% discount is requested by Sam Seller.',
  tone: 'warning',
  note: '',
  actions: [
    { name: 'approveDiscount', label: 'Approve', variant: 'brand' },
    { name: 'rejectDiscount', label: 'Reject', variant: 'neutral' },
  ],
};

function create(given: ApprovalView): HTMLElement {
  const element = createElement('c-handover-approval', { is: HandoverApproval });
  Object.assign(element, { approval: given });
  document.body.append(element);
  return element;
}

afterEach(() => document.body.replaceChildren());

describe('c-handover-approval', () => {
  it('says where the decision stands and hands on the step that is taken', async () => {
    const element = create(approval);
    const step = jest.fn();
    element.addEventListener('step', (event) => step((event as CustomEvent).detail));
    expect(element.shadowRoot?.textContent).toContain('requested by Sam Seller');
    element.shadowRoot?.querySelectorAll<HTMLElement>('lightning-button')[1]?.click();
    expect(step).toHaveBeenCalledWith({ name: 'rejectDiscount' });
    await expect(element).toBeAccessible();
  });

  it('says why the viewer cannot decide', async () => {
    const element = create({ ...approval, actions: [], note: 'Somebody else has to decide.' });
    expect(element.shadowRoot?.querySelector('lightning-button')).toBeNull();
    expect(element.shadowRoot?.textContent).toContain('Somebody else has to decide.');
    await expect(element).toBeAccessible();
  });
});
