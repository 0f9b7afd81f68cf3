import { LightningElement, api } from 'lwc';
import type { OpenBrief } from 'c/handoverBriefView';
import { brief } from 'c/handoverLabels';
import { badgeClass } from 'c/handoverTone';

/**
 * The head of the panel: how far, what is still open, and the figures that decide. Presentational. The ring is decoration:
 * the line beside it says the same in words.
 */
export default class HandoverBriefSummary extends LightningElement {
  @api view: OpenBrief | undefined;

  readonly labels = brief;

  get ringVariant(): string {
    return this.view?.readiness === 100 ? 'base-autocomplete' : 'base';
  }

  get statusClass(): string {
    return badgeClass(this.view?.status.tone ?? 'neutral');
  }

  get hasOpenPoints(): boolean {
    return (this.view?.openPoints.length ?? 0) > 0;
  }

  get nothingOpen(): boolean {
    return !this.hasOpenPoints && this.view?.gate !== '';
  }

  get hasDiscount(): boolean {
    return this.view?.facts.discount !== undefined;
  }

  get hasLabourCost(): boolean {
    return this.view?.facts.plannedLabourCost !== undefined;
  }
}
