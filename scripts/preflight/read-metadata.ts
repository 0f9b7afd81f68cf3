import type { Connection } from 'jsforce';
import type { ComponentName, PackageContents } from '../package/package-contents.ts';
import { API_VERSION } from '../connection/target.ts';
import { attempt, known, unknown } from './known.ts';
import type { Known, OrgField, OrgObject, OrgRule } from './types.ts';

/** Most types one listMetadata call takes, and most components one readMetadata call (Metadata API Developer Guide). */
const TYPES_PER_LIST = 3;
const COMPONENTS_PER_READ = 10;

interface ListQuery {
  readonly type: string;
  readonly folder?: string;
}

export type Listed = ReadonlyMap<string, Known<readonly string[]>>;

/** Lists the org's components of the types that the package has, and of those that say what stands on Opportunity. */
export async function listComponents(
  connection: Connection,
  components: readonly ComponentName[],
  report: (type: string) => void,
): Promise<Listed> {
  const queries = listQueries(components);
  const found = new Map<string, Known<readonly string[]>>();
  for (let start = 0; start < queries.length; start += TYPES_PER_LIST) {
    const group = queries.slice(start, start + TYPES_PER_LIST);
    report(group.map(({ type }) => type).join(', '));
    const together = await attempt(() => list(connection, group));
    for (const query of group) {
      // A type that the org does not have fails the whole call: then each is asked by itself.
      const answer = together.known ? together : await attempt(() => list(connection, [query]));
      const names: Known<readonly string[]> = answer.known
        ? known(answer.value.filter(({ type }) => type === query.type).map(({ fullName }) => fullName))
        : answer;
      found.set(query.type, joined(found.get(query.type), names));
    }
  }
  return found;
}

/** Reports and dashboards are listed by folder (Metadata API Developer Guide, "listMetadata()"). */
function listQueries(components: readonly ComponentName[]): ListQuery[] {
  const queries = new Map<string, ListQuery>();
  for (const type of ['CustomField', 'ValidationRule', 'Workflow']) queries.set(type, { type });
  for (const { type, fullName } of components) {
    const slash = fullName.indexOf('/');
    const folder = slash > 0 && ['Report', 'Dashboard'].includes(type) ? fullName.slice(0, slash) : undefined;
    queries.set(`${type} ${folder ?? ''}`, folder === undefined ? { type } : { type, folder });
  }
  queries.delete('CustomField ');
  queries.delete('ValidationRule ');
  return [...queries.values()];
}

async function list(connection: Connection, queries: readonly ListQuery[]): Promise<ComponentName[]> {
  const answer = await connection.metadata.list([...queries], API_VERSION);
  return answer.map(({ type, fullName }) => ({ type, fullName: decoded(fullName) }));
}

/** Names with special characters come percent-encoded, such as `Deal %28EU%29`. */
function decoded(fullName: string): string {
  try {
    return decodeURIComponent(fullName);
  } catch {
    return fullName;
  }
}

function joined(
  before: Known<readonly string[]> | undefined,
  next: Known<readonly string[]>,
): Known<readonly string[]> {
  if (before === undefined || !before.known) return before ?? next;
  return next.known ? known([...before.value, ...next.value]) : next;
}

/** The package's own objects as the org has them. */
export async function readObjects(
  connection: Connection,
  contents: PackageContents,
): Promise<Known<ReadonlyMap<string, OrgObject>>> {
  const names = [...contents.objects.keys()].filter((name) => name.includes('__'));
  return attempt(async () => {
    const objects = await readAll(connection, 'CustomObject', names);
    return new Map(
      objects.map((object) => [
        text(object['fullName']) ?? '',
        { fields: listOf(object['fields']).map(orgField), rules: listOf(object['validationRules']).map(orgRule) },
      ]),
    );
  });
}

/** Custom fields and rules of a standard object, from the lists of the whole org. */
export async function readStandardObject(
  connection: Connection,
  object: string,
  listed: Listed,
): Promise<Known<OrgObject>> {
  const names = (type: string): Known<string[]> => {
    const all = listed.get(type) ?? unknown('it was not asked for');
    return all.known ? known(all.value.filter((name) => name.startsWith(`${object}.`))) : all;
  };
  const fields = names('CustomField');
  const rules = names('ValidationRule');
  if (!fields.known) return fields;
  if (!rules.known) return rules;
  return attempt(async () => ({
    fields: (await readAll(connection, 'CustomField', fields.value)).map(orgField),
    rules: (await readAll(connection, 'ValidationRule', rules.value)).map(orgRule),
  }));
}

/** Formulas of workflow rules and field updates of an object: they count among its relationships too. */
export async function readWorkflowFormulas(
  connection: Connection,
  object: string,
  listed: Listed,
): Promise<Known<readonly string[]>> {
  const workflows = listed.get('Workflow') ?? unknown('it was not asked for');
  if (!workflows.known) return workflows;
  if (!workflows.value.includes(object)) return known([]);
  return attempt(async () => {
    const found = await readAll(connection, 'Workflow', [object]);
    return found.flatMap((workflow) =>
      [...listOf(workflow['rules']), ...listOf(workflow['fieldUpdates'])].flatMap(
        (part) => text(part['formula']) ?? [],
      ),
    );
  });
}

type ReadType = 'CustomObject' | 'CustomField' | 'ValidationRule' | 'Workflow';
type Definition = Readonly<Record<string, unknown>>;

/** Reads components by name; one that does not exist is left out (it comes back without a name). */
async function readAll(connection: Connection, type: ReadType, names: readonly string[]): Promise<Definition[]> {
  const found: Definition[] = [];
  for (let start = 0; start < names.length; start += COMPONENTS_PER_READ) {
    const group = names.slice(start, start + COMPONENTS_PER_READ);
    found.push(...listOf(await connection.metadata.read(type, group)));
  }
  return found.filter((definition) => text(definition['fullName']) !== undefined);
}

function orgField(field: Definition): OrgField {
  const referenceTo = text(field['referenceTo']);
  const formula = text(field['formula']);
  const type = text(field['type']) ?? '';
  return {
    name: lastName(text(field['fullName']) ?? ''),
    type,
    ...(referenceTo === undefined ? {} : { referenceTo }),
    ...(formula === undefined ? {} : { formula }),
    required: isTrue(field['required']) || type === 'MasterDetail',
    hasDefault: text(field['defaultValue']) !== undefined,
  };
}

function orgRule(rule: Definition): OrgRule {
  return {
    name: lastName(text(rule['fullName']) ?? ''),
    active: isTrue(rule['active']),
    formula: text(rule['errorConditionFormula']) ?? '',
  };
}

function lastName(fullName: string): string {
  return fullName.slice(fullName.lastIndexOf('.') + 1);
}

function listOf(value: unknown): Definition[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]) as Definition[];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;
}

/** SOAP answers carry texts where the schema does not say otherwise. */
function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}
