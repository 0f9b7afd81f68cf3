import { elementsOf, isSet } from '../metadata/definition.ts';
import type { Catalog, Component, MetadataElement, ReportProblem } from '../metadata/types.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/types.ts';
import { objectPermissionElements } from './grants.ts';
import { accessFollows, readDependencies } from './standard-objects.ts';
import type { ObjectRight } from './types.ts';

interface CheckOptions {
  readonly catalog: Catalog;
  readonly schema: Schema;
  readonly report: ReportProblem;
}

/** Rights that each right includes (Salesforce Help, "Object Permissions"). */
const includedRights: Readonly<Record<ObjectRight, readonly ObjectRight[]>> = {
  read: [],
  create: ['read'],
  edit: ['read'],
  delete: ['read', 'edit'],
  viewAll: ['read'],
  modifyAll: ['read', 'edit', 'delete', 'viewAll'],
};

const rightLabels: Readonly<Record<ObjectRight, string>> = {
  read: 'Read',
  create: 'Create',
  edit: 'Edit',
  delete: 'Delete',
  viewAll: 'Read All',
  modifyAll: 'Edit All',
};

/**
 * Reports what a permission set refers to in vain and every right that lacks one it depends on. Messages are the
 * platform's where known ("In field: field - no CustomField named A.B__c found", "You cannot deploy to a required field").
 */
export function checkPermissionSet(component: Component, options: CheckOptions): void {
  const rights = checkObjectPermissions(component, options);
  checkReadDependencies(component, rights, options);
  elementsOf(component.definition, 'fieldPermissions').forEach((entry, index) => {
    checkFieldPermission(component, entry, `fieldPermissions.${index}`, options);
  });
  elementsOf(component.definition, 'customPermissions').forEach((entry, index) => {
    const name = String(entry['name'] ?? '');
    if (!options.catalog.get('CustomPermission', name)) {
      options.report(component, `In field: customPermission - no CustomPermission named ${name} found`, {
        rule: 'unknown-reference',
        at: `customPermissions.${index}`,
      });
    }
  });
}

function checkObjectPermissions(
  component: Component,
  { schema, report }: CheckOptions,
): Map<ObjectSchema, Set<ObjectRight>> {
  const granted = new Map<ObjectSchema, Set<ObjectRight>>();
  elementsOf(component.definition, 'objectPermissions').forEach((entry, index) => {
    const at = `objectPermissions.${index}`;
    const name = String(entry['object'] ?? '');
    const object = schema.object(name);
    if (!object) {
      report(component, `In field: object - no CustomObject named ${name} found`, { rule: 'unknown-reference', at });
      return;
    }
    if (object.kind === 'setup' || object.kind === 'customMetadata' || accessFollows[object.apiName]) {
      report(component, `Object permissions cannot be set for ${object.apiName}.`, { rule: 'object-permission', at });
      return;
    }
    const rights = grantedRights(entry);
    granted.set(object, rights);
    for (const right of rights) {
      const missing = includedRights[right].filter((included) => !rights.has(included));
      if (missing.length > 0) {
        const needs = missing.map((included) => `${rightLabels[included]} ${object.apiName}`).join(', ');
        report(component, `Permission ${rightLabels[right]} ${object.apiName} depends on permission(s): ${needs}`, {
          rule: 'object-permission',
          at,
        });
      }
    }
  });
  return granted;
}

function grantedRights(entry: MetadataElement): Set<ObjectRight> {
  return new Set(
    Object.entries(objectPermissionElements)
      .filter(([element]) => isSet(entry, element))
      .map(([, right]) => right),
  );
}

/** A detail's read needs its master's; some standard objects depend on others the same way. */
function checkReadDependencies(
  component: Component,
  granted: ReadonlyMap<ObjectSchema, ReadonlySet<ObjectRight>>,
  { schema, report }: CheckOptions,
): void {
  for (const [object, rights] of granted) {
    if (!rights.has('read')) continue;
    const masters = object.fields
      .filter((field) => field.type === 'MasterDetail')
      .flatMap((field) => field.referenceTo ?? [])
      .map((master) => accessFollows[master] ?? master);
    for (const parent of new Set([...masters, ...(readDependencies[object.apiName] ?? [])])) {
      const parentObject = schema.object(parent);
      if (!parentObject || parentObject === object || granted.get(parentObject)?.has('read')) continue;
      report(component, `Permission Read ${object.apiName} depends on permission(s): Read ${parentObject.apiName}`, {
        rule: 'object-permission',
        remedy: `Add objectPermissions with allowRead for ${parentObject.apiName}.`,
      });
    }
  }
}

function checkFieldPermission(
  component: Component,
  entry: MetadataElement,
  at: string,
  { schema, report }: CheckOptions,
): void {
  const name = String(entry['field'] ?? '');
  const [objectName = '', fieldName = ''] = name.split('.');
  const field = schema.field(objectName, fieldName);
  if (!field) {
    report(component, `In field: field - no CustomField named ${name} found`, {
      rule: 'unknown-reference',
      at,
    });
    return;
  }
  if (!field.permissionable) {
    report(component, `You cannot deploy to a required field: ${name}`, {
      rule: 'field-permission',
      at,
      remedy: `Remove the fieldPermissions of ${name}: whoever may read the object sees it.`,
    });
    return;
  }
  if (isSet(entry, 'editable') && isCalculated(field)) {
    report(component, `Field ${name} is calculated: editable must be false.`, {
      rule: 'field-permission',
      at,
    });
  }
  if (isSet(entry, 'editable') && !isSet(entry, 'readable')) {
    report(component, `Field permission editable of ${name} depends on readable.`, { rule: 'field-permission', at });
  }
}

function isCalculated(field: FieldSchema): boolean {
  return field.formula !== undefined || field.summary !== undefined || field.type === 'AutoNumber';
}
