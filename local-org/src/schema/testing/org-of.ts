import type { UserContext } from '../../access/types.ts';
import { createCatalog, readPackage } from '../../metadata/read.ts';
import type { Catalog, Component } from '../../metadata/types.ts';
import { openStore } from '../../store/index.ts';
import type { Store } from '../../store/types.ts';
import { compileSchema } from '../compile/compile.ts';
import type { ObjectSchema, Schema, SObjectRecord } from '../types.ts';

const HEADER = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** A package's files from path and inner XML; the root element is named by the caller. */
function packageFiles(files: Record<string, readonly [root: string, xml: string]>): Record<string, Uint8Array> {
  return Object.fromEntries(
    Object.entries(files).map(([path, [root, xml]]) => [
      path,
      new TextEncoder().encode(`${HEADER}<${root} ${NAMESPACE}>${xml}</${root}>`),
    ]),
  );
}

/** A custom object's file: a text name, and the given fields as XML. */
export function objectFile(
  label: string,
  fields: string,
  options: { sharingModel?: string; nameField?: string; extra?: string } = {},
): readonly [string, string] {
  const name = options.nameField ?? '<nameField><label>Name</label><type>Text</type></nameField>';
  const sharing = `<sharingModel>${options.sharingModel ?? 'ReadWrite'}</sharingModel>`;
  return [
    'CustomObject',
    `<deploymentStatus>Deployed</deploymentStatus>${fields}<label>${label}</label>${name}<pluralLabel>${label}s</pluralLabel>${sharing}${options.extra ?? ''}`,
  ];
}

/** One field as XML: `field('Amount__c', 'Currency', '<precision>18</precision><scale>2</scale>')`. */
export function field(name: string, type: string, rest = ''): string {
  return `<fields><fullName>${name}</fullName><label>${name.replace(/__c$/, '').replaceAll('_', ' ')}</label><type>${type}</type>${rest}</fields>`;
}

export interface Compiled {
  readonly schema: Schema;
  readonly catalog: Catalog;
  /** `Object__c.Field__c: problem`, in the order reported. */
  readonly problems: string[];
}

/** Compiles a package of inline files. */
export function compile(files: Record<string, readonly [string, string]>): Compiled {
  const problems: string[] = [];
  const catalog = createCatalog(readPackage(packageFiles(files)));
  const report = (component: Component, problem: string): void =>
    void problems.push(`${component.fullName}: ${problem}`);
  const schema = compileSchema(catalog, report);
  return { schema, catalog, problems };
}

export interface TestOrg extends Compiled {
  readonly store: Store;
  readonly model: { readonly schema: Schema; readonly catalog: Catalog };
  /** An object that must exist. */
  object(name: string): ObjectSchema;
  /** Writes a record as it is and answers its id. */
  insert(object: string, record: SObjectRecord): string;
}

/** A compiled package with a database in memory. */
export function orgOf(files: Record<string, readonly [string, string]>): TestOrg {
  const compiled = compile(files);
  const store = openStore(':memory:');
  store.migrate(compiled.schema);
  const object = (name: string): ObjectSchema => {
    const found = compiled.schema.object(name);
    if (found === undefined) throw new Error(`No object ${name}`);
    return found;
  };
  return {
    ...compiled,
    store,
    model: compiled,
    object,
    insert(name, record) {
      const id = store.newId(object(name));
      store.insert(object(name), { Id: id, CreatedDate: '2026-01-02T03:04:05.000Z', ...record });
      return id;
    },
  };
}

/** A user who may do everything, but for what is overridden. */
export function userOf(overrides: Partial<UserContext> = {}): UserContext {
  return {
    userId: '005000000000001AAA',
    user: { Id: '005000000000001AAA', Name: 'Ada Admin', LastName: 'Admin' },
    profileName: 'System Administrator',
    timeZone: 'Europe/Berlin',
    locale: 'en_US',
    hasSystemPermission: (name) => name !== 'CreateAuditFields',
    hasCustomPermission: () => false,
    mayObject: () => true,
    mayReadField: () => true,
    mayEditField: () => true,
    ...overrides,
  };
}
