import { createHash } from 'node:crypto';
import { objectIcon } from '../../lightning/pages/icons.ts';
import { describeField } from '../../schema/describe-field.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import type { RestRoute } from '../rest/router.ts';
import type { Caller, RestHandler } from '../rest/types.ts';
import { errorResponse } from '../error-response.ts';
import { fieldRights, isUiObject, readableFields, uiObject } from './access.ts';
import { dataTypeOf } from './display-value.ts';
import { MASTER_RECORD_TYPE_ID } from './types.ts';

/** `object-info/OBJECT`, `object-info/batch/A,B`. Source: User Interface API Developer Guide, "Get Object Metadata". */
export function objectInfoRoutes(): RestRoute[] {
  return [
    { path: 'object-info', methods: { GET: listObjects } },
    { path: 'object-info/batch/:objects', methods: { GET: batch } },
    {
      path: 'object-info/:object',
      methods: {
        GET: (request, { object = '' }) => ({ status: 200, body: objectInfo(request, uiObject(request, object)) }),
      },
    },
  ];
}

const listObjects: RestHandler = (request) => {
  const visible = request.org.model.schema.objects.filter(
    (object) => isUiObject(object) && request.user.mayObject(object, 'read'),
  );
  const objects = visible.map((object) => [
    object.apiName,
    { apiName: object.apiName, keyPrefix: object.keyPrefix, label: object.label, labelPlural: object.labelPlural },
  ]);
  return { status: 200, body: { objects: Object.fromEntries(objects) } };
};

const batch: RestHandler = (request, { objects = '' }) => {
  const results = objects.split(',').map((name) => {
    try {
      return { statusCode: 200, result: objectInfo(request, uiObject(request, name)) };
    } catch (error) {
      const { status, body } = errorResponse(error);
      return { statusCode: status, result: body };
    }
  });
  return { status: 200, body: { results } };
};

/** An object as the user of the request sees it. */
export function objectInfo(request: Caller, object: ObjectSchema): Record<string, unknown> {
  const { org, user } = request;
  const fields = readableFields(request, object);
  const info = {
    apiName: object.apiName,
    associateEntityType: null,
    associateParentEntity: null,
    childRelationships: childRelationships(request, object),
    createable: object.createable && user.mayObject(object, 'create'),
    custom: object.kind === 'custom',
    defaultRecordTypeId: MASTER_RECORD_TYPE_ID,
    deletable: object.deletable && user.mayObject(object, 'delete'),
    dependentFields: {},
    feedEnabled: false,
    fields: Object.fromEntries(fields.map((field) => [field.apiName, fieldInfo(request, object, field)])),
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: true,
    mruEnabled: true,
    nameFields: object.nameField === undefined ? [] : [object.nameField],
    queryable: object.queryable,
    recordTypeInfos: {
      [MASTER_RECORD_TYPE_ID]: {
        available: true,
        defaultRecordTypeMapping: true,
        master: true,
        name: 'Master',
        recordTypeId: MASTER_RECORD_TYPE_ID,
      },
    },
    searchable: true,
    themeInfo: themeInfo(objectIcon(org.model.catalog, object.apiName)),
    updateable: object.updateable && user.mayObject(object, 'edit'),
  };
  return { ...info, eTag: createHash('md5').update(JSON.stringify(info)).digest('hex') };
}

function fieldInfo(request: Caller, object: ObjectSchema, field: FieldSchema): Record<string, unknown> {
  const describe = describeField(object, field, fieldRights(request, object, field));
  return {
    apiName: field.apiName,
    calculated: describe.calculated,
    compound: describe.type === 'address' || describe.type === 'location',
    compoundComponentName: null,
    compoundFieldName: describe.compoundFieldName,
    controllerName: null,
    controllingFields: [],
    createable: describe.createable,
    custom: describe.custom,
    dataType: dataTypeOf(object, field),
    defaultValue: describe.defaultValue,
    defaultedOnCreate: describe.defaultedOnCreate,
    digits: describe.digits,
    externalId: describe.externalId,
    extraTypeInfo: describe.htmlFormatted ? 'RichTextArea' : describe.type === 'textarea' ? 'PlainTextArea' : null,
    filterable: describe.filterable,
    filteredLookupInfo: null,
    highScaleNumber: false,
    htmlFormatted: describe.htmlFormatted,
    inlineHelpText: describe.inlineHelpText,
    // The label of a reference names what it leads to, not its id.
    label: describe.type === 'reference' ? describe.label.replace(/ ID$/u, '') : describe.label,
    length: describe.length,
    maskType: null,
    nameField: describe.nameField,
    polymorphicForeignKey: describe.polymorphicForeignKey,
    precision: describe.precision,
    reference: describe.type === 'reference',
    referenceTargetField: null,
    referenceToInfos: describe.referenceTo.map((name) => ({
      apiName: name,
      nameFields: [request.org.model.schema.object(name)?.nameField].filter(Boolean),
    })),
    relationshipName: describe.relationshipName,
    required: !describe.nillable && !describe.defaultedOnCreate && describe.type !== 'boolean' && field.createable,
    restrictedPicklist: describe.restrictedPicklist,
    scale: describe.scale,
    searchPrefilterable: false,
    sortable: describe.sortable,
    unique: describe.unique,
    updateable: describe.updateable,
  };
}

function childRelationships({ org, user }: Caller, object: ObjectSchema): Record<string, unknown>[] {
  return object.childRelationships.flatMap(({ name, childObject, field }) => {
    const child = org.model.schema.object(childObject);
    if (name === undefined || !child || !isUiObject(child) || !user.mayObject(child, 'read')) return [];
    return [
      {
        childObjectApiName: child.apiName,
        fieldName: field,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName: name,
      },
    ];
  });
}

/** `standard:account` as UI API gives icons: an address and a colour. */
function themeInfo(icon: string): { color: string; iconUrl: string } {
  const [category = 'standard', name = 'record'] = icon.split(':');
  return { color: '5867E8', iconUrl: `/img/icon/t4v35/${category}/${name}_120.png` };
}
