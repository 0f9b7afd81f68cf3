import { getArgumentValues, Kind } from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLResolveInfo,
  GraphQLSchema,
  SelectionSetNode,
} from 'graphql';
import type { FieldSchema, ObjectSchema, Schema } from '../../../schema/types.ts';
import { unsupported } from './errors.ts';

/** What a selection of a node asks of the org. */
export interface NodePlan {
  readonly object: ObjectSchema;
  readonly fields: Map<string, FieldSchema>;
  /** Records that references lead to, by relationship name. */
  readonly parents: Map<string, ParentPlan>;
  readonly children: ChildPlan[];
}

export interface ParentPlan {
  readonly field: FieldSchema;
  /** One plan an object that the reference can lead to and the selection asks for. */
  readonly plans: readonly NodePlan[];
}

export interface ChildPlan {
  /** The name under which the answer is expected: the alias, or the relationship's name. */
  readonly responseKey: string;
  readonly relationshipName: string;
  readonly foreignKey: FieldSchema;
  readonly connection: ConnectionPlan;
}

export interface ConnectionPlan {
  readonly node: NodePlan;
  readonly args: Readonly<Record<string, unknown>>;
  readonly wantsTotal: boolean;
}

/** What planning needs of the operation. */
export interface PlanScope {
  readonly schema: Schema;
  readonly types: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode | undefined>>;
  readonly variables: GraphQLResolveInfo['variableValues'];
}

/** Fields selected on a type, fragments included, by response key. */
export function selectedFields(
  scope: PlanScope,
  typeName: string,
  sets: readonly (SelectionSetNode | undefined)[],
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const visit = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        fields.set(key, [...(fields.get(key) ?? []), selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        if (condition === undefined || applies(scope, condition, typeName)) visit(selection.selectionSet);
      } else {
        const fragment = scope.fragments[selection.name.value];
        if (fragment && applies(scope, fragment.typeCondition.name.value, typeName)) visit(fragment.selectionSet);
      }
    }
  };
  for (const set of sets) visit(set);
  return fields;
}

/** Plans a connection field such as `Account(first: 5) { edges { node { … } } }`. */
export function planConnection(
  scope: PlanScope,
  object: ObjectSchema,
  nodes: readonly FieldNode[],
  args: Readonly<Record<string, unknown>>,
  isChild = false,
): ConnectionPlan {
  const connection = selectedFields(scope, `${object.apiName}Connection`, sets(nodes));
  const edges = byName(connection, 'edges');
  const edge = selectedFields(scope, `${object.apiName}Edge`, sets(edges));
  return {
    node: planNode(scope, object, byName(edge, 'node'), isChild),
    args,
    wantsTotal: byName(connection, 'totalCount').length > 0,
  };
}

/** Plans the `Record` of a mutation: fields, and no children. */
export function planRecord(scope: PlanScope, object: ObjectSchema, nodes: readonly FieldNode[]): NodePlan {
  return planNode(scope, object, nodes, true);
}

function planNode(scope: PlanScope, object: ObjectSchema, nodes: readonly FieldNode[], isInner: boolean): NodePlan {
  const plan: NodePlan = { object, fields: new Map(), parents: new Map(), children: [] };
  const type = scope.types.getType(object.apiName) as GraphQLObjectType;
  for (const [responseKey, selected] of selectedFields(scope, object.apiName, sets(nodes))) {
    const [first] = selected;
    const name = first?.name.value ?? '';
    const field = scope.schema.field(object.apiName, name);
    if (field) {
      plan.fields.set(field.apiName, field);
      continue;
    }
    const reference = scope.schema.relationship(object.apiName, name);
    const child = object.childRelationships.find((candidate) => candidate.name === name);
    if (reference) {
      addParent(scope, plan, name, reference, selected);
    } else if (first && child) {
      if (isInner)
        throw unsupported(
          `The child relationship ${name} cannot be queried below ${object.apiName}: only children of the records that the query itself is about can be.`,
        );
      const definition = type.getFields()[name];
      const childObject = scope.schema.object(child.childObject);
      const foreignKey = scope.schema.field(child.childObject, child.field);
      if (!definition || !childObject || !foreignKey) continue;
      const args = getArgumentValues(definition, first, scope.variables);
      plan.children.push({
        responseKey,
        relationshipName: name,
        foreignKey,
        connection: planConnection(scope, childObject, selected, args, true),
      });
    }
  }
  return plan;
}

function addParent(
  scope: PlanScope,
  plan: NodePlan,
  name: string,
  field: FieldSchema,
  nodes: readonly FieldNode[],
): void {
  const targets = (field.referenceTo ?? []).flatMap((target) => scope.schema.object(target) ?? []);
  const plans = targets
    .filter(({ apiName }) => scope.types.getType(apiName))
    .map((target) => planNode(scope, target, nodes, true));
  const known = plan.parents.get(name);
  plan.parents.set(name, { field, plans: known ? known.plans.map((one, index) => merge(one, plans[index])) : plans });
}

/** Two aliases of one reference are read as one. */
function merge(one: NodePlan, other: NodePlan | undefined): NodePlan {
  for (const [name, field] of other?.fields ?? []) one.fields.set(name, field);
  for (const [name, parent] of other?.parents ?? []) {
    const known = one.parents.get(name);
    one.parents.set(
      name,
      known ? { ...known, plans: known.plans.map((plan, index) => merge(plan, parent.plans[index])) } : parent,
    );
  }
  return one;
}

function sets(nodes: readonly FieldNode[]): (SelectionSetNode | undefined)[] {
  return nodes.map(({ selectionSet }) => selectionSet);
}

function byName(fields: ReadonlyMap<string, readonly FieldNode[]>, name: string): FieldNode[] {
  return [...fields.values()].flat().filter((node) => node.name.value === name);
}

function applies(scope: PlanScope, condition: string, typeName: string): boolean {
  if (condition === typeName) return true;
  const type = scope.types.getType(condition);
  const concrete = scope.types.getType(typeName);
  return (
    type !== undefined &&
    concrete !== undefined &&
    'getTypes' in type &&
    type.getTypes().some((member) => member === concrete)
  );
}
