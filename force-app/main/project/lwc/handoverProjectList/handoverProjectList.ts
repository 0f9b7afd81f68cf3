import { LightningElement, api } from 'lwc';
import { common, health, project } from 'c/handoverLabels';
import type { ProjectView } from 'c/handoverProjectView';
import { badgeClass } from 'c/handoverTone';

/** Several projects of one deal, to choose one from. Event: `choose` with `{ id }`. */
export default class HandoverProjectList extends LightningElement {
  @api projects: ProjectView[] = [];
  @api chosen: string | undefined;

  readonly labels = { ...common, ...project, ...health };

  get rows() {
    return this.projects.map((row) => ({
      ...row,
      badgeClass: badgeClass(row.health.tone),
      pressed: row.id === this.chosen ? 'true' : 'false',
      class: row.id === this.chosen ? 'row chosen slds-size_1-of-1' : 'row slds-size_1-of-1',
    }));
  }

  handleChoose(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('choose', { detail: { id } }));
  }
}
