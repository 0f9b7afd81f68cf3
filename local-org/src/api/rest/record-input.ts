import type { UserContext } from '../../access/types.ts';
import { SalesforceError } from '../../errors.ts';
import type { Org } from '../../org.types.ts';
import type { FieldSchema, FieldValue, ObjectSchema, SObjectRecord } from '../../schema/types.ts';
import { isId, to18 } from '../../store/index.ts';
import { convertValue } from './write/convert-value.ts';
import { isObject } from './parse-json.ts';

/** Who writes, and where names and external ids are looked up. */
export interface InputScope {
  readonly org: Org;
  readonly user: UserContext;
}

/**
 * A record of a JSON body with canonical field names and the org's values. `attributes` is left out; a nested record by a
 * relationship name (`{"Account": {"Number__c": "7"}}`) becomes the id of the record that its external id finds.
 *
 * Throws INVALID_FIELD for a field that does not exist or is hidden from the user, JSON_PARSER_ERROR for a value of a
 * wrong type, MALFORMED_ID for an id that is none.
 */
export function readRecord(
  scope: InputScope,
  object: ObjectSchema,
  input: Readonly<Record<string, unknown>>,
): SObjectRecord {
  const record: SObjectRecord = {};
  const { schema } = scope.org.model;
  for (const [name, value] of Object.entries(input)) {
    if (name === 'attributes') continue;
    const relationship = schema.relationship(object.apiName, name);
    if (relationship && (isObject(value) || value === null) && isVisible(scope, object, relationship)) {
      record[relationship.apiName] = value === null ? null : findReferenced(scope, object, relationship, name, value);
      continue;
    }
    const field = schema.field(object.apiName, name);
    if (!field || !isVisible(scope, object, field)) throw unknownField(object, name);
    record[field.apiName] = readValue(field, value);
  }
  return record;
}

/** "No such column": also what a hidden field looks like. */
export function unknownField(object: ObjectSchema, name: string): SalesforceError {
  return new SalesforceError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.apiName}`);
}

function isVisible({ user }: InputScope, object: ObjectSchema, field: FieldSchema): boolean {
  return user.mayReadField(object, field) || user.mayEditField(object, field);
}

function readValue(field: FieldSchema, value: unknown): FieldValue {
  const converted = convertValue(field, value);
  const isReference = field.type === 'Lookup' || field.type === 'MasterDetail' || field.type === 'Id';
  if (!isReference || converted === null) return converted;
  if (!isId(converted)) {
    throw new SalesforceError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${String(converted)}`, {
      fields: [field.apiName],
    });
  }
  return to18(converted);
}

function findReferenced(
  scope: InputScope,
  object: ObjectSchema,
  relationship: FieldSchema,
  relationshipName: string,
  nested: Readonly<Record<string, unknown>>,
): string {
  const { schema } = scope.org.model;
  const { attributes, ...keys } = nested;
  const named = isObject(attributes) && typeof attributes['type'] === 'string' ? attributes['type'] : undefined;
  const targets = relationship.referenceTo ?? [];
  const targetName = named ?? targets[0] ?? '';
  const target = schema.object(targetName);
  const [key] = Object.entries(keys);
  if (!target || !targets.some((name) => name.toLowerCase() === target.apiName.toLowerCase())) {
    throw new SalesforceError(
      'INVALID_FIELD',
      `The relationship ${relationshipName} of ${object.apiName} does not lead to ${targetName}.`,
    );
  }
  const field = key && schema.field(target.apiName, key[0]);
  if (!key || !field || Object.keys(keys).length > 1 || !(field.externalId || field.unique || field.apiName === 'Id')) {
    throw new SalesforceError(
      'INVALID_FIELD',
      `The record given by the relationship ${relationshipName} needs exactly one external ID field of ${target.apiName}.`,
    );
  }
  const value = readValue(field, key[1]);
  const found = value === null ? [] : scope.org.store.findBy(target, field.apiName, [value]);
  const [first, second] = found;
  if (!first) {
    throw new SalesforceError(
      'INVALID_FIELD',
      `Foreign key external ID: ${String(value)} not found for field ${field.apiName} in entity ${target.apiName}`,
    );
  }
  if (second) {
    throw new SalesforceError(
      'INVALID_FIELD',
      `Foreign key external ID: ${String(value)} found more than once for field ${field.apiName} in entity ${target.apiName}`,
    );
  }
  return String(first['Id']);
}
