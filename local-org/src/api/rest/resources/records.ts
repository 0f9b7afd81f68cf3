import { SalesforceError } from '../../../errors.ts';
import type { ChildRelationship, FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import { dmlErrorResponse, resourceNotFound } from '../../error-response.ts';
import { convertValue } from '../write/convert-value.ts';
import { requireExternalId, requireId, requireObjectSchema } from '../lookup.ts';
import { requireObject } from '../parse-json.ts';
import { runQuery } from '../run-query.ts';
import { fetchRecord, fetchRecords, readableFieldNames, requireExisting } from '../read-record.ts';
import { readRecord } from '../record-input.ts';
import type { RestRoute } from '../router.ts';
import type { RestHandler, RestRequest, RestResponse } from '../types.ts';
import { write } from '../write.ts';
import type { WriteResult } from '../write.ts';

/** Records one at a time: create, read, update, delete by id; read, upsert, delete by external id; related records. */
export function recordRoutes(): RestRoute[] {
  return [
    { path: 'sobjects/:object/:id', methods: { GET: readById, PATCH: updateById, DELETE: deleteById } },
    {
      path: 'sobjects/:object/:id/:name',
      methods: { GET: readByName, PATCH: upsert, POST: upsert, DELETE: deleteByExternalId },
    },
  ];
}

/** `POST sobjects/X`. */
export const createRecord: RestHandler = (request, { object: name = '' }) => {
  const object = requireObjectSchema(request, name);
  const record = readRecord(request, object, requireObject(request.body));
  const [result] = write(request, { operation: 'insert', object, records: [record], allOrNone: true });
  return answerWritten(request, object, result, 201);
};

const readById: RestHandler = (request, { object: name = '', id = '' }) => {
  const object = requireObjectSchema(request, name);
  return { status: 200, body: fetchRecord(request, object, requireId(object, id), requestedFields(request, object)) };
};

const updateById: RestHandler = (request, { object: name = '', id: path = '' }) => {
  const object = requireObjectSchema(request, name);
  const id = requireExisting(request, object, requireId(object, path));
  const body = requireObject(request.body);
  if (Object.keys(body).some((key) => key.toLowerCase() === 'id')) throw notInBody('Id');
  const record = readRecord(request, object, body);
  const [result] = write(request, { operation: 'update', object, records: [{ ...record, Id: id }], allOrNone: true });
  return answerNoContent(result);
};

const deleteById: RestHandler = (request, { object: name = '', id: path = '' }) => {
  const object = requireObjectSchema(request, name);
  const id = requireExisting(request, object, requireId(object, path));
  const [result] = write(request, { operation: 'delete', object, records: [{ Id: id }], allOrNone: true });
  return answerNoContent(result);
};

/** `sobjects/X/{id}/{relationship}` and `sobjects/X/{externalIdField}/{value}` look alike: an id decides. */
const readByName: RestHandler = (request, { object: objectName = '', id: first = '', name: second = '' }) => {
  const object = requireObjectSchema(request, objectName);
  if (!request.org.model.schema.field(object.apiName, first)) {
    return readRelated(request, object, requireId(object, first), second);
  }
  const [id, ...others] = findByExternalId(request, object, requireExternalId(request, object, first), second);
  if (id === undefined) throw resourceNotFound();
  if (others.length > 0) return multipleChoices(request, object, [id, ...others]);
  return { status: 200, body: fetchRecord(request, object, id, requestedFields(request, object)) };
};

const upsert: RestHandler = (request, { object: objectName = '', id: fieldName = '', name: value = '' }) => {
  const object = requireObjectSchema(request, objectName);
  const field = requireExternalId(request, object, fieldName);
  const record = readRecord(request, object, requireObject(request.body));
  for (const name of ['Id', field.apiName]) if (Object.hasOwn(record, name)) throw notInBody(name);
  const ids = findByExternalId(request, object, field, value);
  if (ids.length > 1) return multipleChoices(request, object, ids);
  const key = field.apiName === 'Id' ? requireId(object, value) : convertValue(field, value);
  const [result] = write(request, {
    operation: 'upsert',
    object,
    records: [{ ...record, [field.apiName]: key }],
    allOrNone: true,
    externalIdField: field,
  });
  return answerWritten(request, object, result, result?.created ? 201 : 200, { created: result?.created ?? false });
};

const deleteByExternalId: RestHandler = (
  request,
  { object: objectName = '', id: fieldName = '', name: value = '' },
) => {
  const object = requireObjectSchema(request, objectName);
  const [id, ...others] = findByExternalId(request, object, requireExternalId(request, object, fieldName), value);
  if (id === undefined) throw resourceNotFound();
  if (others.length > 0) return multipleChoices(request, object, [id, ...others]);
  const [result] = write(request, { operation: 'delete', object, records: [{ Id: id }], allOrNone: true });
  return answerNoContent(result);
};

function readRelated(request: RestRequest, object: ObjectSchema, id: string, name: string): RestResponse {
  const { schema } = request.org.model;
  const children = object.childRelationships.find((child) => child.name?.toLowerCase() === name.toLowerCase());
  if (children) return readChildren(request, object, id, children);
  const relationship = schema.relationship(object.apiName, name);
  if (!relationship || !request.user.mayReadField(object, relationship)) throw resourceNotFound();
  const parentId = fetchRecord(request, object, id, [relationship.apiName])[relationship.apiName];
  const parent = typeof parentId === 'string' ? schema.objectByKeyPrefix(parentId) : undefined;
  if (!parent) throw resourceNotFound(`The requested resource does not exist: ${name} is empty.`);
  return { status: 200, body: fetchRecord(request, parent, String(parentId), requestedFields(request, parent)) };
}

function readChildren(
  request: RestRequest,
  object: ObjectSchema,
  id: string,
  children: ChildRelationship,
): RestResponse {
  fetchRecord(request, object, id, ['Id']);
  const child = requireObjectSchema(request, children.childObject);
  const cursor = runQuery(request, `SELECT Id FROM ${child.apiName} WHERE ${children.field} = '${id}'`);
  const ids = cursor.page(0, cursor.totalSize).map((row) => String(row['Id']));
  const records = fetchRecords(request, child, ids, requestedFields(request, child));
  return { status: 200, body: { totalSize: ids.length, done: true, records } };
}

/** The path says which record is meant: its body must not. */
function notInBody(name: string): SalesforceError {
  return new SalesforceError('INVALID_FIELD', `The ${name} field should not be specified in the sobject data.`, {
    fields: [name],
  });
}

function findByExternalId(request: RestRequest, object: ObjectSchema, field: FieldSchema, value: string): string[] {
  if (field.apiName === 'Id') return [requireId(object, value)];
  const found = request.org.store.findBy(object, field.apiName, [convertValue(field, value)]);
  return found.map((record) => String(record['Id']));
}

/** Several records have the value: the answer lists where they are (REST API Developer Guide, "Status Codes", 300). */
function multipleChoices({ version }: RestRequest, object: ObjectSchema, ids: readonly string[]): RestResponse {
  return { status: 300, body: ids.map((id) => `/services/data/v${version}/sobjects/${object.apiName}/${id}`) };
}

function requestedFields(request: RestRequest, object: ObjectSchema): readonly string[] {
  const fields = request.query.get('fields');
  if (fields === null) return readableFieldNames(request, object);
  return fields.split(',').map((field) => field.trim());
}

function answerWritten(
  request: RestRequest,
  object: ObjectSchema,
  result: WriteResult | undefined,
  status: number,
  extra: Readonly<Record<string, unknown>> = {},
): RestResponse {
  if (!result?.success) return dmlErrorResponse(result?.errors ?? []);
  const location = `/services/data/v${request.version}/sobjects/${object.apiName}/${String(result.id)}`;
  return { status, headers: { location }, body: { id: result.id, success: true, errors: [], ...extra } };
}

function answerNoContent(result: WriteResult | undefined): RestResponse {
  return result?.success ? { status: 204 } : dmlErrorResponse(result?.errors ?? []);
}
