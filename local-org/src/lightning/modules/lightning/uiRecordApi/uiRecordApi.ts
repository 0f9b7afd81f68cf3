import { callApi, queryString } from '../../lds/http.ts';
import { fieldName, isRecord, loadRecord, objectName, readPath, recordIds, recordsChanged } from '../../lds/records.ts';
import type { FieldId, FieldScalar, ObjectId, ObjectInfo, RecordRepresentation } from '../../lds/types.ts';
import { createAdapter } from '../../lds/wire.ts';

/** Source of all of this: LWC Developer Guide, "lightning/uiRecordApi". */

interface RecordConfig {
  readonly recordId?: string;
  readonly fields?: FieldId | readonly FieldId[];
  readonly optionalFields?: FieldId | readonly FieldId[];
  readonly layoutTypes?: string | readonly string[];
  readonly modes?: string | readonly string[];
}

type RecordFields = Readonly<Record<string, FieldScalar>>;

export interface RecordInput {
  readonly apiName?: string;
  readonly fields: RecordFields;
}

/** Wire: one record, by fields or by layout. */
export const getRecord = createAdapter<RecordRepresentation>({
  request: (config) => recordRequest(config as RecordConfig),
  records: recordIds,
});

interface BatchResult {
  readonly results: readonly { statusCode: number; result: RecordRepresentation }[];
}

/** Wire: several records, each with a status of its own. */
export const getRecords = createAdapter<BatchResult>({
  request: ({ records }) => {
    if (!Array.isArray(records)) return undefined;
    const groups = records as readonly (RecordConfig & { recordIds?: readonly string[] })[];
    const requests = groups.flatMap((group) =>
      (group.recordIds ?? []).map((recordId) => recordRequest({ ...group, recordId })),
    );
    if (requests.includes(undefined)) return undefined;
    return async () => {
      const results = await Promise.all(
        requests.map((request) =>
          (request as () => Promise<RecordRepresentation>)().then(
            (result) => ({ statusCode: 200, result }),
            (error: { status?: number; body?: unknown }) => ({
              statusCode: error.status ?? 500,
              result: error.body as RecordRepresentation,
            }),
          ),
        ),
      );
      return { results };
    };
  },
  records: ({ results }) => results.flatMap(({ result }) => (isRecord(result) ? [...recordIds(result)] : [])),
});

/** Wire: defaults for a new record of an object. */
export const getRecordCreateDefaults = createAdapter<unknown>({
  request: ({ objectApiName, optionalFields }) => {
    if (!objectApiName) return undefined;
    const query = queryString({ optionalFields: names(optionalFields as RecordConfig['optionalFields']) });
    return () => callApi('GET', `ui-api/record-defaults/create/${objectName(objectApiName as ObjectId)}${query}`);
  },
});

/** Creates a record and answers it. Rejects with UI API's error, page errors and field errors in `body.output`. */
export async function createRecord({ apiName, fields }: RecordInput): Promise<RecordRepresentation> {
  return callApi<RecordRepresentation>('POST', 'ui-api/records', { apiName, fields });
}

/** Writes the fields of a record (`Id` among them) and answers it; every wire that shows it is told. */
export async function updateRecord(
  { fields }: RecordInput,
  options?: { ifUnmodifiedSince?: string },
): Promise<RecordRepresentation> {
  const { Id: id, ...changes } = fields;
  if (typeof id !== 'string') throw new TypeError('updateRecord needs the field Id.');
  if (options?.ifUnmodifiedSince !== undefined)
    throw new TypeError('The local org does not support ifUnmodifiedSince.');
  const record = await callApi<RecordRepresentation>('PATCH', `ui-api/records/${id}`, { fields: changes });
  recordsChanged([record.id]);
  return record;
}

/** Deletes a record; every wire that shows it is told. Rejects with UI API's error. */
export async function deleteRecord(recordId: string): Promise<void> {
  await callApi('DELETE', `ui-api/records/${recordId}`);
  recordsChanged([recordId]);
}

