import { LightningElement, api } from 'lwc';
import { isRecord } from '../../lds/records.ts';
import type { FieldInfo, RecordRepresentation } from '../../lds/types.ts';
import { urlOf, type PartialPageReference } from '../../frame/page-reference.ts';
import { navigate } from '../../frame/router.ts';

const NUMBER_STYLES: Readonly<Record<string, string>> = {
  Currency: 'currency',
  Percent: 'percent-fixed',
  Double: 'decimal',
  Int: 'decimal',
  Long: 'decimal',
};
const DISPLAYED_BY_TYPE = new Set([
  'TextArea',
  'Date',
  'DateTime',
  'Time',
  'Email',
  'Phone',
  'Url',
  'Boolean',
  'Reference',
  ...Object.keys(NUMBER_STYLES),
]);

/** How many digits a part of the locale's short pattern has: `dd` two, `d` as many as it takes. */
function digitsOf(letter: string, pattern: string): '2-digit' | 'numeric' {
  return pattern.includes(letter.repeat(2)) ? '2-digit' : 'numeric';
}

/** The value of one field of a record, as Lightning shows it: a link for a reference, figures and dates in the user's locale. */
export default class FieldValue extends LightningElement {
  @api record: RecordRepresentation | undefined;
  @api info: FieldInfo | undefined;

  /** Times of records are those of the user's zone, wherever the device is. */
  readonly timeZone = String(globalThis.lightningSession.i18n['timeZone']);

  /** Records show dates in the short format of the user's locale. Source: Salesforce Help, "Supported Date and Time Formats". */
  readonly digits = {
    day: digitsOf('d', String(globalThis.lightningSession.i18n['dateTime.shortDateFormat'])),
    month: digitsOf('M', String(globalThis.lightningSession.i18n['dateTime.shortDateFormat'])),
    hour: digitsOf('h', String(globalThis.lightningSession.i18n['dateTime.shortTimeFormat']).toLowerCase()),
  };

  get value(): unknown {
    const value = this.info && this.record?.fields[this.info.apiName]?.value;
    return value === '' ? null : value;
  }

  get isFilled(): boolean {
    return this.value !== null && this.value !== undefined;
  }

  get type(): string {
    return this.isFilled ? (this.info?.dataType ?? '') : '';
  }

  /** Picklists read by their label; what has no form of its own, by its value. */
  get text(): string {
    return (this.info && this.record?.fields[this.info.apiName]?.displayValue) ?? String(this.value ?? '');
  }

  get isText(): boolean {
    return this.isFilled && !DISPLAYED_BY_TYPE.has(this.type);
  }

  get isRichText(): boolean {
    return this.type === 'TextArea' && this.info?.htmlFormatted === true;
  }

  get isLongText(): boolean {
    return this.type === 'TextArea' && !this.isRichText;
  }

  get isNumber(): boolean {
    return this.type in NUMBER_STYLES;
  }

  get numberStyle(): string {
    return NUMBER_STYLES[this.type] ?? 'decimal';
  }

  get minimumDigits(): number {
    return this.type === 'Percent' ? 0 : (this.info?.scale ?? 0);
  }

  get maximumDigits(): number {
    return this.info?.scale ?? 0;
  }

  get isDate(): boolean {
    return this.type === 'Date';
  }

  get isDateTime(): boolean {
    return this.type === 'DateTime';
  }

  get isTime(): boolean {
    return this.type === 'Time';
  }

  get isEmail(): boolean {
    return this.type === 'Email';
  }

  get isPhone(): boolean {
    return this.type === 'Phone';
  }

  get isUrl(): boolean {
    return this.type === 'Url';
  }

  get isTrue(): boolean {
    return this.type === 'Boolean' && this.value === true;
  }

  get isFalse(): boolean {
    return this.type === 'Boolean' && this.value === false;
  }

  get isReference(): boolean {
    return this.type === 'Reference';
  }

  get referencedRecord(): RecordRepresentation | undefined {
    const behind = this.record?.fields[this.info?.relationshipName ?? '']?.value;
    return isRecord(behind) ? behind : undefined;
  }

  /** A record that the user may not see has an id and no name. */
  get referenceName(): string {
    const names = this.info?.referenceToInfos.flatMap(({ nameFields }) => nameFields) ?? [];
    const field = names.map((name) => this.referencedRecord?.fields[name]).find((candidate) => candidate !== undefined);
    return String(
      field?.displayValue ??
        field?.value ??
        this.record?.fields[this.info?.relationshipName ?? '']?.displayValue ??
        this.value,
    );
  }

  get referencePage(): PartialPageReference {
    const objectApiName = this.referencedRecord?.apiName ?? this.info?.referenceToInfos[0]?.apiName;
    return {
      type: 'standard__recordPage',
      attributes: { recordId: String(this.value), objectApiName, actionName: 'view' },
    };
  }

  get referenceUrl(): string {
    return urlOf(this.referencePage);
  }

  handleReference(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    navigate(this.referencePage);
  }
}
