import type { ToolingObject } from '../../features.types.ts';
import { notSupported, SalesforceError } from '../../errors.ts';
import { createCatalog } from '../../metadata/catalog.ts';
import type { Org } from '../../org.types.ts';
import { createSchema } from '../../schema/create-schema.ts';
import { describeObject } from '../../schema/describe.ts';
import type { ObjectSchema, Schema, SObjectRecord } from '../../schema/types.ts';
import { openQuery } from '../../soql/index.ts';
import type { QueryCursor, QueryRecord, QueryValue } from '../../soql/index.ts';
import { to18 } from '../../store/index.ts';
import { resourceNotFound } from '../error-response.ts';
import { requireObject } from '../rest/parse-json.ts';
import { unknownField } from '../rest/record-input.ts';
import type { Caller, RestHandler, RestRequest } from '../rest/types.ts';
import { convertValue } from '../rest/write/convert-value.ts';

/** What rows of the Tooling API refer to beside one another. */
const REFERRED = ['User', 'Organization'];
const catalog = createCatalog([]);

/** The stored object of the Tooling API with a name, whatever its case; undefined when no feature of the org brings one. */
export function storedToolingObject(org: Org, name: string): ObjectSchema | undefined {
  return org.toolingSchema.object(name);
}

/** A query that begins at a stored object of the Tooling API; who asks was checked before. */
export function openStoredQuery(caller: Caller, object: ObjectSchema, soql: string): QueryCursor {
  const { org, user, version } = caller;
  const { query: prepare, structures } = behaviourOf(org, object);
  const cursor = openQuery({
    model: { schema: queriedSchema(org), catalog },
    store: org.store,
    user: org.systemContext(user.userId),
    now: org.now(),
    soql: prepare ? inTransaction(caller, () => prepare({ org, userId: user.userId }, soql)) : soql,
    apiVersion: version,
  });
  if (!structures) return cursor;
  const page: QueryCursor['page'] = (offset, size) =>
    cursor.page(offset, size).map((record) => withStructures(record, structures));
  return { ...cursor, page };
}

function withStructures(record: QueryRecord, structures: ReadonlySet<string>): QueryRecord {
  const entries = Object.entries(record).map(([name, value]) =>
    structures.has(name) && typeof value === 'string' ? [name, JSON.parse(value) as QueryValue] : [name, value],
  );
  return Object.fromEntries(entries) as QueryRecord;
}

function queriedSchema(org: Org): Schema {
  const referred = REFERRED.map((name) => org.model.schema.object(name)).filter((object) => object !== undefined);
  return createSchema([...org.toolingSchema.objects, ...referred]);
}

/** `tooling/sobjects/X/describe`: only for stored objects, so that a client sees which features the org has. */
export const describeStored: RestHandler = (request, { object: name = '' }) => {
  const object = requireStored(request.org, name);
  const { org, user, version } = request;
  const model = { schema: org.toolingSchema };
  return { status: 200, body: describeObject(model, org.systemContext(user.userId), object, version) };
};

/** `POST tooling/sobjects/X`. */
export function createStored(request: RestRequest, name: string): ReturnType<RestHandler> {
  const object = requireStored(request.org, name);
  const { create } = behaviourOf(request.org, object);
  if (!create) throw notSupported(`creating ${object.apiName} through the Tooling API`);
  const values = readValues(object, request.body, 'createable');
  const id = inTransaction(request, () => create({ org: request.org, userId: request.user.userId }, values));
  return { status: 201, body: { id, success: true, errors: [], warnings: [], infos: [] } };
}

/** `PATCH tooling/sobjects/X/{id}`. */
export function updateStored(request: RestRequest, name: string, id: string): ReturnType<RestHandler> {
  const object = requireStored(request.org, name);
  const { update } = behaviourOf(request.org, object);
  if (!update) throw notSupported(`changing ${object.apiName} through the Tooling API`);
  const rowId = requireRow(request.org, object, id);
  const { Id: _id, ...values } = readValues(object, request.body, 'updateable');
  inTransaction(request, () => update({ org: request.org, userId: request.user.userId }, rowId, values));
  return { status: 204 };
}

/** `DELETE tooling/sobjects/X/{id}`. */
export function removeStored(request: RestRequest, name: string, id: string): ReturnType<RestHandler> {
  const object = requireStored(request.org, name);
  const { remove } = behaviourOf(request.org, object);
  if (!remove) throw notSupported(`deleting ${object.apiName} through the Tooling API`);
  const rowId = requireRow(request.org, object, id);
  inTransaction(request, () => remove({ org: request.org, userId: request.user.userId }, rowId));
  return { status: 204 };
}

function requireStored(org: Org, name: string): ObjectSchema {
  const object = storedToolingObject(org, name);
  if (object) return object;
  throw resourceNotFound();
}

function behaviourOf(org: Org, { apiName }: ObjectSchema): Omit<ToolingObject, 'definition'> {
  const objects = org.features.flatMap(({ toolingObjects = [] }) => toolingObjects);
  return objects.find(({ definition }) => definition.apiName === apiName) ?? {};
}

function requireRow(org: Org, object: ObjectSchema, id: string): string {
  const rowId = /^\w{15,18}$/u.test(id) ? to18(id) : '';
  if (org.store.existing(object, [rowId]).get(rowId)?.isDeleted === false) return rowId;
  throw resourceNotFound();
}

/** The values of a body by canonical field names. The id may stand in the body of an update, as jsforce sends it. */
export function readValues(object: ObjectSchema, body: unknown, right: 'createable' | 'updateable'): SObjectRecord {
  const values: SObjectRecord = {};
  for (const [name, value] of Object.entries(requireObject(body))) {
    if (name === 'attributes') continue;
    const field = object.fields.find(({ apiName }) => apiName.toLowerCase() === name.toLowerCase());
    if (!field) throw unknownField(object, name);
    if (!field[right] && field.apiName !== 'Id')
      throw new SalesforceError(
        'INVALID_FIELD_FOR_INSERT_UPDATE',
        `Unable to create/update fields: ${field.apiName}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
        { fields: [field.apiName] },
      );
    values[field.apiName] = convertValue(field, value);
  }
  return values;
}

/** Within a composite request the transaction is open already. */
function inTransaction<T>({ org, transaction }: Caller, work: () => T): T {
  return transaction ? transaction.attempt(work) : org.store.transaction(work);
}
