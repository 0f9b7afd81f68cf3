import { LightningElement, api } from 'lwc';
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

/** What the form is about: an issue by id, or a new one of a type. */
interface Editing {
  id?: string;
  type: string;
  heading: string;
}

/**
 * Issues, risks, change requests and dependencies, the gravest open ones first. A form stands in the place of its row.
 *
 * Event: `changed` with `{ message }`.
 */
export default class HandoverIssueList extends LightningElement {
  @api view: IssuesView | undefined;
  @api projectId: string | undefined;

  editing: Editing | undefined;
  shown = 'open';
  focusTarget: string | undefined;

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
        editing: row.id === this.editing?.id,
        editLabel: format(common.editNamed, row.name),
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

  get isAdding(): boolean {
    return this.editing !== undefined && this.editing.id === undefined;
  }

  get offersAdding(): boolean {
    return this.view?.canAdd === true && !this.isAdding;
  }

  get fields(): FormField[] {
    if (!this.editing) return [];
    return issueFields(this.editing.type, this.isAdding).filter(({ name }) => this.view?.fields.has(name));
  }

  get newValues(): Record<string, unknown> {
    return { [MASTER[ISSUE_OBJECT] ?? '']: this.projectId };
  }

  override renderedCallback(): void {
    if (!this.focusTarget) return;
    const target = this.template?.querySelector<HTMLElement>(this.focusTarget);
    this.focusTarget = undefined;
    target?.focus();
  }

  handleFilter(event: CustomEvent<{ value: string }>): void {
    this.shown = event.detail.value;
  }

  handleNew(event: CustomEvent<{ value: string }>): void {
    const type = event.detail.value;
    const label = NEW.find((option) => option.type === type)?.label;
    this.edit({ type, heading: format(page.newOf, label) });
  }

  handleEdit(event: Event): void {
    const id = (event.target as HTMLButtonElement).value;
    const row = this.view?.rows.find((candidate) => candidate.id === id);
    if (row) this.edit({ id, type: row.type, heading: row.name });
  }

  handleSaved(): void {
    this.close();
    this.dispatchEvent(new CustomEvent('changed', { detail: { message: page.issueSaved } }));
  }

  close(): void {
    const id = this.editing?.id;
    this.editing = undefined;
    this.focusTarget = id ? `[data-edit="${id}"]` : '[data-add]';
  }

  edit(editing: Editing): void {
    this.editing = editing;
    this.focusTarget = 'c-handover-record-form';
  }
}
