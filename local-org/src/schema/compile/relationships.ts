import type { Component, ReportProblem } from '../../metadata/types.ts';
import { textOf } from '../../metadata/definition.ts';
import type { ObjectDraft } from '../standard/build.ts';
import type { FieldSchema } from '../types.ts';

/** Salesforce Help, "Considerations for Object Relationships". */
const MAXIMUM_MASTERS = 2;
const MAXIMUM_DEPTH = 3;

/** The component that a field was read from; undefined for fields of the standard data. */
export type ComponentOf = (object: string, field: string) => Component | undefined;

const mastersOf = (object: ObjectDraft): FieldSchema[] =>
  object.fields.filter((field) => field.type === 'MasterDetail');

/** Enters every lookup and master-detail field as child relationship of the objects it refers to. */
export function linkRelationships(
  objects: ReadonlyMap<string, ObjectDraft>,
  componentOf: ComponentOf,
  report: ReportProblem,
): void {
  for (const child of objects.values()) {
    for (const field of child.fields) {
      for (const target of field.referenceTo ?? []) {
        const parent = objects.get(target.toLowerCase());
        if (parent === undefined) continue;
        const name = field.childRelationshipName;
        const component = componentOf(child.apiName, field.apiName);
        if (
          name !== undefined &&
          component !== undefined &&
          parent.childRelationships.some((relationship) => relationship.name?.toLowerCase() === name.toLowerCase())
        ) {
          report(
            component,
            `There is already a Child Relationship named ${name.replace(/__r$/, '')} on ${parent.label}.`,
            { rule: 'child-relationship-unique', at: 'relationshipName' },
          );
        }
        parent.childRelationships.push({
          name,
          childObject: child.apiName,
          field: field.apiName,
          cascadeDelete: field.deleteConstraint === 'Cascade',
          restrictedDelete: field.deleteConstraint === 'Restrict',
        });
      }
    }
  }
}

/**
 * Turns objects with a master into details: no owner, sharing of the master; and checks how many masters they have, how
 * deep they hang, and that their sharing model says so. `objectComponentOf` answers the CustomObject component, if deployed.
 */
export function settleDetails(
  objects: ReadonlyMap<string, ObjectDraft>,
  componentOf: ComponentOf,
  objectComponentOf: (object: string) => Component | undefined,
  report: ReportProblem,
): void {
  for (const object of objects.values()) {
    const masters = mastersOf(object);
    const definition = objectComponentOf(object.apiName);
    const sharing = definition === undefined ? undefined : textOf(definition.definition, 'sharingModel');
    if (masters.length === 0) {
      if (definition !== undefined && sharing === 'ControlledByParent' && object.kind === 'custom') {
        report(
          definition,
          'Cannot set sharingModel to ControlledByParent on a CustomObject without a MasterDetail relationship field',
          { rule: 'sharing-model', at: 'sharingModel' },
        );
      }
      continue;
    }
    if (definition !== undefined && sharing !== undefined && sharing !== 'ControlledByParent') {
      report(
        definition,
        `Cannot set sharingModel to ${sharing} on a CustomObject with a MasterDetail relationship field`,
        { rule: 'sharing-model', at: 'sharingModel' },
      );
    }
    object.fields = object.fields.filter((field) => field.apiName !== 'OwnerId');
    Object.assign(object, { sharingModel: 'ControlledByParent' });
    const last = masters.at(-1);
    const component = last === undefined ? undefined : componentOf(object.apiName, last.apiName);
    if (component === undefined) continue;
    if (masters.length > MAXIMUM_MASTERS)
      report(
        component,
        `You have reached the maximum number of ${String(MAXIMUM_MASTERS)} master-detail relationships on ${object.apiName}`,
        { rule: 'master-detail-count' },
      );
    const depth = depthOf(object, objects, new Set());
    if (depth === Infinity)
      report(component, 'Master-detail relationships cannot be circular', { rule: 'master-detail-circular' });
    else if (depth > MAXIMUM_DEPTH)
      report(
        component,
        `You have reached the maximum depth of ${String(MAXIMUM_DEPTH)} master-detail relationships with ${object.apiName}`,
        { rule: 'master-detail-depth' },
      );
  }
}

/** Number of masters above the object, along the longest way; Infinity in a circle. */
function depthOf(object: ObjectDraft, objects: ReadonlyMap<string, ObjectDraft>, seen: ReadonlySet<string>): number {
  if (seen.has(object.apiName)) return Infinity;
  const path = new Set([...seen, object.apiName]);
  const depths = mastersOf(object).map((field) => {
    const master = objects.get(field.referenceTo?.[0]?.toLowerCase() ?? '');
    return master === undefined ? 1 : 1 + depthOf(master, objects, path);
  });
  return Math.max(0, ...depths);
}
