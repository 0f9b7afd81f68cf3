import { LightningElement, api } from 'lwc';
import { common, format, project } from 'c/handoverLabels';
import type { ProjectView } from 'c/handoverProjectView';
import { badgeClass } from 'c/handoverTone';

/** One project. The bars are decoration: the text above each says the same. Event: `open` with its id, when the user follows its name. */
export default class HandoverProjectCard extends LightningElement {
  @api project: ProjectView | undefined;

  readonly labels = { ...common, ...project };

  get openLabel(): string {
    return format(project.openProject, this.project?.name);
  }

  get healthClass(): string {
    return badgeClass(this.project?.health.tone ?? 'neutral');
  }

  get hasReasons(): boolean {
    return (this.project?.reasons.length ?? 0) > 0;
  }

  get hasErosion(): boolean {
    return this.project?.margins?.erosion !== undefined;
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('open', { detail: { id: this.project?.id } }));
  }
}
