import { LightningElement, api } from 'lwc';
import { amountText, dateText, numberText, percentText } from 'c/handoverFormats';

/** One fact: a label, its value and how the user's locale writes it. A blank value is not shown. */
export interface Fact {
  key: string;
  label: string;
  kind: 'text' | 'date' | 'number' | 'percent' | 'currency';
  value: string | number | undefined;
}

function textOf({ kind, value }: Fact): string {
  if (typeof value !== 'number') return kind === 'date' ? dateText(value) : (value ?? '');
  if (kind === 'percent') return percentText(value, 2);
  return kind === 'currency' ? amountText(value) : numberText(value, 1);
}

/** Facts as tiles. */
export default class HandoverFacts extends LightningElement {
  @api facts: Fact[] = [];

  get tiles(): { key: string; label: string; text: string }[] {
    return this.facts
      .map((fact) => ({ key: fact.key, label: fact.label, text: textOf(fact) }))
      .filter(({ text }) => text !== '');
  }
}
