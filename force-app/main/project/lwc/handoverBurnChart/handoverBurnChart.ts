import { LightningElement, api } from 'lwc';
import { dateText, percentText } from 'c/handoverFormats';
import { common, format, health } from 'c/handoverLabels';
import type { BurnView } from 'c/handoverProjectView';
import { HEIGHT, WIDTH, draw, worth } from './geometry';
import type { Drawing } from './geometry';

/** A pace is no forecast before some of the work is done. */
const PACE_FROM_PERCENT = 10;

/**
 * Hours used against budget and work done, week by week. The sentence above says what the drawing shows, and the table below
 * has every figure: nobody needs to see the drawing.
 */
export default class HandoverBurnChart extends LightningElement {
  @api burn: BurnView | undefined;

  readonly labels = { ...common, ...health };
  readonly viewBox = `0 0 ${WIDTH} ${HEIGHT}`;

  get isEmpty(): boolean {
    return (this.burn?.weeks.length ?? 0) === 0;
  }

  get drawing(): Drawing | undefined {
    return this.burn && draw(this.burn);
  }

  get hasNoBudget(): boolean {
    return this.burn?.budget === undefined;
  }

  get sentence(): string {
    if (!this.burn) return '';
    const { burned, budget } = this.burn;
    const done = percentText(this.burn.done);
    const used =
      budget === undefined
        ? format(health.chartUsedNoBudget, burned, done)
        : format(health.chartUsed, burned, budget, percentText((burned / budget) * 100, 0), done);
    return [used, this.pace].filter(Boolean).join(' ');
  }

  /** Where the hours end if the rest of the work takes as long as what is done. */
  get pace(): string {
    const { burned, budget, done } = this.burn ?? {};
    if (!burned || !budget || !done || done < PACE_FROM_PERCENT || done >= 100) return '';
    const total = Math.round((burned / done) * 100);
    const over = total - Math.round(budget);
    return over > 0 ? format(health.chartPaceOver, total, over) : format(health.chartPaceUnder, total);
  }

  get legend(): { key: string; class: string; text: string }[] {
    if (!this.burn) return [];
    const { burned, budget, done } = this.burn;
    const entries = [{ key: 'burned', class: 'key key-burned', text: format(health.chartBurned, burned) }];
    if (budget === undefined) return entries;
    return [
      ...entries,
      {
        key: 'done',
        class: 'key key-done',
        text: format(health.chartDone, percentText(done), Math.round(worth(done, budget) ?? 0)),
      },
      { key: 'budget', class: 'key key-budget', text: format(health.chartBudget, budget) },
    ];
  }

  get hourMarks(): { key: string; value: number }[] {
    return (this.drawing?.hours ?? []).map((value) => ({ key: String(value), value }));
  }

  get dayMarks(): { key: string; value: string }[] {
    return (this.drawing?.days ?? []).map((value, index) => ({ key: `${index}`, value }));
  }

  get rows() {
    const known = (value: number | undefined): boolean => value !== undefined;
    return [...(this.burn?.weeks ?? [])].reverse().map((week) => ({
      ...week,
      weekText: dateText(week.week),
      hasHours: known(week.hours),
      hasBurned: known(week.burned),
      hasDone: known(week.done),
    }));
  }
}
