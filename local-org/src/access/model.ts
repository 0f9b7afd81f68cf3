import type { Catalog, Component, ReportProblem } from '../metadata/types.ts';
import type { Schema } from '../schema/types.ts';
import { CREATE_AUDIT_FIELDS, mayGrantAuditFields } from './audit-fields.ts';
import { checkPermissionSet } from './check-permission-set.ts';
import { textsOf } from '../metadata/definition.ts';
import { grantsOf } from './grants.ts';
import type { Grants } from './grants.ts';

/** What permission sets and groups grant, compiled with one schema. Names are lower case. */
export interface AccessModel {
  readonly schema: Schema;
  readonly permissionSets: ReadonlyMap<string, Grants>;
  /** Permission set group → names of its permission sets. */
  readonly permissionSetGroups: ReadonlyMap<string, readonly string[]>;
  /** API names of the custom permissions that exist. */
  readonly customPermissions: ReadonlySet<string>;
}

/** Metadata types about rights that the local org does not execute, refused by name when deployed. */
const refusedTypes: Readonly<Record<string, string>> = {
  Profile: 'deployed profiles',
  MutingPermissionSet: 'muting permission sets',
  Role: 'the role hierarchy',
  SharingRules: 'sharing rules',
  SharingOwnerRule: 'sharing rules',
  SharingCriteriaRule: 'sharing rules',
  SharingGuestRule: 'sharing rules',
  SharingSet: 'sharing sets',
  Territory2Model: 'territories',
};

/**
 * Compiles permission sets, permission set groups and custom permissions. What does not hold together with the schema,
 * and what is not executed here, is reported as a problem of the component; the model is usable only when nothing was.
 *
 * @param report - Collects the problems, worded as the Metadata API words them where its words are known.
 */
export function compileAccess(catalog: Catalog, schema: Schema, report: ReportProblem): AccessModel {
  for (const [type, what] of Object.entries(refusedTypes)) {
    for (const component of catalog.all(type)) {
      report(component, `The local org does not support ${what}.`, {
        rule: 'unsupported-access',
      });
    }
  }
  const customPermissions = new Set(
    catalog.all('CustomPermission').map((component) => component.fullName.toLowerCase()),
  );
  const permissionSets = new Map<string, Grants>();
  for (const component of catalog.all('PermissionSet')) {
    checkPermissionSet(component, { catalog, schema, report });
    permissionSets.set(component.fullName.toLowerCase(), available(grantsOf(component), catalog));
  }
  const permissionSetGroups = new Map<string, readonly string[]>();
  for (const component of catalog.all('PermissionSetGroup')) {
    permissionSetGroups.set(component.fullName.toLowerCase(), compileGroup(component, catalog, report));
  }
  return { schema, permissionSets, permissionSetGroups, customPermissions };
}

/** Without the permissions that the org's settings do not offer. */
function available(grants: Grants, catalog: Catalog): Grants {
  if (mayGrantAuditFields(catalog)) return grants;
  const withheld = CREATE_AUDIT_FIELDS.toLowerCase();
  return { ...grants, systemPermissions: new Set([...grants.systemPermissions].filter((name) => name !== withheld)) };
}

function compileGroup(component: Component, catalog: Catalog, report: ReportProblem): readonly string[] {
  for (const [index, muting] of textsOf(component.definition, 'mutingPermissionSets').entries()) {
    report(component, `The local org does not support muting permission sets (${muting}).`, {
      rule: 'unsupported-access',
      at: `mutingPermissionSets.${index}`,
    });
  }
  const members = textsOf(component.definition, 'permissionSets');
  for (const [index, member] of members.entries()) {
    if (!catalog.get('PermissionSet', member)) {
      report(component, `In field: permissionSets - no PermissionSet named ${member} found`, {
        rule: 'unknown-reference',
        at: `permissionSets.${index}`,
      });
    }
  }
  return members.map((member) => member.toLowerCase());
}
