import type { Component } from '../../metadata/types.ts';
import type { FieldSurroundings } from './custom-fields.ts';
import { booleanOf, objectAndName, textOf } from '../../metadata/definition.ts';
import type { FieldSchema } from '../types.ts';

type ReferencePart = Pick<
  FieldSchema,
  | 'referenceTo'
  | 'relationshipName'
  | 'childRelationshipName'
  | 'deleteConstraint'
  | 'writeRequiresMasterRead'
  | 'reparentable'
>;

/** What a Lookup or MasterDetail field refers to, under which names, and what becomes of it when that is deleted. */
export function readReference(
  component: Component,
  type: 'Lookup' | 'MasterDetail',
  around: FieldSurroundings,
): ReferencePart {
  const { definition } = component;
  const [, apiName] = objectAndName(component);
  const wanted = textOf(definition, 'referenceTo');
  const target = wanted === undefined ? undefined : around.objectName(wanted);
  if (wanted === undefined)
    around.report(component, `Must specify 'referenceTo' for a CustomField of type ${type}`, {
      rule: 'field-element-required',
      at: 'referenceTo',
    });
  else if (target === undefined)
    around.report(component, `referenceTo value of '${wanted}' does not resolve to a valid sObject type`, {
      rule: 'reference-exists',
      at: 'referenceTo',
    });

  const childRelationshipName = textOf(definition, 'relationshipName');
  const constraint = textOf(definition, 'deleteConstraint') ?? 'SetNull';
  if (type === 'Lookup' && booleanOf(definition, 'required') === true && constraint === 'SetNull') {
    around.report(component, 'must specify either cascade delete or restrict delete for required lookup foreign key', {
      rule: 'required-lookup',
      at: 'deleteConstraint',
    });
  }
  return {
    referenceTo: target === undefined ? [] : [target],
    relationshipName: apiName.replace(/__c$/, '__r'),
    // A child relationship of a custom field carries the suffix of relationships.
    ...(childRelationshipName === undefined ? {} : { childRelationshipName: `${childRelationshipName}__r` }),
    deleteConstraint: type === 'MasterDetail' ? 'Cascade' : (constraint as 'SetNull' | 'Restrict' | 'Cascade'),
    ...(type === 'MasterDetail'
      ? {
          writeRequiresMasterRead: booleanOf(definition, 'writeRequiresMasterRead') ?? false,
          reparentable: booleanOf(definition, 'reparentableMasterDetail') ?? false,
        }
      : {}),
  };
}
