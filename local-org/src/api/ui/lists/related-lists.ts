import { elementsOf, textOf, textsOf } from '../../../metadata/definition.ts';
import type { ChildRelationship, FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import { resourceNotFound } from '../../error-response.ts';
import { runQuery } from '../../rest/run-query.ts';
import type { RestRoute } from '../../rest/router.ts';
import type { Caller, RestHandler } from '../../rest/types.ts';
import { isUiObject, objectOfId, uiField, uiObject } from '../access.ts';
import { addQualified, fieldTree, selectList } from '../records/field-tree.ts';
import { deployedLayout } from '../layouts/layout-plan.ts';
import { listColumns } from './list-columns.ts';
import { pageBody, pageOf } from './paging.ts';
import { listParameter } from '../records/records.ts';
import { displayScope, represent } from '../records/represent.ts';

interface RelatedList {
  /** Name of the child relationship. */
  readonly id: string;
  readonly child: ObjectSchema;
  readonly foreignKey: FieldSchema;
  /** Columns that a layout names; undefined: the usual ones of the child. */
  readonly columns: readonly string[] | undefined;
}

/** `related-list-info`, `related-list-records`, `related-list-count`. Source: User Interface API Developer Guide, "Related Lists". */
export function relatedListRoutes(): RestRoute[] {
  return [
    { path: 'related-list-info/:object', methods: { GET: listAll } },
    { path: 'related-list-info/:object/:list', methods: { GET: describeOne } },
    { path: 'related-list-records/:id/:list', methods: { GET: readRecords, POST: refusePost } },
    { path: 'related-list-count/:id/:list', methods: { GET: count } },
  ];
}

const listAll: RestHandler = (request, { object: name = '' }) => {
  const object = uiObject(request, name);
  const lists =
    layoutLists(request, object) ??
    object.childRelationships.flatMap((child) => relatedList(request, object, child, undefined) ?? []);
  return {
    status: 200,
    body: {
      parentObjectApiName: object.apiName,
      parentRecordTypeId: null,
      relatedLists: lists.map(({ id, child, foreignKey }) => ({
        apiName: null,
        entityLabel: child.label,
        entityLabelPlural: child.labelPlural,
        fieldApiName: '',
        label: listLabel(request, { child, foreignKey, id }),
        objectApiName: child.apiName,
        relatedListId: id,
      })),
    },
  };
};

const describeOne: RestHandler = (request, { object: name = '', list: id = '' }) => {
  const object = uiObject(request, name);
  const list = findList(request, object, id);
  return {
    status: 200,
    body: {
      label: listLabel(request, list),
      objectApiNames: [list.child.apiName],
      childApiName: list.child.apiName,
      fieldApiName: list.foreignKey.apiName,
      parentObjectApiName: object.apiName,
      relatedListId: list.id,
      displayColumns: columnsOf(request, list).map((field) => ({
        fieldApiName: field.apiName,
        label: field.label,
        sortable: true,
        lookupId: null,
      })),
    },
  };
};

/** How the platform calls related lists of standard relationships, whose objects have no plural of their own. */
const STANDARD_LABELS: Readonly<Record<string, string>> = {
  AccountContactRoles: 'Contact Roles',
  OpportunityContactRoles: 'Contact Roles',
  OpportunityHistories: 'Stage History',
  OpportunityLineItems: 'Products',
  PricebookEntries: 'Price Books',
};

/** The lookup's `relationshipLabel`, else the plural of the records in it. */
function listLabel(
  { org }: Caller,
  { id, child, foreignKey }: Pick<RelatedList, 'id' | 'child' | 'foreignKey'>,
): string {
  const lookup = org.model.catalog.get('CustomField', `${child.apiName}.${foreignKey.apiName}`);
  return textOf(lookup?.definition, 'relationshipLabel') ?? STANDARD_LABELS[id] ?? child.labelPlural;
}

const readRecords: RestHandler = (request, { id: given = '', list: listId = '' }) => {
  const { object, id } = objectOfId(request, given);
  const { child, foreignKey } = findList(request, object, listId);
  const tree = fieldTree(child);
  addQualified(request, tree, listParameter(request, 'fields'), false);
  addQualified(request, tree, listParameter(request, 'optionalFields'), true);
  const page = pageOf(request.query);
  const soql = `SELECT ${selectList(tree).join(', ')} FROM ${child.apiName} WHERE ${foreignKey.apiName} = '${id}' ORDER BY ${orderBy(request, child)}`;
  const cursor = runQuery(request, soql);
  const scope = displayScope(request);
  const records = cursor.page(page.offset, page.size).map((row) => represent(row, tree, scope));
  return {
    status: 200,
    body: {
      ...pageBody(page, records, cursor.totalSize),
      listReference: {
        id: null,
        inContextOfRecordId: id,
        parentObjectApiName: object.apiName,
        relatedListId: listId,
        type: 'relatedList',
      },
    },
  };
};

const refusePost: RestHandler = () => {
  throw resourceNotFound('The local org reads related lists by GET only.');
};

const count: RestHandler = (request, { id: given = '', list: listId = '' }) => {
  const { object, id } = objectOfId(request, given);
  const { child, foreignKey } = findList(request, object, listId);
  const { totalSize } = runQuery(request, `SELECT COUNT() FROM ${child.apiName} WHERE ${foreignKey.apiName} = '${id}'`);
  return { status: 200, body: { count: totalSize, hasMore: false } };
};

/** `sortBy` of the request (`-Child__c.Amount__c` is descending), by default the newest last. */
function orderBy(request: Caller & { query: URLSearchParams }, child: ObjectSchema): string {
  const [sortBy] = (request.query.get('sortBy') ?? '').split(',').filter(Boolean);
  const descending = sortBy?.startsWith('-') === true;
  const field = sortBy && uiField(request, child, sortBy.replace(/^-/u, '').split('.').at(-1) ?? '');
  return field ? `${field.apiName} ${descending ? 'DESC' : 'ASC'}, Id ASC` : 'Id ASC';
}

function findList(request: Caller, object: ObjectSchema, id: string): RelatedList {
  const fromLayout = layoutLists(request, object)?.find((list) => list.id.toLowerCase() === id.toLowerCase());
  if (fromLayout) return fromLayout;
  const relationship = object.childRelationships.find(({ name }) => name?.toLowerCase() === id.toLowerCase());
  const list = relationship && relatedList(request, object, relationship, undefined);
  if (!list)
    throw resourceNotFound(`There is no related list ${id} of ${object.apiName}, or you have no access to it.`);
  return list;
}

/** Undefined for a relationship that the user may not see. */
function relatedList(
  request: Caller,
  parent: ObjectSchema,
  { name, childObject, field }: ChildRelationship,
  columns: readonly string[] | undefined,
): RelatedList | undefined {
  const child = request.org.model.schema.object(childObject);
  if (
    name === undefined ||
    !child ||
    !isUiObject(child) ||
    child.kind === 'setup' ||
    !request.user.mayObject(child, 'read')
  )
    return undefined;
  const foreignKey = uiField(request, child, field);
  return foreignKey && parent && { id: name, child, foreignKey, columns };
}

/** The related lists of the deployed layout, `Child__c.Parent__c`; undefined without a layout. */
function layoutLists(request: Caller, object: ObjectSchema): RelatedList[] | undefined {
  const layout = deployedLayout(request.org.model.catalog, object, request.user.profileName);
  if (!layout) return undefined;
  return elementsOf(layout.definition, 'relatedLists').flatMap((element) => {
    const [childObject = '', field = ''] = (textOf(element, 'relatedList') ?? '').split('.');
    const relationship = object.childRelationships.find(
      (candidate) => candidate.childObject === childObject && candidate.field === field,
    );
    const columns = textsOf(element, 'fields').map((column) => (column === 'NAME' ? 'Name' : column));
    return (relationship && relatedList(request, object, relationship, columns.length > 0 ? columns : undefined)) ?? [];
  });
}

function columnsOf(request: Caller, { child, columns, foreignKey }: RelatedList): FieldSchema[] {
  if (columns) return columns.flatMap((name) => uiField(request, child, name) ?? []);
  return listColumns(request, child).filter((field) => field !== foreignKey);
}