/** Tells that records were changed by something else than these functions. */
export async function notifyRecordUpdateAvailable(records: readonly { recordId: string }[]): Promise<void> {
  recordsChanged(records.map(({ recordId }) => recordId));
}

/** The older name of `notifyRecordUpdateAvailable`. */
export function getRecordNotifyChange(records: readonly { recordId: string }[]): void {
  recordsChanged(records.map(({ recordId }) => recordId));
}

/** Has what a wire gave be loaded anew; the wire itself then tells the component. */
export async function refresh(result: { data?: unknown }): Promise<void> {
  if (isRecord(result?.data)) recordsChanged([result.data.id]);
}

/** The value of a field of a record, undefined when the record does not hold the field. */
export function getFieldValue(record: RecordRepresentation | undefined, field: FieldId): unknown {
  return record && readPath(record, fieldName(field))?.value;
}

/** The value as the user reads it; null when it has no form of its own. */
export function getFieldDisplayValue(
  record: RecordRepresentation | undefined,
  field: FieldId,
): string | null | undefined {
  return record && readPath(record, fieldName(field))?.displayValue;
}

/** Input for `createRecord` from a record's fields, those that may be created when an object info is given. */
export function generateRecordInputForCreate(record: RecordRepresentation, objectInfo?: ObjectInfo): RecordInput {
  return { apiName: record.apiName, fields: writableFields(record, objectInfo, 'createable') };
}

/** Input for `updateRecord` from a record's fields. */
export function generateRecordInputForUpdate(record: RecordRepresentation, objectInfo?: ObjectInfo): RecordInput {
  return { fields: { ...writableFields(record, objectInfo, 'updateable'), Id: record.id } };
}

/** Only the fields that differ from the original record, and the id. */
export function createRecordInputFilteredByEditedFields(
  input: RecordInput,
  original: RecordRepresentation,
): RecordInput {
  const edited = Object.entries(input.fields).filter(
    ([name, value]) => name === 'Id' || original.fields[name]?.value !== value,
  );
  return { ...input, fields: Object.fromEntries(edited) };
}

/** An empty input of the shape that the other functions take. */
export function getRecordInput(): RecordInput {
  return { apiName: '', fields: {} };
}

/** Wire: layout, object info and record at once. */
export const getRecordUi = createAdapter<unknown>({
  request: (config) => {
    const {
      recordIds: ids,
      layoutTypes,
      modes,
      optionalFields,
    } = config as Record<string, string | readonly string[] | undefined>;
    if (!ids || !layoutTypes || !modes) return undefined;
    const query = queryString({ layoutTypes, modes, optionalFields });
    return () => callApi('GET', `ui-api/record-ui/${[ids].flat().join(',')}${query}`);
  },
});

function recordRequest({
  recordId,
  fields,
  optionalFields,
  layoutTypes,
  modes,
}: RecordConfig): (() => Promise<RecordRepresentation>) | undefined {
  if (!recordId) return undefined;
  const optional = names(optionalFields);
  if (layoutTypes) {
    const query = queryString({
      layoutTypes: [layoutTypes].flat(),
      modes: [modes ?? 'View'].flat(),
      optionalFields: optional,
    });
    return () => callApi('GET', `ui-api/records/${recordId}${query}`);
  }
  const required = names(fields);
  return required.length + optional.length === 0 ? undefined : () => loadRecord(recordId, required, optional);
}

function names(fields: FieldId | readonly FieldId[] | undefined): string[] {
  if (fields === undefined) return [];
  return (Array.isArray(fields) ? (fields as readonly FieldId[]) : [fields as FieldId]).map(fieldName);
}

function writableFields(
  record: RecordRepresentation,
  objectInfo: ObjectInfo | undefined,
  right: 'createable' | 'updateable',
): RecordFields {
  const writable = Object.entries(record.fields).filter(
    ([name, { value }]) =>
      name !== 'Id' && !isRecord(value) && (objectInfo === undefined || objectInfo.fields[name]?.[right] === true),
  );
  return Object.fromEntries(writable.map(([name, { value }]) => [name, value as FieldScalar]));
}
