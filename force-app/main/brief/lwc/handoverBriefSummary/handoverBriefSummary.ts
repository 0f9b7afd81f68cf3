import { LightningElement, api } from 'lwc';
import type { OpenBrief } from 'c/handoverBriefView';
import type { Fact } from 'c/handoverFacts';
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

  get facts(): Fact[] {
    if (!this.view) return [];
    const { discount, allowedDiscount, agreedStart, earliestStart, plannedHours, plannedLabourCost, deliveryLead } =
      this.view.facts;
    return [
      { key: 'discount', label: brief.factDiscount, kind: 'percent', value: discount },
      {
        key: 'allowed',
        label: brief.factAllowed,
        kind: 'percent',
        value: discount === undefined ? undefined : allowedDiscount,
      },
      { key: 'agreedStart', label: brief.factAgreedStart, kind: 'date', value: agreedStart },
      { key: 'earliestStart', label: brief.factEarliestStart, kind: 'date', value: earliestStart },
      { key: 'hours', label: brief.factPlannedHours, kind: 'number', value: plannedHours || undefined },
      { key: 'labourCost', label: brief.factLabourCost, kind: 'currency', value: plannedLabourCost },
      { key: 'lead', label: brief.factLead, kind: 'text', value: deliveryLead },
    ];
  }
}
