import { LightningElement, api } from 'lwc';
import { timesheet } from 'c/handoverLabels';
import type { Choice } from 'c/handoverTimesheetWeek';

/** More projects than this are searched by name instead of being looked through. */
const MANY = 12;

interface Option {
  label: string;
  value: string;
}

/** Chooses project and role of a further row. Event: `add` with `{ project, role }`. */
export default class HandoverTimesheetRowPicker extends LightningElement {
  @api projects: readonly Choice[] = [];
  @api roles: readonly Choice[] = [];
  /** The role that is offered first: usually the one of the other rows. */
  @api usualRole: string | undefined;
  @api disabled = false;

  /** What is searched for. */
  needle = '';
  projectId: string | undefined;
  roleId: string | undefined;

  readonly labels = timesheet;

  get projectOptions(): Option[] {
    return this.found.map(toOption);
  }

  get hasMany(): boolean {
    return this.projects.length > MANY;
  }

  get found(): readonly Choice[] {
    return this.projects.filter(({ name }) =>
      name.toLocaleLowerCase().includes(this.needle.trim().toLocaleLowerCase()),
    );
  }

  get findsNothing(): boolean {
    return this.found.length === 0;
  }

  get roleOptions(): Option[] {
    return this.roles.map(toOption);
  }

  get chosenRole(): string | undefined {
    const only = this.roles.length === 1 ? this.roles[0]?.id : undefined;
    return this.roleId ?? this.usualRole ?? only;
  }

  get isIncomplete(): boolean {
    return this.disabled || !this.projectId || !this.chosenRole;
  }

  /** The only match is chosen at once. */
  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.needle = event.detail.value;
    const [first, ...others] = this.found;
    const chosen = this.found.some(({ id }) => id === this.projectId) ? this.projectId : undefined;
    this.projectId = first && others.length === 0 ? first.id : chosen;
  }

  handleProject(event: CustomEvent<{ value: string }>): void {
    this.projectId = event.detail.value;
  }

  handleRole(event: CustomEvent<{ value: string }>): void {
    this.roleId = event.detail.value;
  }

  handleAdd(): void {
    const project = this.projects.find(({ id }) => id === this.projectId);
    const role = this.roles.find(({ id }) => id === this.chosenRole);
    if (!project || !role) return;
    this.dispatchEvent(new CustomEvent('add', { detail: { project, role } }));
    this.projectId = undefined;
    this.needle = '';
  }
}

function toOption({ id, name }: Choice): Option {
  return { label: name, value: id };
}
