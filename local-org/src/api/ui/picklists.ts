import { resourceNotFound } from '../error-response.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import type { RestRoute } from '../rest/router.ts';
import { readableFields, uiField, uiObject } from './access.ts';
import { MASTER_RECORD_TYPE_ID } from './types.ts';

/**
 * `object-info/OBJECT/picklist-values/RECORDTYPE` and one field of it. There are no record types: only the master one is
 * known. Source: User Interface API Developer Guide, "Get Values for All Picklist Fields of a Record Type".
 */
export function picklistRoutes(): RestRoute[] {
  return [
    {
      path: 'object-info/:object/picklist-values/:recordType',
      methods: {
        GET: (request, { object: name = '', recordType = '' }) => {
          const object = uiObject(request, name);
          requireMaster(recordType);
          const picklists = readableFields(request, object).filter(isPicklist);
          const values = picklists.map((field) => [field.apiName, picklistValues(request.version, object, field)]);
          return { status: 200, body: { eTag: '', picklistFieldValues: Object.fromEntries(values) } };
        },
      },
    },
    {
      path: 'object-info/:object/picklist-values/:recordType/:field',
      methods: {
        GET: (request, { object: name = '', recordType = '', field: fieldName = '' }) => {
          const object = uiObject(request, name);
          requireMaster(recordType);
          const field = uiField(request, object, fieldName);
          if (!field || !isPicklist(field))
            throw resourceNotFound(`There is no picklist ${fieldName} on ${object.apiName}.`);
          return { status: 200, body: picklistValues(request.version, object, field) };
        },
      },
    },
  ];
}

function isPicklist(field: FieldSchema): boolean {
  return field.picklistValues !== undefined;
}

function requireMaster(recordType: string): void {
  if (!MASTER_RECORD_TYPE_ID.startsWith(recordType)) throw resourceNotFound(`There is no record type ${recordType}.`);
}

function picklistValues(version: string, object: ObjectSchema, field: FieldSchema): Record<string, unknown> {
  const values = (field.picklistValues ?? [])
    .filter(({ isActive }) => isActive)
    .map(({ label, value }) => ({ attributes: null, label, validFor: [], value }));
  const standard = field.picklistValues?.find(({ isDefault, isActive }) => isDefault && isActive)?.value;
  return {
    controllerValues: {},
    defaultValue: values.find(({ value }) => value === standard) ?? null,
    eTag: '',
    url: `/services/data/v${version}/ui-api/object-info/${object.apiName}/picklist-values/${MASTER_RECORD_TYPE_ID}/${field.apiName}`,
    values,
  };
}
