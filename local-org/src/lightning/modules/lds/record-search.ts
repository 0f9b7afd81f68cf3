import { execute } from './graphql.ts';
import type { ObjectInfo } from './types.ts';

/** How a record picker narrows what it finds. Source: Lightning Component Reference, "lightning-record-picker". */
export interface SearchFilter {
  readonly criteria: readonly { fieldPath: string; operator: string; value: unknown }[];
  readonly filterLogic?: string;
}

export interface SearchOptions {
  readonly objectInfo: ObjectInfo;
  readonly text: string;
  /** Field that is shown and matched; the name field of the object by default. */
  readonly primaryField?: string | undefined;
  readonly additionalField?: string | undefined;
  readonly filter?: SearchFilter | undefined;
}

export interface FoundRecord {
  readonly id: string;
  readonly primary: string;
  readonly additional: string;
}

interface SearchAnswer {
  readonly uiapi: {
    readonly query: Readonly<
      Record<string, { readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[] }>
    >;
  };
}

/** Up to ten records whose primary field contains the text, by that field. Throws an Error with what GraphQL reports. */
export async function searchRecords(options: SearchOptions): Promise<FoundRecord[]> {
  const { objectInfo, text } = options;
  const primary = options.primaryField ?? objectInfo.nameFields.at(-1) ?? 'Name';
  const matches = text.trim() === '' ? [] : [{ [primary]: { like: `%${text.trim()}%` } }];
  return find(options, { and: [...matches, ...filterConditions(options.filter)] });
}

/** One record by its id; undefined when the user may not see it. */
export async function findRecord(options: SearchOptions, id: string): Promise<FoundRecord | undefined> {
  const [found] = await find(options, { Id: { eq: id } });
  return found;
}

async function find(
  { objectInfo, primaryField, additionalField }: SearchOptions,
  where: object,
): Promise<FoundRecord[]> {
  const { apiName } = objectInfo;
  const primary = primaryField ?? objectInfo.nameFields.at(-1) ?? 'Name';
  const additional = additionalField === undefined ? '' : `${selection(additionalField)}`;
  const query = `query search($where: ${apiName}_Filter) { uiapi { query {
    ${apiName}(first: 10, where: $where, orderBy: { ${primary}: { order: ASC } }) { edges { node { Id ${selection(primary)} ${additional} } } }
  } } }`;
  const { data, errors } = await execute({ query: { text: query }, variables: { where } });
  if (errors) throw new Error(errors.map(({ message }) => message).join(' '));
  return (
    (data as SearchAnswer).uiapi.query[apiName]?.edges.map(({ node }) => ({
      id: String(node['Id']),
      primary: read(node, primary),
      additional: additionalField === undefined ? '' : read(node, additionalField),
    })) ?? []
  );
}

function selection(path: string): string {
  return path.split('.').reduceRight((inner, name) => `${name} @optional { ${inner} }`, 'value displayValue');
}

function read(node: Readonly<Record<string, unknown>>, path: string): string {
  const field = path
    .split('.')
    .reduce<unknown>((current, name) => (current as Record<string, unknown> | null)?.[name], node) as
    { value?: unknown; displayValue?: string | null } | undefined;
  return String(field?.displayValue ?? field?.value ?? '');
}

function filterConditions(filter: SearchFilter | undefined): object[] {
  if (!filter || filter.criteria.length === 0) return [];
  const conditions = filter.criteria.map(({ fieldPath, operator, value }) =>
    fieldPath.split('.').reduceRight<object>((inner, name) => ({ [name]: inner }), { [operator]: value }),
  );
  const logic = filter.filterLogic?.toUpperCase() ?? '';
  if (!logic.includes('OR')) return conditions;
  if (logic.includes('AND') || logic.includes('NOT'))
    throw new Error(
      `The local org does not support the filter logic ${filter.filterLogic} of lightning-record-picker.`,
    );
  return [{ or: conditions }];
}
