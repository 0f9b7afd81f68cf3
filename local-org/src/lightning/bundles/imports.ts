import type { OrgModel } from '../../org.types.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import { localeModules } from './locale.ts';

/** What a bundle may import from the platform's own modules. */
export interface KnownModules {
  /** Modules of the built layers: `lwc`, `lightning/card` … */
  readonly platform: ReadonlySet<string>;
}

/**
 * What is wrong with the imports of a bundle, one sentence each: modules, components, labels, fields or permissions that
 * the org does not have, and modules that the local org does not offer.
 */
export function importProblems(imports: readonly string[], model: OrgModel, known: KnownModules): string[] {
  return imports.flatMap((name) => importProblem(name, model, known) ?? []);
}

function importProblem(name: string, model: OrgModel, { platform }: KnownModules): string | undefined {
  if (platform.has(name)) return undefined;
  if (name.startsWith('c/')) {
    return model.catalog.get('LightningComponentBundle', name.slice(2))
      ? undefined
      : `there is no Lightning web component ${name}.`;
  }
  if (!name.startsWith('@salesforce/')) return `the local org does not offer the module ${name}.`;
  return scopedModuleProblem(name.slice('@salesforce/'.length), model);
}

function scopedModuleProblem(name: string, { catalog, schema }: OrgModel): string | undefined {
  const [scope = '', ...rest] = name.split('/');
  const value = rest.join('/');
  switch (scope) {
    case 'label':
      if (!value.startsWith('c.')) return `the local org does not offer the label ${value} (only c.NAME).`;
      return catalog.get('CustomLabel', value.slice(2)) ? undefined : `there is no custom label ${value.slice(2)}.`;
    case 'schema':
      return schemaProblem(value, schema);
    case 'customPermission':
      return catalog.get('CustomPermission', value) ? undefined : `there is no custom permission ${value}.`;
    case 'user':
      return value === 'Id' || value === 'isGuest' ? undefined : `there is no module @salesforce/user/${value}.`;
    case 'i18n':
      return localeModules.has(value) ? undefined : `the local org does not offer @salesforce/i18n/${value}.`;
    case 'client':
      return value === 'formFactor' ? undefined : `there is no module @salesforce/client/${value}.`;
    case 'messageChannel':
      return catalog.get('LightningMessageChannel', value.replace(/__c$/u, ''))
        ? undefined
        : `there is no message channel ${value}.`;
    case 'userPermission':
      return undefined;
    default:
      return `the local org does not support @salesforce/${scope} (${value}).`;
  }
}

function schemaProblem(value: string, schema: OrgModel['schema']): string | undefined {
  const [objectName = '', ...path] = value.split('.');
  const object = schema.object(objectName);
  if (!object) return `there is no object ${objectName}.`;
  return hasField(schema, object, path) ? undefined : `there is no field ${path.join('.')} on ${objectName}.`;
}

/** Follows relationships down a path; the last step is a field. */
function hasField(schema: OrgModel['schema'], object: ObjectSchema, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return true;
  if (rest.length === 0) return schema.field(object.apiName, step) !== undefined;
  const target = schema.object(schema.relationship(object.apiName, step)?.referenceTo?.[0] ?? '');
  return target !== undefined && hasField(schema, target, rest);
}
