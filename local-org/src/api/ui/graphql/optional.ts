import { Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, FieldNode, GraphQLSchema } from 'graphql';
import type { Schema } from '../../../schema/types.ts';

/**
 * Leaves out the fields marked `@optional` that the org has and the user may not read; what stands below such a field goes
 * with it. A field that nobody could read stays, and so is reported.
 *
 * Source: GraphQL API Developer Guide, "Query Objects" (optional fields, API version 65.0 and later).
 */
export function withoutUnreadable(document: DocumentNode, types: GraphQLSchema, schema: Schema): DocumentNode {
  const typeInfo = new TypeInfo(types);
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: {
        enter(node) {
          const isOptional = node.directives?.some(({ name }) => name.value === 'optional');
          if (!isOptional || typeInfo.getFieldDef()) return undefined;
          return exists(schema, typeInfo.getParentType()?.name ?? '', node) ? null : undefined;
        },
        leave(node) {
          // A selection must not be left empty; what its record is called harms nobody.
          if (node.selectionSet?.selections.length === 0)
            return { ...node, selectionSet: { ...node.selectionSet, selections: [TYPE_NAME] } };
          return undefined;
        },
      },
    }),
  );
}

const TYPE_NAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** Whether the org itself has the field, relationship or object, whoever may see it. */
function exists(schema: Schema, typeName: string, { name: { value: name } }: FieldNode): boolean {
  if (typeName === 'RecordQuery' || typeName === 'RecordQueryAggregate') return schema.object(name) !== undefined;
  const object = schema.object(typeName.replace(/Aggregate$/u, ''));
  if (!object) return false;
  return (
    schema.field(object.apiName, name) !== undefined ||
    schema.relationship(object.apiName, name) !== undefined ||
    object.childRelationships.some((child) => child.name === name)
  );
}
