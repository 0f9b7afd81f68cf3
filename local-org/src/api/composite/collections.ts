import { SalesforceError } from '../../errors.ts';
import type { FieldSchema, ObjectSchema, SObjectRecord } from '../../schema/types.ts';
import { isId, to18 } from '../../store/index.ts';
import { requireExternalId, requireObjectSchema } from '../rest/lookup.ts';
import { isObject, requireObject, requireObjects } from '../rest/parse-json.ts';
import { fetchRecords } from '../rest/read-record.ts';
import { readRecord } from '../rest/record-input.ts';
import type { RestRoute } from '../rest/router.ts';
import type { RestHandler, RestRequest, RestResponse } from '../rest/types.ts';
import { failedResult, writeAll } from '../rest/write.ts';
import type { WriteOperation, WriteResult, WriteStep } from '../rest/write.ts';

/** Records a collection request may hold, and records one may retrieve (REST API Developer Guide, "sObject Collections"). */
const maximumRecords = { write: 200, read: 2000 };

/** `composite/sobjects`: create, update, delete, upsert and retrieve up to 200 records, with a result for each. */
export function collectionRoutes(): RestRoute[] {
  return [
    {
      path: 'composite/sobjects',
      methods: { POST: writeRecords('insert'), PATCH: writeRecords('update'), DELETE: deleteRecords },
    },
    { path: 'composite/sobjects/:object', methods: { GET: retrieve, POST: retrieve } },
    { path: 'composite/sobjects/:object/:field', methods: { PATCH: upsertRecords } },
  ];
}

function writeRecords(operation: 'insert' | 'update'): RestHandler {
  return (request) => {
    const body = requireObject(request.body);
    const inputs = requireObjects(body, 'records');
    checkSize(inputs.length);
    const steps = inputs.map((input) => readStep(request, operation, input));
    return answerWritten(writeAll(request, steps, isAllOrNone(request, body['allOrNone'])));
  };
}

/** All or none: asked for here, or of the composite request around this one, which overrides what is asked for here. */
function isAllOrNone({ transaction }: RestRequest, asked: unknown): boolean {
  return asked === true || transaction !== undefined;
}

function answerWritten(
  results: readonly WriteResult[],
  show: (result: WriteResult) => Record<string, unknown> = showResult,
): RestResponse {
  return { status: 200, hasFailures: results.some((result) => !result.success), body: results.map(show) };
}

const upsertRecords: RestHandler = (request, { object: name = '', field: fieldName = '' }) => {
  const object = requireObjectSchema(request, name);
  const field = requireExternalId(request, object, fieldName);
  const body = requireObject(request.body);
  const inputs = requireObjects(body, 'records');
  checkSize(inputs.length);
  const steps = inputs.map((input): WriteStep => {
    const type = typeOf(input);
    if (type.toLowerCase() !== object.apiName.toLowerCase()) {
      return failedResult('INVALID_TYPE', `The records must all be of type ${object.apiName}, not ${type}.`);
    }
    return readStep(request, 'upsert', input, field);
  });
  const results = writeAll(request, steps, isAllOrNone(request, body['allOrNone']));
  return answerWritten(results, (result) => ({ ...showResult(result), created: result.created ?? false }));
};

const deleteRecords: RestHandler = (request) => {
  const ids = (request.query.get('ids') ?? '').split(',').filter((id) => id !== '');
  checkSize(ids.length);
  const steps = ids.map((id): WriteStep => {
    const object = isId(id) ? request.org.model.schema.objectByKeyPrefix(id) : undefined;
    if (!object) return failedResult('MALFORMED_ID', `malformed id ${id}`);
    return { operation: 'delete', object, record: { Id: to18(id) } };
  });
  return answerWritten(writeAll(request, steps, isAllOrNone(request, request.query.get('allOrNone') === 'true')));
};

const retrieve: RestHandler = (request, { object: name = '' }) => {
  const object = requireObjectSchema(request, name);
  const body = isObject(request.body) ? request.body : {};
  const ids = textList(body['ids'] ?? request.query.get('ids'));
  const fields = textList(body['fields'] ?? request.query.get('fields'));
  if (ids.length > maximumRecords.read) throw tooMany(maximumRecords.read);
  const malformed = ids.find((id) => !isId(id));
  if (malformed !== undefined) throw new SalesforceError('MALFORMED_ID', `malformed id ${malformed}`);
  return { status: 200, body: fetchRecords(request, object, ids.map(to18), fields) };
};

/** Reads one record of a request; what is wrong with it is its own failure, not that of the others. */
function readStep(
  request: RestRequest,
  operation: WriteOperation,
  input: Readonly<Record<string, unknown>>,
  externalIdField?: FieldSchema,
): WriteStep {
  try {
    const object = requireType(request, typeOf(input));
    const record = readRecord(request, object, input);
    if (operation === 'update') requireRecordId(object, record);
    return { operation, object, record, ...(externalIdField ? { externalIdField } : {}) };
  } catch (error) {
    if (!(error instanceof SalesforceError) || error.errorCode === 'JSON_PARSER_ERROR') throw error;
    return failedResult(error.errorCode, error.message, error.fields);
  }
}

function requireType(request: RestRequest, name: string): ObjectSchema {
  const object = request.org.model.schema.object(name);
  if (object && request.user.mayObject(object, 'read')) return object;
  throw new SalesforceError('INVALID_TYPE', `sObject type '${name}' is not supported.`);
}

function requireRecordId(object: ObjectSchema, record: SObjectRecord): void {
  const id = record['Id'];
  if (typeof id !== 'string') throw new SalesforceError('MISSING_ARGUMENT', 'Id not specified in an update call');
  if (!id.startsWith(object.keyPrefix))
    throw new SalesforceError('MALFORMED_ID', `Id: id value of incorrect type: ${id}`, { fields: ['Id'] });
}

function typeOf(input: Readonly<Record<string, unknown>>): string {
  const { attributes } = input;
  if (isObject(attributes) && typeof attributes['type'] === 'string') return attributes['type'];
  throw new SalesforceError(
    'JSON_PARSER_ERROR',
    'Every record needs attributes with its type: {"attributes": {"type": "Account"}, …}.',
  );
}

function showResult({ id, success, errors }: WriteResult): Record<string, unknown> {
  return { ...(id === null ? {} : { id }), success, errors };
}

function checkSize(size: number): void {
  if (size > maximumRecords.write) throw tooMany(maximumRecords.write);
}

function tooMany(maximum: number): SalesforceError {
  return new SalesforceError(
    'EXCEEDED_ID_LIMIT',
    `record limit reached. cannot submit more than ${maximum} records to this call`,
  );
}

function textList(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? value.split(',').map((entry) => entry.trim()) : [];
}
