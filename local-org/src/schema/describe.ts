import { isCreateable } from '../access/audit-fields.ts';
import type { UserContext } from '../access/types.ts';
import { describeField } from './describe-field.ts';
import type { ChildRelationshipDescribe, GlobalDescribe, ObjectDescribe, ObjectSummary } from './describe-types.ts';
import type { ObjectSchema, Schema } from './types.ts';

export type { FieldDescribe, GlobalDescribe, ObjectDescribe, ObjectSummary, PicklistEntry } from './describe-types.ts';

interface Model {
  readonly schema: Schema;
}

/** The record type of objects that have none of their own. */
const MASTER_RECORD_TYPE_ID = '012000000000000AAA';
const MERGEABLE: ReadonlySet<string> = new Set(['Account', 'Contact', 'Case']);
/** Standard objects that have no page, list or search of their own: they live on their parents' pages. */
const WITHOUT_SEARCH: ReadonlySet<string> = new Set([
  'OpportunityContactRole',
  'OpportunityLineItem',
  'PricebookEntry',
]);

/**
 * The global describe: every object the user may read, or publish as event, in alphabetical order.
 *
 * @param version of the API, e.g. `66.0`, for the addresses
 */
export function describeGlobal(model: Model, user: UserContext, version: string): GlobalDescribe {
  const visible = model.schema.objects.filter(
    (object) => user.mayObject(object, 'read') || user.mayObject(object, 'create'),
  );
  const sobjects = visible.map((object) => summarize(user, object, version)).sort((a, b) => (a.name < b.name ? -1 : 1));
  return { encoding: 'UTF-8', maxBatchSize: 200, sobjects };
}

/** The describe of one object as the user may see it: fields without read right are absent, others say what the user may do. */
export function describeObject(model: Model, user: UserContext, object: ObjectSchema, version: string): ObjectDescribe {
  const summary = summarize(user, object, version);
  const path = `/services/data/v${version}/sobjects/${object.apiName}`;
  return {
    ...summary,
    actionOverrides: [],
    childRelationships: childRelationships(model, user, object),
    compactLayoutable: isLayoutable(object),
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: object.fields
      .filter((field) => user.mayReadField(object, field))
      .map((field) => {
        const mayEdit = user.mayEditField(object, field);
        const described = describeField(object, field, {
          createable: summary.createable && mayEdit,
          updateable: summary.updateable && mayEdit,
        });
        if (!mayEdit || field.createable || !isCreateable(user, object, field)) return described;
        return { ...described, createable: summary.createable };
      }),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: isLayoutable(object)
      ? [
          {
            active: true,
            available: true,
            defaultRecordTypeMapping: true,
            developerName: 'Master',
            master: true,
            name: 'Master',
            recordTypeId: MASTER_RECORD_TYPE_ID,
            urls: { layout: `${path}/describe/layouts/${MASTER_RECORD_TYPE_ID}` },
          },
        ]
      : [],
    searchLayoutable: isSearchable(object),
    sobjectDescribeOption: 'FULL',
    supportedScopes: supportedScopes(object),
  };
}

function summarize(user: UserContext, object: ObjectSchema, version: string): ObjectSummary {
  const layoutable = isLayoutable(object);
  const ofRecords = object.kind === 'standard' || object.kind === 'custom';
  const searchable = isSearchable(object);
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable: object.createable && user.mayObject(object, 'create'),
    custom: object.kind !== 'standard' && object.kind !== 'setup',
    customSetting: false,
    deepCloneable: false,
    deletable: object.deletable && user.mayObject(object, 'delete'),
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable,
    mergeable: MERGEABLE.has(object.apiName),
    mruEnabled: searchable,
    name: object.apiName,
    queryable: object.queryable && user.mayObject(object, 'read'),
    replicateable: ofRecords,
    retrieveable: object.queryable,
    searchable,
    triggerable: ofRecords || object.kind === 'platformEvent',
    undeletable: ofRecords && object.deletable && !WITHOUT_SEARCH.has(object.apiName),
    updateable: object.updateable && user.mayObject(object, 'edit'),
    urls: urlsOf(object, version),
  };
}

const isLayoutable = (object: ObjectSchema): boolean =>
  object.kind === 'standard' || object.kind === 'custom' || object.apiName === 'User';
const isSearchable = (object: ObjectSchema): boolean => isLayoutable(object) && !WITHOUT_SEARCH.has(object.apiName);

function urlsOf(object: ObjectSchema, version: string): Record<string, string> {
  const path = `/services/data/v${version}/sobjects/${object.apiName}`;
  const urls: Record<string, string> = { rowTemplate: `${path}/{ID}`, describe: `${path}/describe`, sobject: path };
  if (!isLayoutable(object)) return urls;
  return { compactLayouts: `${path}/describe/compactLayouts`, ...urls, layouts: `${path}/describe/layouts` };
}

function supportedScopes(object: ObjectSchema): { label: string; name: string }[] {
  if (!isLayoutable(object)) return [];
  const plural = object.labelPlural.toLowerCase();
  const scopes = [{ label: `All ${plural}`, name: 'everything' }];
  if (object.fields.some((field) => field.apiName === 'OwnerId')) scopes.push({ label: `My ${plural}`, name: 'mine' });
  return scopes;
}

function childRelationships({ schema }: Model, user: UserContext, object: ObjectSchema): ChildRelationshipDescribe[] {
  return object.childRelationships.flatMap((relationship) => {
    const child = schema.object(relationship.childObject);
    const field = schema.field(relationship.childObject, relationship.field);
    if (
      child === undefined ||
      field === undefined ||
      !user.mayObject(child, 'read') ||
      !user.mayReadField(child, field)
    )
      return [];
    return [
      {
        cascadeDelete: relationship.cascadeDelete,
        childSObject: child.apiName,
        deprecatedAndHidden: false,
        field: field.apiName,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName: relationship.name ?? null,
        restrictedDelete: relationship.restrictedDelete,
      },
    ];
  });
}
