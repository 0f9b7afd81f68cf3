import type { UserContext } from '../../access/types.ts';
import type { OrgModel } from '../../org.types.ts';

/** What the modules under `@salesforce/` know of the user who looks. */
export interface ScopedModuleContext {
  readonly model: OrgModel;
  readonly user: UserContext;
  /** Values of `@salesforce/i18n/NAME`. */
  readonly i18n: Readonly<Record<string, unknown>>;
}

/** How the bundler writes an import of a platform module: each has a default export only. */
const SCOPED_IMPORT = /^import ([\w$]+) from "@salesforce\/([^"]+)";$/gmu;

/**
 * Puts the values of `@salesforce/…` imports into a compiled bundle for one user. Done while it is served, because labels
 * change with a deploy and permissions with the user, and the compiled bundle depends on neither.
 * Throws an Error for an import that has no value; see `importProblems`, which finds those first.
 *
 * Source: LWC Developer Guide, "@salesforce Modules".
 */
export function resolveScopedImports(code: string, context: ScopedModuleContext): string {
  return code.replace(SCOPED_IMPORT, (_line, binding: string, name: string) => {
    const value = scopedValue(name, context);
    if (value === undefined) throw new Error(`@salesforce/${name} has no value.`);
    return `const ${binding} = ${value};`;
  });
}

/** JavaScript source of the value. */
function scopedValue(name: string, { model, user, i18n }: ScopedModuleContext): string | undefined {
  const [scope = '', ...rest] = name.split('/');
  const key = rest.join('/');
  switch (scope) {
    case 'label':
      return text(model.catalog.get('CustomLabel', key.replace(/^c\./u, ''))?.definition['value']);
    case 'schema':
      return schemaReference(key);
    case 'customPermission':
      return model.catalog.get('CustomPermission', key) && granted(user.hasCustomPermission(key));
    case 'messageChannel':
      return text(key);
    case 'userPermission':
      return granted(user.hasSystemPermission(key));
    case 'user':
      return key === 'Id' ? text(user.userId) : key === 'isGuest' ? 'false' : undefined;
    case 'client':
      // Known to the browser alone: it depends on the size of the window.
      return key === 'formFactor' ? 'globalThis.lightningSession.formFactor' : undefined;
    case 'i18n':
      return key in i18n ? JSON.stringify(i18n[key]) : undefined;
    default:
      return undefined;
  }
}

/** A permission that the user lacks is `undefined`, not `false`. */
function granted(has: boolean): string {
  return has ? 'true' : 'undefined';
}

function text(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(String(value));
}

function schemaReference(key: string): string {
  const [objectApiName = '', ...field] = key.split('.');
  return JSON.stringify(field.length === 0 ? { objectApiName } : { fieldApiName: field.join('.'), objectApiName });
}
