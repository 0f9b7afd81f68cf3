import { createElement } from 'lwc';
import HandoverInvoiceList from 'c/handoverInvoiceList';
import { toPageView } from 'c/handoverProjectPageView';
import type { InvoicesView } from 'c/handoverProjectPageView';
import {
  ALL,
  NOTHING,
  PROJECT,
  TODAY,
  answer,
  invoiceNode,
  list,
  projectNode,
} from '../../handoverProjectPageView/__tests__/data/project';
import { inRow } from '../../../../shared/lwc/handoverListRow/__tests__/data/row';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function viewOf(rights = ALL, invoices = [invoiceNode()]): InvoicesView | undefined {
  const view = toPageView(answer(projectNode({ Handover_Invoices__r: list(invoices) })), rights, TODAY);
  return view.kind === 'project' ? view.invoices : undefined;
}

function create(view: InvoicesView | undefined): HTMLElement {
  const element = createElement('c-handover-invoice-list', { is: HandoverInvoiceList });
  Object.assign(element, { view, projectId: PROJECT });
  document.body.append(element);
  return element;
}

type Form = HTMLElement & { recordId: string; hiddenValues: object };
const query = <Found extends Element = HTMLElement>(element: HTMLElement, selector: string): Found | null =>
  element.shadowRoot?.querySelector<Found>(selector) ?? null;

afterEach(() => document.body.replaceChildren());

describe('c-handover-invoice-list', () => {
  it('shows what was invoiced, paid, is overdue and still to invoice, and each invoice', async () => {
    const element = create(viewOf());
    const sums = [...(element.shadowRoot?.querySelectorAll<HTMLElement & { value: number }>('[data-sum]') ?? [])];
    expect(sums.map(({ dataset, value }) => [dataset.sum, value])).toEqual([
      ['invoiced', 18000],
      ['paid', 0],
      ['overdue', 20000],
      ['toInvoice', 50000],
    ]);
    expect(query<HTMLElement & { label: string }>(element, 'lightning-badge')?.label).toBe('Overdue');
    expect(element.shadowRoot?.textContent).toContain('issued Feb 1, 2026');
    await expect(element).toBeAccessible();
  });

  it('says that there is none', async () => {
    const element = create(viewOf(ALL, []));
    expect(element.shadowRoot?.textContent).toContain('No invoices yet.');
    await expect(element).toBeAccessible();
  });

  it('adds and edits invoices in place, and tells what was saved', async () => {
    const element = create(viewOf());
    const changed = jest.fn();
    element.addEventListener('changed', changed);
    query(element, '[data-add]')?.click();
    await settle();
    expect(query<Form>(element, 'c-handover-record-form')?.hiddenValues).toEqual({ Project__c: PROJECT });
    await expect(element).toBeAccessible();
    query(element, 'c-handover-record-form')?.dispatchEvent(new CustomEvent('cancel'));
    await settle();
    inRow(element, '[data-edit]')?.click();
    await settle();
    const form = inRow<Form>(element, 'c-handover-record-form');
    expect(form?.recordId).toBe('a06000000000001AAA');
    form?.dispatchEvent(new CustomEvent('saved', { detail: {} }));
    await settle();
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('offers nothing to whoever may only read', async () => {
    const element = create(viewOf(NOTHING));
    expect(query(element, 'lightning-button')).toBeNull();
    expect(inRow(element, '[data-edit]')).toBeNull();
    await expect(element).toBeAccessible();
  });
});
