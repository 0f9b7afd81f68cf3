import { createElement } from 'lwc';
import HandoverInvoices from 'c/handoverInvoices';
import type { InvoicesView } from 'c/handoverProjectView';

const INVOICES: InvoicesView = {
  value: 100000,
  issued: 55000,
  paid: 30000,
  open: 15000,
  overdue: 10000,
  rest: 45000,
  ready: undefined,
};

function create(invoices: InvoicesView): HTMLElement {
  const element = createElement('c-handover-invoices', { is: HandoverInvoices });
  Object.assign(element, { invoices });
  document.body.append(element);
  return element;
}

const amounts = (element: HTMLElement) =>
  Object.fromEntries(
    [...(element.shadowRoot?.querySelectorAll<HTMLElement & { value: number }>('[data-amount]') ?? [])].map(
      (amount) => [amount.dataset.amount, amount.value],
    ),
  );

afterEach(() => document.body.replaceChildren());

describe('c-handover-invoices', () => {
  it('splits the value, and the bar is as long as the amounts are', async () => {
    const element = create(INVOICES);
    expect(amounts(element)).toEqual({ paid: 30000, open: 15000, overdue: 10000, rest: 45000, issued: 55000 });
    const widths = [...(element.shadowRoot?.querySelectorAll('rect') ?? [])].map((part) => part.getAttribute('width'));
    expect(widths).toEqual(['30', '15', '10', '45']);
    await expect(element).toBeAccessible();
  });

  it('has no bar to draw before anything is sold or issued', async () => {
    const element = create({ value: 0, issued: 0, paid: 0, open: 0, overdue: 0, rest: 0, ready: undefined });
    expect(element.shadowRoot?.textContent).not.toContain('NaN');
    await expect(element).toBeAccessible();
  });

  it('says nothing of a rest without a value, and what can be invoiced to those who may read it', async () => {
    expect(amounts(create({ ...INVOICES, value: undefined, rest: undefined }))).not.toHaveProperty('rest');
    expect(amounts(create({ ...INVOICES, ready: -500 }))).toHaveProperty('ready', -500);
    await expect(document.body).toBeAccessible();
  });
});
