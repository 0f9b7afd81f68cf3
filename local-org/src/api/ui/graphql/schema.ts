import {
  GraphQLBoolean,
  GraphQLDirective,
  DirectiveLocation,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  specifiedDirectives,
} from 'graphql';
import type { GraphQLFieldConfig, GraphQLFieldConfigMap, GraphQLResolveInfo } from 'graphql';
import type { OrgModel } from '../../../org.types.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import type { Caller } from '../../rest/types.ts';
import { objectInfo } from '../object-info.ts';
import { uiObject } from '../access.ts';
import { aggregateTypes } from './aggregate-types.ts';
import { createInputTypes, supportedScopes, type InputTypes } from './inputs.ts';
import { mutationFields, type OperationScope } from './mutation-types.ts';
import { resolveMutations } from './mutations.ts';
import { planConnection, type PlanScope } from './plan.ts';
import { readConnection, type Connection, type Node } from './read.ts';
import { visibleSchema, type VisibleObject, type VisibleSchema } from './visible.ts';

const schemas = new WeakMap<OrgModel, Map<string, GraphQLSchema>>();

/** `@optional`: a field that the user may not read is left out instead of failing the query (API version 65.0 and later). */
const optional = new GraphQLDirective({ name: 'optional', locations: [DirectiveLocation.FIELD] });

/** The GraphQL schema of what the caller may see and write. Users of the same rights share one, as long as nothing is deployed. */
export function graphqlSchema(caller: Caller): GraphQLSchema {
  const { model } = caller.org;
  const visible = visibleSchema(caller);
  let ofModel = schemas.get(model);
  if (!ofModel) {
    ofModel = new Map();
    schemas.set(model, ofModel);
  }
  let schema = ofModel.get(visible.key);
  if (!schema) {
    schema = buildSchema(visible);
    ofModel.set(visible.key, schema);
  }
  return schema;
}

/** What planning needs, from what GraphQL gives a resolver. */
export function planScope({ caller }: OperationScope, info: GraphQLResolveInfo): PlanScope {
  return {
    schema: caller.org.model.schema,
    types: info.schema,
    fragments: info.fragments,
    variables: info.variableValues,
  };
}

function buildSchema(visible: VisibleSchema): GraphQLSchema {
  const inputs = createInputTypes((object) => inputNeighbours(visible, object));
  const connections = connectionTypes(visible, inputs);
  const query = new GraphQLObjectType({
    name: 'RecordQuery',
    fields: Object.fromEntries(
      [...visible.objects.values()].map((object) => [object.object.apiName, connections.topLevel(object)]),
    ),
  });
  const uiapi = new GraphQLObjectType({
    name: 'UIAPI',
    fields: {
      query: { type: new GraphQLNonNull(query), resolve: () => ({}) },
      aggregate: { type: new GraphQLNonNull(aggregateTypes(visible, inputs)), resolve: () => ({}) },
      objectInfos: objectInfosField(),
    },
  });
  const mutations = mutationFields(visible, (name) => connections.node(name));
  return new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: { uiapi: { type: new GraphQLNonNull(uiapi), resolve: () => ({}) } },
    }),
    ...(mutations
      ? {
          mutation: new GraphQLObjectType({
            name: 'Mutation',
            fields: {
              uiapi: {
                ...mutations,
                resolve: (_source, args, scope: OperationScope, info) =>
                  resolveMutations(
                    scope,
                    planScope(scope, info),
                    info,
                    (args['input'] as { allOrNone?: boolean } | undefined)?.allOrNone !== false,
                  ),
              },
            },
          }),
        }
      : {}),
    directives: [...specifiedDirectives, optional],
  });
}

function inputNeighbours(
  visible: VisibleSchema,
  object: ObjectSchema,
): ReturnType<Parameters<typeof createInputTypes>[0]> {
  const seen = visible.objects.get(object.apiName);
  if (!seen) return { fields: [], parents: [] };
  const parents = visible.parents(seen).flatMap(({ name, field, targets }) => {
    const [only] = targets;
    return only && field.referenceTo?.length === 1 ? [{ name, target: only.object }] : [];
  });
  return { fields: seen.fields, parents };
}

interface ConnectionTypes {
  topLevel(object: VisibleObject): GraphQLFieldConfig<unknown, OperationScope>;
  node(name: string): GraphQLObjectType;
}

