import { LightningElement, api } from 'lwc';
import type { Fact } from 'c/handoverFacts';
import { dateText } from 'c/handoverFormats';
import { common, format, health, project } from 'c/handoverLabels';
import type { ProjectView } from 'c/handoverProjectView';
import { badgeClass } from 'c/handoverTone';

/** One project of a deal: health and why, hours, milestone, money, issues, last status. Event: `open` with `{ id }` of a record to go to. */
export default class HandoverProjectCard extends LightningElement {
  @api project: ProjectView | undefined;

  readonly labels = { ...common, ...project, ...health };

  get openLabel(): string {
    return format(project.openProject, this.project?.name);
  }

  get healthClass(): string {
    return badgeClass(this.project?.health.tone ?? 'neutral');
  }

  get hasReasons(): boolean {
    return (this.project?.reasons.length ?? 0) > 0;
  }

  get slipClass(): string {
    return badgeClass(this.project?.milestone?.slipped ? 'warning' : 'neutral');
  }

  get dueText(): string {
    return dateText(this.project?.milestone?.due);
  }

  get facts(): Fact[] {
    if (!this.project) return [];
    const { milestonesText, plannedEnd, lead, margins } = this.project;
    return [
      { key: 'milestones', label: project.milestones, kind: 'text', value: milestonesText },
      { key: 'end', label: project.plannedEnd, kind: 'date', value: plannedEnd },
      { key: 'lead', label: project.lead, kind: 'text', value: lead },
      { key: 'baseline', label: project.baselineMargin, kind: 'currency', value: margins?.baseline },
      { key: 'forecast', label: project.forecastMargin, kind: 'currency', value: margins?.forecast },
      { key: 'erosion', label: project.erosion, kind: 'number', value: margins?.erosion },
    ];
  }

  handleOpen(): void {
    this.tellOpen(this.project?.id);
  }

  handleOpenDetail({ detail }: CustomEvent<{ id: string }>): void {
    this.tellOpen(detail.id);
  }

  tellOpen(id: string | undefined): void {
    this.dispatchEvent(new CustomEvent('open', { detail: { id } }));
  }
}
