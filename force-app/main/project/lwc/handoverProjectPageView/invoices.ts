import { nodes, textOf, valueOf } from 'c/handoverGraphql';
import { dateText, listText } from 'c/handoverFormats';
import { format, page as words } from 'c/handoverLabels';
import type { InvoiceNode, ListRights, ProjectNode } from 'c/handoverProjectPageData';
import type { Mark } from 'c/handoverTone';
import { moreThanShown } from './milestones';
import type { InvoiceRow, InvoicesView, Sum } from './types';

/** A credit note owes nobody anything, so it is never overdue. */
function isOverdue(invoice: InvoiceNode, today: string): boolean {
  const due = valueOf(invoice.Due_On__c);
  return (
    valueOf(invoice.Status__c) === 'Issued' &&
    valueOf(invoice.Type__c) !== 'Credit note' &&
    due !== undefined &&
    due < today
  );
}

function stateOf(invoice: InvoiceNode, today: string): Mark {
  const label = textOf(invoice.Status__c);
  if (isOverdue(invoice, today)) return { key: 'state', label: words.overdue, tone: 'error' };
  return { key: 'state', label, tone: valueOf(invoice.Status__c) === 'Paid' ? 'success' : 'neutral' };
}

/** What is billed, with its sign; a planned or void one shows what it was to be. */
function amountOf(invoice: InvoiceNode): number {
  const billed = valueOf(invoice.Billed_Amount__c) ?? 0;
  if (billed !== 0) return billed;
  const net = valueOf(invoice.Net_Amount__c) ?? 0;
  return valueOf(invoice.Type__c) === 'Credit note' ? -net : net;
}

function rowOf(invoice: InvoiceNode, today: string): InvoiceRow {
  const issued = valueOf(invoice.Issued_On__c);
  const paid = valueOf(invoice.Paid_On__c);
  const dates = [issued && format(words.issuedOn, dateText(issued)), paid && format(words.paidOn, dateText(paid))];
  return {
    id: invoice.Id,
    name: valueOf(invoice.Name) ?? '',
    typeLabel: textOf(invoice.Type__c),
    state: stateOf(invoice, today),
    amount: amountOf(invoice),
    due: dateText(valueOf(invoice.Due_On__c)),
    dates: listText(dates),
  };
}

/** The project's own figures, as its roll-ups say; only what is overdue is counted here, because it depends on today. */
function sumsOf(project: ProjectNode, invoices: InvoiceNode[], today: string): Sum[] {
  const overdue = invoices
    .filter((invoice) => isOverdue(invoice, today))
    .reduce((sum, invoice) => sum + (valueOf(invoice.Billed_Amount__c) ?? 0), 0);
  const sums: (Omit<Sum, 'amount'> & { amount: number | undefined })[] = [
    {
      key: 'invoiced',
      label: words.invoiced,
      amount: (valueOf(project.Invoiced__c) ?? 0) - (valueOf(project.Credited__c) ?? 0),
      alarming: false,
    },
    { key: 'paid', label: words.paid, amount: valueOf(project.Paid__c) ?? 0, alarming: false },
    { key: 'overdue', label: words.overdue, amount: overdue, alarming: overdue > 0 },
    { key: 'toInvoice', label: words.toInvoice, amount: valueOf(project.To_Invoice__c), alarming: false },
  ];
  return sums.flatMap((sum) => (sum.amount === undefined ? [] : [{ ...sum, amount: sum.amount }]));
}

/** Invoices by the day they are due; undefined without the right to read them. */
export function toInvoices(project: ProjectNode, rights: ListRights, today: string): InvoicesView | undefined {
  if (!project.Handover_Invoices__r) return undefined;
  const invoices = nodes(project.Handover_Invoices__r);
  return {
    rows: invoices.map((invoice) => rowOf(invoice, today)),
    sums: sumsOf(project, invoices, today),
    fields: rights.fields,
    canAdd: rights.create,
    canEdit: rights.edit,
    more: moreThanShown(invoices.length),
  };
}
