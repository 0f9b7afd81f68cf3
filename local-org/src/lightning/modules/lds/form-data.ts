import { callApi } from './http.ts';
import { loadAllPicklistValues, loadObjectInfo, MASTER_RECORD_TYPE_ID } from './object-info.ts';
import { loadRecord } from './records.ts';
import type { FormContext } from './forms.ts';
import type { FieldInfo, ObjectInfo, RecordRepresentation } from './types.ts';

const PICKLIST_TYPES = new Set(['Picklist', 'MultiPicklist', 'ComboBox']);

/**
 * Everything a form needs for its fields: the record's values (for references with the names behind them), or a new
 * record's defaults, and the picklists. Fields that the user may not see are simply not in it.
 */
export async function loadFormData(
  objectApiName: string,
  recordId: string | undefined,
  fields: readonly string[],
): Promise<FormContext> {
  const objectInfo = await loadObjectInfo(objectApiName);
  const infos = fields.flatMap((name) => objectInfo.fields[name] ?? []);
  const needsPicklists = infos.some(({ dataType }) => PICKLIST_TYPES.has(dataType));
  const [record, defaults, picklists] = await Promise.all([
    recordId === undefined
      ? undefined
      : loadRecord(recordId, [`${objectInfo.apiName}.Id`], fieldsToLoad(objectInfo, infos)),
    recordId === undefined ? loadDefaults(objectInfo.apiName) : {},
    needsPicklists
      ? loadAllPicklistValues(objectInfo.apiName, objectInfo.defaultRecordTypeId ?? MASTER_RECORD_TYPE_ID)
      : undefined,
  ]);
  return { objectInfo, record, defaults, picklistValues: picklists?.picklistFieldValues ?? {} };
}

/** Qualified names of the fields, and of the name behind each reference. */
export function fieldsToLoad({ apiName }: ObjectInfo, infos: readonly FieldInfo[]): string[] {
  return infos.flatMap((info) => {
    const target = info.referenceToInfos[0];
    const names =
      info.reference && info.relationshipName && target
        ? target.nameFields.slice(0, 1).map((name) => `${apiName}.${info.relationshipName}.${name}`)
        : [];
    return [`${apiName}.${info.apiName}`, ...names];
  });
}

async function loadDefaults(objectApiName: string): Promise<Record<string, unknown>> {
  const { record } = await callApi<{ record: RecordRepresentation }>(
    'GET',
    `ui-api/record-defaults/create/${objectApiName}`,
  );
  return Object.fromEntries(Object.entries(record.fields).map(([name, { value }]) => [name, value]));
}
