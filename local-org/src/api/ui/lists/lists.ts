import { notSupported } from '../../../errors.ts';
import { elementsOf, textOf, textsOf } from '../../../metadata/definition.ts';
import type { Component, MetadataElement } from '../../../metadata/types.ts';
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import { resourceNotFound } from '../../error-response.ts';
import { runQuery } from '../../rest/run-query.ts';
import type { RestRoute } from '../../rest/router.ts';
import type { Caller, RestHandler } from '../../rest/types.ts';
import { uiField, uiObject } from '../access.ts';
import { addQualified, fieldTree, selectList } from '../records/field-tree.ts';
import { listColumns } from './list-columns.ts';
import { pageBody, pageOf } from './paging.ts';
import { listParameter } from '../records/records.ts';
import { displayScope, represent } from '../records/represent.ts';
import { filterCondition, likePattern } from './soql-text.ts';

/** The list of all records, which every object has. */
const ALL = 'AllRecords';

interface ListView {
  readonly apiName: string;
  readonly label: string;
  readonly columns: readonly FieldSchema[];
  /** SOQL conditions; every one must hold. */
  readonly conditions: () => readonly string[];
}

/** List views: all records, and those deployed. Source: User Interface API Developer Guide, "List Views". */
export function listRoutes(): RestRoute[] {
  return [
    {
      path: 'list-info/:object',
      methods: {
        GET: (request, { object: name = '' }) => {
          const object = uiObject(request, name);
          const lists = listViews(request, object).map(({ apiName, label }) => ({
            apiName,
            label,
            listUiUrl: null,
            primaryEntityApiName: object.apiName,
          }));
          return { status: 200, body: { count: lists.length, lists } };
        },
      },
    },
    { path: 'list-info/:object/:list', methods: { GET: describeOne } },
    { path: 'list-records/:object/:list', methods: { GET: readList } },
  ];
}

const describeOne: RestHandler = (request, { object: name = '', list = '' }) => {
  const object = uiObject(request, name);
  const { apiName, label, columns } = findList(request, object, list);
  const displayColumns = columns.map((field) => ({
    fieldApiName: field.apiName,
    label: field.label,
    lookupId: null,
    sortable: true,
  }));
  return {
    status: 200,
    body: {
      displayColumns,
      label,
      listReference: { listViewApiName: apiName, objectApiName: object.apiName, type: 'listView' },
    },
  };
};

const readList: RestHandler = (request, { object: name = '', list: listName = '' }) => {
  const object = uiObject(request, name);
  const list = findList(request, object, listName);
  const tree = fieldTree(object);
  for (const field of list.columns) tree.fields.set(field.apiName, field);
  addQualified(request, tree, listParameter(request, 'fields'), false);
  addQualified(request, tree, listParameter(request, 'optionalFields'), true);
  const searchTerm = request.query.get('searchTerm')?.trim() ?? '';
  const search =
    searchTerm === '' || object.nameField === undefined ? [] : [`${object.nameField} LIKE ${likePattern(searchTerm)}`];
  const conditions = [...list.conditions(), ...search];
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  const order = object.fields.some(({ apiName }) => apiName === 'LastModifiedDate')
    ? 'LastModifiedDate DESC, Id ASC'
    : 'Id ASC';
  const page = pageOf(request.query);
  const cursor = runQuery(
    request,
    `SELECT ${selectList(tree).join(', ')} FROM ${object.apiName}${where} ORDER BY ${order}`,
  );
  const scope = displayScope(request);
  const records = cursor.page(page.offset, page.size).map((row) => represent(row, tree, scope));
  return { status: 200, body: pageBody(page, records, cursor.totalSize) };
};

function findList(request: Caller, object: ObjectSchema, name: string): ListView {
  const list = listViews(request, object).find(({ apiName }) => apiName.toLowerCase() === name.toLowerCase());
  if (!list) throw resourceNotFound(`There is no list view ${name} of ${object.apiName}.`);
  return list;
}

function listViews(request: Caller, object: ObjectSchema): ListView[] {
  const prefix = `${object.apiName.toLowerCase()}.`;
  const deployed = request.org.model.catalog
    .all('ListView')
    .filter(({ fullName }) => fullName.toLowerCase().startsWith(prefix));
  const all = {
    apiName: ALL,
    label: `All ${object.labelPlural}`,
    columns: listColumns(request, object),
    conditions: () => [],
  };
  return [all, ...deployed.map((component) => deployedList(request, object, component))];
}

/** Source: Metadata API Developer Guide, "ListView". */
function deployedList(request: Caller, object: ObjectSchema, { fullName, definition }: Component): ListView {
  const columns = textsOf(definition, 'columns').flatMap((column) => fieldOfColumn(request, object, column) ?? []);
  return {
    apiName: fullName.slice(fullName.indexOf('.') + 1),
    label: textOf(definition, 'label') ?? fullName,
    columns: columns.length > 0 ? columns : listColumns(request, object),
    conditions: () => {
      if (textOf(definition, 'booleanFilter') !== undefined)
        throw notSupported(`filter logic in list views (${fullName})`);
      const scope = textOf(definition, 'filterScope') ?? 'Everything';
      if (scope !== 'Everything' && scope !== 'Mine')
        throw notSupported(`the scope ${scope} of list views (${fullName})`);
      const mine = scope === 'Mine' ? [`OwnerId = '${request.user.userId}'`] : [];
      return [
        ...mine,
        ...elementsOf(definition, 'filters').map((filter) => condition(request, object, fullName, filter)),
      ];
    },
  };
}

function condition(request: Caller, object: ObjectSchema, list: string, filter: MetadataElement): string {
  const column = textOf(filter, 'field') ?? '';
  const field = fieldOfColumn(request, object, column);
  if (!field) throw notSupported(`a list view's filter on ${column} (${list})`);
  return filterCondition(field, textOf(filter, 'operation') ?? '', textOf(filter, 'value') ?? '', list);
}

/** Columns of custom fields are called like them; those of standard fields have names of their own in list views. */
function fieldOfColumn(request: Caller, object: ObjectSchema, column: string): FieldSchema | undefined {
  const name = STANDARD_COLUMNS[column] ?? column.split('.').at(-1) ?? '';
  const camel = name.toLowerCase().replaceAll('_', '');
  const field = uiField(request, object, name) ?? object.fields.find(({ apiName }) => apiName.toLowerCase() === camel);
  return field && uiField(request, object, field.apiName);
}

const STANDARD_COLUMNS: Readonly<Record<string, string>> = {
  NAME: 'Name',
  'OWNER.ALIAS': 'OwnerId',
  'CORE.USERS.ALIAS': 'OwnerId',
  'ACCOUNT.NAME': 'AccountId',
  CREATED_DATE: 'CreatedDate',
  LAST_UPDATE: 'LastModifiedDate',
};
