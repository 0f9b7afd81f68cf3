import { LightningElement, api } from 'lwc';
import type { FieldInfo, ObjectInfo, RecordRepresentation } from '../../lds/types.ts';
import { urlOf, type PartialPageReference } from '../../frame/page-reference.ts';
import { navigate } from '../../frame/router.ts';

interface Cell {
  readonly key: string;
  readonly labelKey: string;
  readonly info: FieldInfo;
  readonly isLink: boolean;
  readonly text: string;
}

interface Row {
  readonly id: string;
  readonly url: string;
  readonly record: RecordRepresentation;
  readonly name: string;
  readonly cells: readonly Cell[];
  readonly details: readonly Cell[];
}

/** Fields shown below each name in a sidebar, as in the platform's related lists. */
const DETAILS = 3;

/** Records of one object as a table; the name leads to the record. */
export default class RecordTable extends LightningElement {
  @api label: string | undefined;
  @api objectInfo: ObjectInfo | undefined;
  @api columns: readonly FieldInfo[] = [];
  @api records: readonly RecordRepresentation[] = [];
  /** In a sidebar: names, and few fields below each. */
  @api narrow = false;

  get rows(): Row[] {
    return this.records.map((record) => {
      const cells = this.columns.map((info) => this.cell(record, info));
      const details = cells.filter(({ isLink }) => !isLink).slice(0, DETAILS);
      const name = cells.find(({ isLink }) => isLink)?.text ?? record.id;
      return { id: record.id, url: urlOf(this.pageOf(record.id)), record, name, cells, details };
    });
  }

  handleOpen(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    navigate(this.pageOf((event.currentTarget as HTMLElement).dataset['id'] ?? ''));
  }

  private cell(record: RecordRepresentation, info: FieldInfo): Cell {
    const field = record.fields[info.apiName];
    const isName = this.objectInfo?.nameFields.includes(info.apiName) === true;
    return {
      key: info.apiName,
      labelKey: `${info.apiName} label`,
      info,
      isLink: isName,
      text: String(field?.displayValue ?? field?.value ?? record.id),
    };
  }

  private pageOf(recordId: string): PartialPageReference {
    return {
      type: 'standard__recordPage',
      attributes: { objectApiName: this.objectInfo?.apiName, recordId, actionName: 'view' },
    };
  }
}
