import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SourceComponent } from '@salesforce/source-deploy-retrieve';

type Xml = Readonly<Record<string, unknown>>;

/** The folder of sfdx-project.json, wherever the command is started from. */
export const PROJECT = path.resolve(import.meta.dirname, '..', '..');

/** A metadata component by type and full name, as the Metadata API lists it. */
export interface ComponentName {
  readonly type: string;
  readonly fullName: string;
}

/** A field of an object as its file defines it. */
export interface FieldDefinition {
  readonly name: string;
  readonly type: string;
  readonly referenceTo?: string;
  readonly formula?: string;
}

/** A flow as its file defines it. */
export interface FlowSource {
  readonly name: string;
  /** Object or event that starts it; none for a flow that is called. */
  readonly object?: string;
  /** RecordBeforeSave, RecordAfterSave, PlatformEvent, Scheduled; none for a flow that is called. */
  readonly triggerType?: string;
  readonly triggerOrder?: number;
  /** Names of the flows it calls. */
  readonly calls: readonly string[];
}

/** What the source folders deploy, read from them so that nothing is listed twice. */
export interface PackageContents {
  /** Every component with a name of its own in an org; parts of the package's own objects stand under the object. */
  readonly components: readonly ComponentName[];
  /** Fields of each object, standard ones included, by the object's name. */
  readonly objects: ReadonlyMap<string, readonly FieldDefinition[]>;
  /** Names of the rules of each object, by the object's name. */
  readonly rules: ReadonlyMap<string, readonly string[]>;
  /** Error conditions of rules and formulas of fields that stand on an object that is not the package's own. */
  readonly formulas: ReadonlyMap<string, readonly string[]>;
  readonly flows: readonly FlowSource[];
  readonly policy: PolicySource;
}

/** The custom metadata record that the package is tuned by, as it is shipped. */
export interface PolicySource {
  /** Full name for the Metadata API: type without its suffix, a dot, the record. */
  readonly fullName: string;
  /** API name of the custom metadata type. */
  readonly type: string;
  readonly record: string;
  readonly values: ReadonlyMap<string, string | null>;
}

/** Reads the package directories of sfdx-project.json. Loads the library that knows the source format only when called. */
export async function readPackage(project: string = PROJECT): Promise<PackageContents> {
  const { ComponentSet } = await import('@salesforce/source-deploy-retrieve');
  const { packageDirectories } = JSON.parse(await readFile(path.join(project, 'sfdx-project.json'), 'utf8')) as {
    packageDirectories: { path: string }[];
  };
  const set = ComponentSet.fromSource({
    fsPaths: packageDirectories.map((directory) => path.join(project, directory.path)),
  });
  const sources = set.getSourceComponents().toArray();
  const parts = sources.flatMap((source) => (source.type.name === 'CustomObject' ? source.getChildren() : []));
  const children = [...parts, ...sources].filter((one) => ['CustomField', 'ValidationRule'].includes(one.type.name));
  const definitions = await Promise.all(
    children.map(async (source) => ({ source, xml: content(await source.parseXml()) })),
  );
  return {
    components: sources.flatMap(named),
    objects: byObject(definitions, 'CustomField', ({ source, xml }) => field(source.name, xml)),
    rules: byObject(definitions, 'ValidationRule', ({ source }) => source.name),
    formulas: formulasOf(definitions),
    flows: await Promise.all(
      sources
        .filter((source) => source.type.name === 'Flow')
        .map(async (source) => flow(source.fullName, content(await source.parseXml()))),
    ),
    policy: await policyOf(sources),
  };
}

interface Definition {
  readonly source: SourceComponent;
  readonly xml: Xml;
}

/** Labels stand in one file that every org has; its labels are what can collide. */
function named(source: SourceComponent): ComponentName[] {
  const parts = source.type.name === 'CustomLabels' ? source.getChildren() : [source];
  return parts.map((part) => ({ type: part.type.name, fullName: part.fullName }));
}

function objectOf(source: SourceComponent): string {
  return source.parent?.fullName ?? source.fullName.slice(0, source.fullName.indexOf('.'));
}

function byObject<Value>(
  definitions: readonly Definition[],
  type: string,
  value: (definition: Definition) => Value,
): Map<string, Value[]> {
  const found = new Map<string, Value[]>();
  for (const definition of definitions.filter(({ source }) => source.type.name === type)) {
    const object = objectOf(definition.source);
    found.set(object, [...(found.get(object) ?? []), value(definition)]);
  }
  return found;
}

function formulasOf(definitions: readonly Definition[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { source, xml } of definitions) {
    const formula = text(xml['errorConditionFormula']) ?? text(xml['formula']);
    if (formula === undefined) continue;
    const object = objectOf(source);
    found.set(object, [...(found.get(object) ?? []), formula]);
  }
  return found;
}

function field(name: string, xml: Xml): FieldDefinition {
  const referenceTo = text(xml['referenceTo']);
  const formula = text(xml['formula']);
  return {
    name,
    type: text(xml['type']) ?? '',
    ...(referenceTo === undefined ? {} : { referenceTo }),
    ...(formula === undefined ? {} : { formula }),
  };
}

function flow(name: string, xml: Xml): FlowSource {
  const start = (xml['start'] ?? {}) as Xml;
  const object = text(start['object']);
  const triggerType = text(start['triggerType']);
  const triggerOrder = text(xml['triggerOrder']);
  return {
    name,
    ...(object === undefined ? {} : { object }),
    ...(triggerType === undefined ? {} : { triggerType }),
    ...(triggerOrder === undefined ? {} : { triggerOrder: Number(triggerOrder) }),
    calls: list(xml['subflows']).map((call) => text(call['flowName']) ?? ''),
  };
}

async function policyOf(sources: readonly SourceComponent[]): Promise<PolicySource> {
  const source = sources.find((one) => one.type.name === 'CustomMetadata');
  if (source === undefined) throw new Error('The source folders hold no custom metadata record: no policy to read.');
  const xml = content(await source.parseXml());
  const [type = '', record = ''] = source.fullName.split('.');
  const values = list(xml['values']).map((entry): [string, string | null] => {
    const value = entry['value'];
    const given = typeof value === 'object' && value !== null && '#text' in value ? value['#text'] : value;
    return [text(entry['field']) ?? '', text(given) ?? null];
  });
  return { fullName: source.fullName, type: `${type}__mdt`, record, values: new Map(values) };
}

/** The one element under the root of a metadata file. */
function content(xml: Xml): Xml {
  const root = Object.keys(xml).find((name) => !name.startsWith('?'));
  return (root === undefined ? {} : xml[root]) as Xml;
}

function list(value: unknown): Xml[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]) as Xml[];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}
