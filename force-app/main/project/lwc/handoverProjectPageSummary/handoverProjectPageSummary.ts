import { LightningElement, api } from 'lwc';
import { common, page, project } from 'c/handoverLabels';
import type { SummaryView } from 'c/handoverProjectPageView';
import { badgeClass } from 'c/handoverTone';

/** How the project stands. The bars are decoration: the text above each says the same. Event: `refresh`. */
export default class HandoverProjectPageSummary extends LightningElement {
  @api summary: SummaryView | undefined;

  readonly labels = { ...common, ...project, ...page };

  get healthClass(): string {
    return badgeClass(this.summary?.health.tone ?? 'neutral');
  }

  get hasReasons(): boolean {
    return (this.summary?.reasons.length ?? 0) > 0;
  }

  handleRefresh(): void {
    this.dispatchEvent(new CustomEvent('refresh'));
  }
}
