import type { OrgClient } from './org-client.ts';

/** What a field's describe says, as far as loading needs it (REST API Developer Guide, "sObject Describe"). */
export interface FieldDescribe {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly nillable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly restrictedPicklist: boolean;
  readonly idLookup: boolean;
  readonly externalId: boolean;
  readonly referenceTo: readonly string[];
  readonly picklistValues: readonly { readonly value: string; readonly active: boolean }[];
}

export interface ObjectDescribe {
  readonly name: string;
  readonly createable: boolean;
  readonly fields: readonly FieldDescribe[];
  /** A field by its API name, in any case. */
  field(name: string): FieldDescribe | undefined;
}

/** Describes an object as the running user may see it; undefined when the org does not know it or hides it. */
export async function describeObject(client: OrgClient, name: string): Promise<ObjectDescribe | undefined> {
  try {
    const answer = await client.json<Omit<ObjectDescribe, 'field'>>('GET', `/sobjects/${name}/describe`);
    const byName = new Map(answer.fields.map((field) => [field.name.toLowerCase(), field]));
    return { ...answer, field: (wanted) => byName.get(wanted.toLowerCase()) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'NOT_FOUND' || error.code === 'INVALID_TYPE'))
      return undefined;
    throw error;
  }
}
