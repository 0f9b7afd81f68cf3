import { toPageView } from 'c/handoverProjectPageView';
import type { ProjectPageView } from 'c/handoverProjectPageView';
import type { PageRights, ProjectNode } from 'c/handoverProjectPageData';
import {
  ALL,
  NOTHING,
  TODAY,
  answer,
  invoiceNode,
  issueNode,
  list,
  milestoneNode,
  projectNode,
  updateNode,
} from './data/project';

function view(differences: Partial<ProjectNode> = {}, rights: PageRights = ALL): ProjectPageView {
  const found = toPageView(answer(projectNode(differences)), rights, TODAY);
  if (found.kind !== 'project') throw new Error(found.text);
  return found;
}

describe('the view of a project page', () => {
  it('says how the project stands, with every reason in words', () => {
    const { summary } = view();
    expect(summary.health.label).toBe('At risk');
    expect(summary.reasons.map(({ text }) => text)).toEqual([
      'A milestone is overdue.',
      'The forecast margin is falling below the planned margin.',
    ]);
    expect(summary.hours).toBe('180 of 300 h (60%)');
    expect(summary.notes.map(({ text }) => text)).toEqual([
      'Last status Mar 1, 2026',
      'Planned end Jun 30, 2026',
      'Change requests: 40 h',
    ]);
  });

  it('leaves out what the viewer may not read', () => {
    const { milestones, issues, invoices, status } = view(
      {
        Handover_Milestones__r: null,
        Handover_Issues__r: null,
        Handover_Invoices__r: null,
        Handover_Updates__r: null,
      },
      NOTHING,
    );
    expect([milestones, issues, invoices, status]).toEqual([undefined, undefined, undefined, undefined]);
    expect(toPageView(answer(undefined), ALL, TODAY)).toEqual({
      kind: 'noAccess',
      text: 'You do not have access to this project.',
    });
  });

  it('names the slip of a milestone, and that it is overdue or done', () => {
    const done = milestoneNode({
      Id: 'done',
      Status__c: { value: 'Done' },
      Done_On__c: { value: '2026-02-18' },
      Slip_Days__c: { value: -2 },
    });
    const rows = view({ Handover_Milestones__r: list([done, milestoneNode()]) }).milestones?.rows;
    expect(rows?.map(({ slip, state }) => [slip?.label, state.label])).toEqual([
      ['2 days earlier than planned', 'Done Feb 18, 2026'],
      ['10 days later than planned', 'Overdue'],
    ]);
  });

  it('puts the gravest open issue first, counts its days, and says what a change request moves', () => {
    const change = issueNode({
      Id: 'change',
      Type__c: { value: 'Change request', displayValue: 'Change request' },
      Severity__c: { value: 'Critical', displayValue: 'Critical' },
      Extra_Hours__c: { value: 40 },
      Extra_Value__c: { value: 6000 },
      Client_Approved__c: { value: true },
      Due_On__c: {},
    });
    const closed = issueNode({ Id: 'closed', Status__c: { value: 'Closed' }, Severity__c: { value: 'Critical' } });
    const issues = view({ Handover_Issues__r: list([closed, issueNode(), change]) }).issues;
    expect(issues?.rows.map(({ id }) => id)).toEqual(['change', 'a05000000000001AAA', 'closed']);
    expect(issues?.rows[0]).toMatchObject({
      change: '40 h more, $6,000 more',
      changeMark: { label: 'Client approved' },
    });
    expect(issues?.rows[1]).toMatchObject({ age: 'days open: 9', overdue: true });
    expect(issues?.headline).toBe('2 open of 3');
    expect(issues?.budget).toBe('Approved change requests moved the plan by 40 h and $6,000.');
  });

  it('takes a credit note off, and counts as overdue only what somebody owes', () => {
    const credit = invoiceNode({
      Id: 'credit',
      Type__c: { value: 'Credit note' },
      Net_Amount__c: { value: 2000 },
      Billed_Amount__c: { value: -2000 },
    });
    const planned = invoiceNode({ Id: 'planned', Status__c: { value: 'Planned' }, Billed_Amount__c: { value: 0 } });
    const invoices = view({ Handover_Invoices__r: list([invoiceNode(), credit, planned]) }).invoices;
    expect(invoices?.rows.map(({ amount, state }) => [amount, state.label])).toEqual([
      [20000, 'Overdue'],
      [-2000, 'Issued'],
      [20000, 'Planned'],
    ]);
    expect(invoices?.sums.map(({ key, amount }) => [key, amount])).toEqual([
      ['invoiced', 18000],
      ['paid', 0],
      ['overdue', 20000],
      ['toInvoice', 50000],
    ]);
  });

  it('compares the figures with those of the last status, and tells what happened since', () => {
    const older = updateNode({ Id: 'older', Posted_On__c: { value: '2026-02-01' }, Hours_Logged__c: { value: 90 } });
    const done = milestoneNode({ Id: 'done', Status__c: { value: 'Done' }, Done_On__c: { value: '2026-03-04' } });
    const issued = invoiceNode({ Issued_On__c: { value: '2026-03-02' } });
    const planned = invoiceNode({ ...issued, Name: { value: 'INV-2' }, Status__c: { value: 'Planned' } });
    const status = view({
      Handover_Invoices__r: list([issued, planned]),
      Handover_Updates__r: list([older, updateNode()]),
      Handover_Milestones__r: list([done, milestoneNode({ Name: { value: 'Go-live' } })]),
    }).status;
    expect(status?.sinceText).toBe('Since the last status of Mar 1, 2026');
    expect(status?.figures.map(({ label, before, now, difference }) => [label, before, now, difference])).toEqual([
      ['Progress', '40%', '45%', '+5%'],
      ['Hours logged', '150', '180', '+30'],
      ['Budget used', '50%', '60%', '+10%'],
      ['Open issues', '3', '1', '−2'],
      ['Invoiced, before credit notes', '$20,000', '$20,000', ''],
      ['Forecast margin', '$42,000', '$40,000', '−$2,000'],
    ]);
    expect(status?.events.map(({ text }) => text)).toEqual([
      'Done: Pilot.',
      'Slipped: Go-live (10 days later than planned).',
      'Issues logged: 1.',
      'Invoices issued: INV-1.',
    ]);
    expect(status?.log.map(({ id }) => id)).toEqual(['a07000000000001AAA', 'older']);
  });

  it('says nothing of the margin to whoever may not read it, and compares nothing with a first status', () => {
    const { Forecast_Margin__c: hidden, ...project } = projectNode({ Handover_Updates__r: list([]) });
    expect(hidden).toBeDefined();
    const found = toPageView(answer(project), ALL, TODAY);
    const status = found.kind === 'project' ? found.status : undefined;
    expect(status?.figures.map(({ key }) => key)).not.toContain('Forecast_Margin__c');
    expect(status?.figures.every(({ before, difference }) => before === '' && difference === '')).toBe(true);
    expect(status).toMatchObject({
      since: '',
      sinceText: 'This is the first status: the figures of today.',
      events: [],
    });
  });
});
