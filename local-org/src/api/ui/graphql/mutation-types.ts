import { GraphQLBoolean, GraphQLID, GraphQLInputObjectType, GraphQLNonNull, GraphQLObjectType } from 'graphql';
import type { GraphQLFieldConfig, GraphQLFieldConfigMap } from 'graphql';
import { representationInput } from './inputs.ts';
import type { MutationOutcome } from './mutations.ts';
import type { ReadScope } from './read.ts';
import { scalars } from './scalars.ts';
import type { VisibleSchema } from './visible.ts';

/** What resolvers are given: the caller and what reading leaves behind. */
export type OperationScope = ReadScope;

type Fields = GraphQLFieldConfigMap<unknown, OperationScope>;

const recordDeleteInput = new GraphQLInputObjectType({
  name: 'RecordDeleteInput',
  fields: { Id: { type: new GraphQLNonNull(scalars.IdOrRef) } },
});
const recordDeletePayload = new GraphQLObjectType({ name: 'RecordDeletePayload', fields: { Id: { type: GraphQLID } } });
const mutationsInput = new GraphQLInputObjectType({
  name: 'UIAPIMutationsInput',
  fields: { allOrNone: { type: GraphQLBoolean, defaultValue: true } },
});

/**
 * `uiapi { XCreate(input) XUpdate(input) XDelete(input) }` as far as the caller may write; undefined when nothing may be.
 * Source: GraphQL API Developer Guide, "Mutations Schema".
 */
export function mutationFields(
  visible: VisibleSchema,
  nodeType: (name: string) => GraphQLObjectType,
): Omit<GraphQLFieldConfig<unknown, OperationScope>, 'resolve'> | undefined {
  const fields: Fields = {};
  const field = (type: GraphQLObjectType, input: GraphQLInputObjectType): Fields[string] => ({
    type,
    args: { input: { type: new GraphQLNonNull(input) } },
    // Everything was written, in the order of the document, when `uiapi` was resolved.
    resolve: (source, _args, _scope, info) => {
      const outcome = (source as Map<string, MutationOutcome>).get(String(info.path.key));
      if (outcome && 'error' in outcome) throw outcome.error;
      return outcome?.value;
    },
  });
  for (const [name, { fields: seen, mayCreate, mayUpdate, mayDelete }] of visible.objects) {
    const required = ({ field: { required: needed, type, defaultedOnCreate } }: (typeof seen)[number]): boolean =>
      needed && type !== 'Checkbox' && defaultedOnCreate !== true;
    const createable = seen.filter(({ createable: may }) => may).map((one) => ({ ...one, required: required(one) }));
    const updateable = seen.filter(({ updateable: may }) => may).map((one) => ({ ...one, required: false }));
    const payload = (kind: string): GraphQLObjectType =>
      new GraphQLObjectType({ name: `${name}${kind}Payload`, fields: () => ({ Record: { type: nodeType(name) } }) });
    if (mayCreate && createable.length > 0) {
      const representation = representationInput(`${name}CreateRepresentation`, createable, scalars.IdOrRef);
      const input = new GraphQLInputObjectType({
        name: `${name}CreateInput`,
        fields: { [name]: { type: new GraphQLNonNull(representation) } },
      });
      fields[`${name}Create`] = field(payload('Create'), input);
    }
    if (mayUpdate && updateable.length > 0) {
      const representation = representationInput(`${name}UpdateRepresentation`, updateable, scalars.IdOrRef);
      const input = new GraphQLInputObjectType({
        name: `${name}UpdateInput`,
        fields: {
          Id: { type: new GraphQLNonNull(scalars.IdOrRef) },
          [name]: { type: new GraphQLNonNull(representation) },
        },
      });
      fields[`${name}Update`] = field(payload('Update'), input);
    }
    if (mayDelete) fields[`${name}Delete`] = field(recordDeletePayload, recordDeleteInput);
  }
  if (Object.keys(fields).length === 0) return undefined;
  return { type: new GraphQLObjectType({ name: 'UIAPIMutations', fields }), args: { input: { type: mutationsInput } } };
}
