import { LightningElement, api } from 'lwc';

/** One fact: a label, its value and how the user's locale writes it. A blank value is not shown. */
export interface Fact {
  key: string;
  label: string;
  kind: 'text' | 'date' | 'number' | 'percent' | 'currency';
  value: string | number | undefined;
}

/** Facts as tiles. */
export default class HandoverFacts extends LightningElement {
  @api facts: Fact[] = [];

  get tiles() {
    return this.facts
      .filter(({ value }) => value !== undefined && value !== '')
      .map((fact) => ({
        ...fact,
        isText: fact.kind === 'text',
        isDate: fact.kind === 'date',
        isNumber: fact.kind === 'number',
        isPercent: fact.kind === 'percent',
      }));
  }
}
