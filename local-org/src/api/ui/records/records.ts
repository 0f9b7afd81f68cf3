import { SalesforceError } from '../../../errors.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { resourceNotFound } from '../../error-response.ts';
import { isObject, requireObject } from '../../rest/parse-json.ts';
import { readRecord } from '../../rest/record-input.ts';
import type { RestRoute } from '../../rest/router.ts';
import { runQuery } from '../../rest/run-query.ts';
import type { Caller, RestHandler, RestRequest } from '../../rest/types.ts';
import { write } from '../../rest/write.ts';
import { fieldRights, objectOfId, readableFields, uiObject } from '../access.ts';
import { displayValue } from '../display-value.ts';
import { addPath, addQualified, fieldTree, selectList, targetOf, type FieldTree } from './field-tree.ts';
import { layoutFieldNames } from '../layouts/layout.ts';
import { recordErrorResponse } from './record-errors.ts';
import { displayScope, represent } from './represent.ts';
import { MASTER_RECORD_TYPE_ID, type RecordRepresentation } from '../types.ts';

/** Reads and writes single records. Source: User Interface API Developer Guide, "Records". */
export function recordRoutes(): RestRoute[] {
  return [
    { path: 'records', methods: { POST: create } },
    { path: 'records/:id', methods: { GET: read, PATCH: update, DELETE: remove } },
    { path: 'record-defaults/create/:object', methods: { GET: createDefaults } },
  ];
}

/** The values of a list parameter; it may be repeated and separated by commas. */
export function listParameter(request: RestRequest, name: string): string[] {
  return request.query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** The fields that a request's `fields`, `optionalFields` and `layoutTypes` ask for. */
export function requestedTree(request: RestRequest, object: ObjectSchema): FieldTree {
  const tree = fieldTree(object);
  addQualified(request, tree, listParameter(request, 'fields'), false);
  addQualified(request, tree, listParameter(request, 'optionalFields'), true);
  for (const layoutType of listParameter(request, 'layoutTypes')) {
    for (const name of layoutFieldNames(request, object, layoutType)) addWithName(request, tree, name);
  }
  return tree;
}

/** A field, and for a reference the name of the record behind it. */
function addWithName(request: Caller, tree: FieldTree, name: string): void {
  addPath(request, tree, [name]);
  const field = tree.fields.get(name);
  const target = field?.relationshipName ? targetOf(request.org.model.schema, field) : undefined;
  if (field?.relationshipName && target?.nameField) addPath(request, tree, [field.relationshipName, target.nameField]);
}

/** Records by id, in their order, as far as the user may see them. */
export function readRecords(request: Caller, tree: FieldTree, ids: readonly string[]): RecordRepresentation[] {
  const soql = `SELECT ${selectList(tree).join(', ')} FROM ${tree.object.apiName} WHERE Id IN (${ids.map((id) => `'${id}'`).join(', ')})`;
  const rows = runQuery(request, soql).page(0, ids.length);
  const scope = displayScope(request);
  const byId = new Map(rows.map((row) => [String(row['Id']), represent(row, tree, scope)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const read: RestHandler = (request, { id: given = '' }) => {
  const { object, id } = objectOfId(request, given);
  const asked = ['fields', 'optionalFields', 'layoutTypes'].some((name) => request.query.has(name));
  if (!asked)
    throw new SalesforceError(
      'ILLEGAL_QUERY_PARAMETER_VALUE',
      'Specify at least one of these parameters: fields, optionalFields, layoutTypes.',
    );
  return { status: 200, body: readOne(request, requestedTree(request, object), id) };
};

const create: RestHandler = (request) => {
  const { apiName, fields } = requireObject(request.body);
  const object = uiObject(request, String(apiName ?? ''));
  const record = readRecord(request, object, fieldsOf(fields));
  const [result] = write(request, { operation: 'insert', object, records: [record], allOrNone: true });
  if (!result?.success || result.id === null) return recordErrorResponse(object, result?.errors ?? []);
  return { status: 201, body: readWritten(request, object, result.id) };
};

const update: RestHandler = (request, { id: given = '' }) => {
  const { object, id } = objectOfId(request, given);
  const { fields } = requireObject(request.body);
  const record = readRecord(request, object, fieldsOf(fields));
  const [result] = write(request, { operation: 'update', object, records: [{ ...record, Id: id }], allOrNone: true });
  if (!result?.success) return recordErrorResponse(object, result?.errors ?? []);
  return { status: 200, body: readWritten(request, object, id) };
};

const remove: RestHandler = (request, { id: given = '' }) => {
  const { object, id } = objectOfId(request, given);
  const [result] = write(request, { operation: 'delete', object, records: [{ Id: id }], allOrNone: true });
  return result?.success ? { status: 204 } : recordErrorResponse(object, result?.errors ?? []);
};

/**
 * Values that a new record begins with, as far as they are constants: defaults that are formulas are computed when the
 * record is saved without the field.
 */
const createDefaults: RestHandler = (request, { object: name = '' }) => {
  const object = uiObject(request, name);
  const scope = displayScope(request);
  const createable = readableFields(request, object).filter((field) => fieldRights(request, object, field).createable);
  const fields = createable.map((field) => {
    const standard = field.picklistValues?.find(({ isDefault, isActive }) => isDefault && isActive)?.value;
    const value =
      field.defaultValue ??
      standard ??
      (field.type === 'Checkbox' ? field.defaultValueFormula?.toLowerCase() === 'true' : null);
    return [field.apiName, { displayValue: displayValue(field, value, scope), value }];
  });
  const record = {
    apiName: object.apiName,
    childRelationships: {},
    fields: Object.fromEntries(fields),
    id: null,
    recordTypeId: MASTER_RECORD_TYPE_ID,
    recordTypeInfo: null,
  };
  return { status: 200, body: { record } };
};

function fieldsOf(fields: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(fields)) throw new SalesforceError('JSON_PARSER_ERROR', 'The request needs an object "fields".');
  return fields;
}

/** A record after a write: with all fields that the user may see. */
function readWritten(request: Caller, object: ObjectSchema, id: string): RecordRepresentation {
  const tree = fieldTree(object);
  for (const { apiName } of readableFields(request, object)) addWithName(request, tree, apiName);
  return readOne(request, tree, id);
}

function readOne(request: Caller, tree: FieldTree, id: string): RecordRepresentation {
  const [record] = readRecords(request, tree, [id]);
  if (!record) throw resourceNotFound();
  return record;
}