function connectionTypes(visible: VisibleSchema, inputs: InputTypes): ConnectionTypes {
  const nodes = new Map<string, GraphQLObjectType>();
  const connections = new Map<string, GraphQLObjectType>();

  const args = ({ object }: VisibleObject): GraphQLFieldConfig<unknown, OperationScope>['args'] => ({
    first: { type: GraphQLInt },
    after: { type: GraphQLString },
    where: { type: inputs.filter(object) },
    orderBy: { type: inputs.orderBy(object) },
    scope: { type: supportedScopes },
    upperBound: { type: GraphQLInt },
  });

  const connection = (seen: VisibleObject): GraphQLObjectType => {
    const { apiName } = seen.object;
    const known = connections.get(apiName);
    if (known) return known;
    const edge = new GraphQLObjectType({
      name: `${apiName}Edge`,
      fields: () => ({ node: { type: node(seen) }, cursor: { type: new GraphQLNonNull(GraphQLString) } }),
    });
    const type = new GraphQLObjectType({
      name: `${apiName}Connection`,
      fields: { ...pageFields, edges: { type: new GraphQLList(edge) } },
    });
    connections.set(apiName, type);
    return type;
  };

  const node = (seen: VisibleObject): GraphQLObjectType => {
    const { apiName } = seen.object;
    const known = nodes.get(apiName);
    if (known) return known;
    const type = new GraphQLObjectType({ name: apiName, fields: () => nodeFields(seen) });
    nodes.set(apiName, type);
    return type;
  };

  const nodeFields = (seen: VisibleObject): GraphQLFieldConfigMap<unknown, OperationScope> => {
    const values = seen.fields
      .filter(({ field }) => field.apiName !== 'Id')
      .map(({ field, kind }) => [field.apiName, { type: kind.valueType }]);
    const parents = visible.parents(seen).map(({ name, field, targets }) => {
      const types = targets.map(node);
      const [only] = types;
      const type =
        field.referenceTo?.length === 1 && only
          ? only
          : new GraphQLUnionType({
              name: `${seen.object.apiName}_${name}`,
              types,
              resolveType: (value) => (value as Node).__typename,
            });
      return [name, { type }];
    });
    const children = visible
      .children(seen)
      .map(({ name, child }): [string, GraphQLFieldConfig<unknown, OperationScope>] => [
        name,
        {
          type: connection(child),
          args: args(child) ?? {},
          resolve: (source, _args, _scope, info): Connection | undefined =>
            (source as Node).children.get(String(info.path.key)),
        },
      ]);
    return {
      Id: { type: new GraphQLNonNull(GraphQLID) },
      ApiName: { type: new GraphQLNonNull(GraphQLString) },
      ...Object.fromEntries([...children, ...values, ...parents]),
    };
  };

  return {
    topLevel: (seen) => ({
      type: connection(seen),
      args: args(seen) ?? {},
      resolve: (_source, given, scope, info) => {
        const plan = planConnection(planScope(scope, info), seen.object, info.fieldNodes, given);
        return readConnection(scope, plan);
      },
    }),
    node: (name) => {
      const seen = visible.objects.get(name);
      if (!seen) throw new Error(`${name} is not visible.`);
      return node(seen);
    },
  };
}

const pageInfo = new GraphQLObjectType({
  name: 'PageInfo',
  fields: {
    hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    hasPreviousPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    startCursor: { type: GraphQLString },
    endCursor: { type: GraphQLString },
  },
});

const pageFields = {
  pageInfo: { type: new GraphQLNonNull(pageInfo) },
  pageResultCount: { type: new GraphQLNonNull(GraphQLInt) },
  totalCount: { type: new GraphQLNonNull(GraphQLInt) },
} as const;

const fieldInfo = new GraphQLObjectType({
  name: 'Field',
  fields: {
    ApiName: { type: new GraphQLNonNull(GraphQLString), resolve: (field: { apiName: string }) => field.apiName },
    label: { type: GraphQLString },
    dataType: { type: GraphQLString },
    inlineHelpText: { type: GraphQLString },
    required: { type: GraphQLBoolean },
    createable: { type: GraphQLBoolean },
    updateable: { type: GraphQLBoolean },
  },
});

interface DescribedObject {
  readonly apiName: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const objectInfoType = new GraphQLObjectType({
  name: 'ObjectInfo',
  fields: {
    ApiName: { type: new GraphQLNonNull(GraphQLString), resolve: (info: DescribedObject) => info.apiName },
    label: { type: GraphQLString },
    labelPlural: { type: GraphQLString },
    keyPrefix: { type: GraphQLString },
    createable: { type: GraphQLBoolean },
    updateable: { type: GraphQLBoolean },
    deletable: { type: GraphQLBoolean },
    fields: {
      type: new GraphQLList(fieldInfo),
      resolve: ({ fields }: DescribedObject): unknown[] => Object.values(fields),
    },
  },
});

function objectInfosField(): GraphQLFieldConfig<unknown, OperationScope> {
  return {
    type: new GraphQLList(objectInfoType),
    args: { apiNames: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLString))) } },
    resolve: (_source, args, { caller }) =>
      (args['apiNames'] as string[]).map((name) => objectInfo(caller, uiObject(caller, name))),
  };
}
