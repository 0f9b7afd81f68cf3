import { wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { focusOn } from 'c/handoverFocus';
import type { Filled } from 'c/handoverInlineForm';
import { common, format, timesheet } from 'c/handoverLabels';
import { currentViewer } from 'c/handoverPermissions';
import { HandoverReader } from 'c/handoverReader';
import { APPROVAL_LIMIT, APPROVAL_QUERY, decide, tellProjectsChanged } from 'c/handoverTimesheetData';
import type { ApprovalData, Decision } from 'c/handoverTimesheetData';
import { toWaiting } from './groups';
import type { WaitingRow, WaitingWeek } from './groups';

/** What waits for the lead's decision, by person and week. Asks for nothing without the right to approve. */
export default class HandoverTimesheetApproval extends HandoverReader {
  readonly labels = { ...common, ...timesheet };

  data: ApprovalData | undefined;
  override errors: unknown;
  rowErrors: Readonly<Record<string, unknown>> = {};
  busy = false;
  /** Id of the row whose rejection waits for its reason. */
  rejecting: string | undefined;
  announcement = '';

  @wire(graphql, { query: APPROVAL_QUERY, variables: '$variables' })
  wiredSheets({ data, errors, refresh }: GraphQLResult): void {
    this.refreshQuery = refresh;
    this.errors = data ? undefined : errors;
    if (data) this.data = data as ApprovalData;
  }

  get mayApprove(): boolean {
    return currentViewer().approvesTimesheets;
  }

  get variables(): Record<string, unknown> | undefined {
    return this.mayApprove ? { lead: currentViewer().userId } : undefined;
  }

  get weeks(): WaitingWeek[] {
    return (this.data && toWaiting(this.data, this.rowErrors, this.rejecting)) ?? [];
  }

  get isLoading(): boolean {
    return this.mayApprove && !this.data && !this.errors;
  }

  get explanation(): string {
    if (!this.mayApprove) return timesheet.approvalNoRight;
    if (!this.data) return '';
    if (!toWaiting(this.data, {})) return timesheet.noAccess;
    const rows = this.weeks.reduce((sum, week) => sum + week.rows.length, 0);
    if (rows >= APPROVAL_LIMIT) return format(timesheet.approvalMore, APPROVAL_LIMIT);
    return rows === 0 ? timesheet.approvalNone : '';
  }

  handleApprove(event: Event): Promise<void> {
    return this.decide(this.rowsOf((event.target as HTMLButtonElement).value), { status: 'Approved' });
  }

  handleReject(event: Event): void {
    this.rejecting = (event.target as HTMLButtonElement).value;
  }

  handleCancel(): Promise<void> {
    this.rejecting = undefined;
    return focusOn(this, '[data-list]');
  }

  handleConfirm({ detail: { reason = '' } }: CustomEvent<Filled>): Promise<void> {
    return this.decide(this.rowsOf(this.rejecting ?? ''), { status: 'Rejected', reason });
  }

  /** The rows that a button stands for: one by its id, or all of a week by the week's key. */
  rowsOf(value: string): WaitingRow[] {
    return this.weeks.flatMap(({ key, rows }) => rows.filter(({ id }) => id === value || key === value));
  }

  async decide(rows: readonly WaitingRow[], decision: Decision): Promise<void> {
    if (this.busy || rows.length === 0) return;
    this.busy = true;
    try {
      const failed = await this.saveInTurn(rows, decision);
      this.rowErrors = failed;
      this.rejecting = undefined;
      const decided = rows.filter(({ id }) => failed[id] === undefined);
      if (decided.length > 0) await this.refresh();
      await tellProjectsChanged(decided.map(({ projectId }) => projectId));
      this.tell(decided, decision.status, decided.length === rows.length);
    } finally {
      this.busy = false;
    }
    await focusOn(this, '[data-list]');
  }

  /** One request a row, one after the other: rows of one project lock it. Answers refusals by row. */
  async saveInTurn([row, ...rest]: readonly WaitingRow[], decision: Decision): Promise<Record<string, unknown>> {
    if (!row) return {};
    const refused = await decide(row.id, decision).then(
      () => ({}),
      (error: unknown) => ({ [row.id]: error }),
    );
    return { ...refused, ...(await this.saveInTurn(rest, decision)) };
  }

  tell(decided: readonly WaitingRow[], status: Decision['status'], all: boolean): void {
    const label = status === 'Approved' ? timesheet.approvedResult : timesheet.rejectedResult;
    const message = all ? format(label, decided.map(({ name }) => name).join('; ')) : timesheet.decisionFailed;
    this.announcement = message;
    this.dispatchEvent(new ShowToastEvent({ message, variant: all ? 'success' : 'warning' }));
  }
}
