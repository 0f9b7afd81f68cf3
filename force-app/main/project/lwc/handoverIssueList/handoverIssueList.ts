import { LightningElement, api } from 'lwc';
import { focusOn } from 'c/handoverFocus';
import { common, format, page } from 'c/handoverLabels';
import { ISSUE_OBJECT, MASTER, issueFields } from 'c/handoverProjectPageData';
import type { IssueType } from 'c/handoverProjectPageData';
import type { IssuesView } from 'c/handoverProjectPageView';
import type { FormField } from 'c/handoverRecordForm';
import { badgeClass } from 'c/handoverTone';

const NEW: { type: IssueType; label: string }[] = [
  { type: 'Issue', label: page.newIssue },
  { type: 'Risk', label: page.newRisk },
  { type: 'Change request', label: page.newChange },
  { type: 'Dependency', label: page.newDependency },
];

/**
 * Issues, risks, change requests and dependencies, the gravest open ones first. A form stands in the place of its row.
 *
 * Event: `changed` with `{ message }`.
 */
export default class HandoverIssueList extends LightningElement {
  @api view: IssuesView | undefined;
  @api projectId: string | undefined;

  /** The type of what is being added. */
  adding: string | undefined;
  shown = 'open';

  readonly labels = { ...common, ...page };
  readonly objectApiName = ISSUE_OBJECT;
  readonly newOptions = NEW;
  readonly filters = [
    { label: page.showOpen, value: 'open' },
    { label: page.showAll, value: 'all' },
  ];

  get rows() {
    return (this.view?.rows ?? [])
      .filter(({ open }) => open || this.shown === 'all')
      .map((row) => ({
        ...row,
        fields: this.fieldsOf(row.type, false),
        severityClass: `${badgeClass(row.severity.tone)} slds-m-right_x-small`,
        changeClass: row.changeMark && badgeClass(row.changeMark.tone),
        dueClass: row.overdue ? 'overdue' : '',
      }));
  }

  /** Why the list is empty; '' when it is not. */
  get emptyText(): string {
    if (this.rows.length > 0) return '';
    return (this.view?.rows.length ?? 0) > 0 ? page.noOpenIssues : page.noIssues;
  }

  get offersAdding(): boolean {
    return this.view?.canAdd === true && !this.adding;
  }

  get newHeading(): string {
    return format(page.newOf, NEW.find(({ type }) => type === this.adding)?.label);
  }

  get newFields(): FormField[] {
    return this.fieldsOf(this.adding ?? '', true);
  }

  get newValues(): Record<string, unknown> {
    return { [MASTER[ISSUE_OBJECT] ?? '']: this.projectId };
  }

  handleFilter(event: CustomEvent<{ value: string }>): void {
    this.shown = event.detail.value;
  }

  handleAdd(event: CustomEvent<{ value: string }>): void {
    this.adding = event.detail.value;
  }

  handleAdded(): Promise<void> {
    this.handleSaved();
    return this.stopAdding();
  }

  handleSaved(): void {
    this.dispatchEvent(new CustomEvent('changed', { detail: { message: page.issueSaved } }));
  }

  stopAdding(): Promise<void> {
    this.adding = undefined;
    return focusOn(this, '[data-add]');
  }

  /** What describes it, as far as the user may read it. */
  fieldsOf(type: string, isNew: boolean): FormField[] {
    return issueFields(type, isNew).filter(({ name }) => this.view?.fields.has(name));
  }
}
