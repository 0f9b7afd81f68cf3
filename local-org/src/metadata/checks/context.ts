import type { FieldSchema, ObjectSchema, Schema } from '../../schema/types.ts';
import type { Catalog, Component, ReportProblem } from '../types.ts';

/** What a component is checked against: everything the org would hold after the deploy. */
export interface CheckContext {
  readonly catalog: Catalog;
  readonly schema: Schema;
  /** What the org holds before the deploy; undefined where no org is asked. */
  readonly before?: Catalog;
  readonly report: ReportProblem;
}

/** Reports what is wrong with one component. */
export type Check = (component: Component, context: CheckContext) => void;

/**
 * Reports a name that stands for nothing, as Salesforce words it: "In field: tab - no CustomTab named Invoice__c found".
 */
export function reportUnknown(
  context: CheckContext,
  component: Component,
  { element, type, name, at }: { element: string; type: string; name: string; at: string },
): void {
  context.report(component, `In field: ${element} - no ${type} named ${name} found`, { rule: 'unknown-reference', at });
}

/** Reports unless a component of the type and name exists. */
export function requireComponent(
  context: CheckContext,
  component: Component,
  reference: { element: string; type: string; name: string; at: string },
): Component | undefined {
  const found = context.catalog.get(reference.type, reference.name);
  if (!found) reportUnknown(context, component, reference);
  return found;
}

/** The object of a name, reported when there is none. */
export function requireObject(
  context: CheckContext,
  component: Component,
  { element, name, at }: { element: string; name: string; at: string },
): ObjectSchema | undefined {
  const object = context.schema.object(name);
  if (!object) reportUnknown(context, component, { element, type: 'CustomObject', name, at });
  return object;
}

/** The field of a path such as `Amount__c`, `Account.Name`, `Invoice__r.Owner.Name` from an object on. */
export function fieldByPath(schema: Schema, objectName: string, path: string): FieldSchema | undefined {
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  let objects = [objectName];
  for (const part of parts) objects = objects.flatMap((object) => schema.relationship(object, part)?.referenceTo ?? []);
  return objects.map((object) => schema.field(object, last)).find((field) => field !== undefined);
}
