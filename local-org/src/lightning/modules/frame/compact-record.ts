import { callApi, queryString } from '../lds/http.ts';
import { fieldsToLoad } from '../lds/form-data.ts';
import { loadLayout } from '../lds/layout.ts';
import { loadObjectInfo } from '../lds/object-info.ts';
import { loadRecord } from '../lds/records.ts';
import type { FieldInfo, ObjectInfo, RecordRepresentation } from '../lds/types.ts';
import { formSections } from './layout-sections.ts';

/** What the top of a record's page shows. */
export interface CompactRecord {
  readonly record: RecordRepresentation;
  readonly objectInfo: ObjectInfo;
  readonly name: string;
  /** Fields of the compact layout without the name. */
  readonly fields: readonly FieldInfo[];
}

/** Reads a record by the compact layout of its object. Rejects as UI API does. */
export async function loadCompactRecord(recordId: string, objectApiName?: string): Promise<CompactRecord> {
  const apiName = objectApiName ?? (await objectOf(recordId));
  const [objectInfo, layout] = await Promise.all([loadObjectInfo(apiName), loadLayout(apiName, 'Compact', 'View')]);
  const nameField = objectInfo.nameFields.find((name) => name === 'Name') ?? objectInfo.nameFields[0] ?? 'Id';
  const names = formSections(layout).flatMap(({ columns }) =>
    columns.flatMap(({ fields }) => fields.map(({ name }) => name)),
  );
  const fields = names.filter((name) => name !== nameField).flatMap((name) => objectInfo.fields[name] ?? []);
  const record = await loadRecord(
    recordId,
    [`${objectInfo.apiName}.Id`],
    [`${objectInfo.apiName}.${nameField}`, ...fieldsToLoad(objectInfo, fields)],
  );
  const nameValue = record.fields[nameField];
  return { record, objectInfo, name: String(nameValue?.displayValue ?? nameValue?.value ?? record.id), fields };
}

/** The object that an id belongs to, which an address may leave out. */
async function objectOf(recordId: string): Promise<string> {
  const { apiName } = await callApi<RecordRepresentation>(
    'GET',
    `ui-api/records/${recordId}${queryString({ layoutTypes: 'Compact' })}`,
  );
  return apiName;
}
