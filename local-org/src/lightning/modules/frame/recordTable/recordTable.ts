import { LightningElement, api } from 'lwc';
import type { FieldInfo, ObjectInfo, RecordRepresentation } from '../../lds/types.ts';
import { navigate, urlOf, type PartialPageReference } from '../router.ts';

interface Cell {
  readonly key: string;
  readonly info: FieldInfo;
  readonly isLink: boolean;
  readonly text: string;
}

/** Records of one object as a table; the name leads to the record. */
export default class RecordTable extends LightningElement {
  @api label: string | undefined;
  @api objectInfo: ObjectInfo | undefined;
  @api columns: readonly FieldInfo[] = [];
  @api records: readonly RecordRepresentation[] = [];

  get rows(): { id: string; url: string; record: RecordRepresentation; cells: Cell[] }[] {
    return this.records.map((record) => ({
      id: record.id,
      url: urlOf(this.pageOf(record.id)),
      record,
      cells: this.columns.map((info) => this.cell(record, info)),
    }));
  }

  handleOpen(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    navigate(this.pageOf((event.currentTarget as HTMLElement).dataset['id'] ?? ''));
  }

  private cell(record: RecordRepresentation, info: FieldInfo): Cell {
    const field = record.fields[info.apiName];
    const isName = this.objectInfo?.nameFields.includes(info.apiName) === true;
    return { key: info.apiName, info, isLink: isName, text: String(field?.displayValue ?? field?.value ?? record.id) };
  }

  private pageOf(recordId: string): PartialPageReference {
    return {
      type: 'standard__recordPage',
      attributes: { objectApiName: this.objectInfo?.apiName, recordId, actionName: 'view' },
    };
  }
}
