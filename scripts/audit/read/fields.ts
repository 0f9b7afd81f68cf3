import { isSearchedText, sectionOfField } from '../mapping/match.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { DealText, Evidence, FieldDescription, MappedField, WonDeal } from '../types.ts';
import { isFilled, readValues } from './deals.ts';
import type { OrgReader } from './org.ts';

export interface FieldFindings {
  readonly fields: readonly MappedField[];
  readonly evidence: readonly Evidence[];
  readonly texts: readonly DealText[];
}

/** What fields of deals and their accounts hold: those that map to a section, and text fields that are searched. */
export async function readFields(org: OrgReader, deals: readonly WonDeal[], mapping: Mapping): Promise<FieldFindings> {
  const ofDeals = new Map(deals.map(({ id }) => [id, [id]]));
  const ofAccounts = new Map<string, string[]>();
  for (const { id, accountId } of deals)
    if (accountId !== null) ofAccounts.set(accountId, [...(ofAccounts.get(accountId) ?? []), id]);
  const parts = [
    await readObject(org, 'Opportunity', ofDeals, mapping),
    await readObject(org, 'Account', ofAccounts, mapping),
  ];
  return {
    fields: parts.flatMap(({ fields }) => fields),
    evidence: parts.flatMap(({ evidence }) => evidence),
    texts: parts.flatMap(({ texts }) => texts),
  };
}

/** Findings of one object; `dealsOf` says which deals a record speaks for. */
async function readObject(
  org: OrgReader,
  object: string,
  dealsOf: ReadonlyMap<string, readonly string[]>,
  mapping: Mapping,
): Promise<FieldFindings> {
  const described = await org.describe(object);
  const nothing: FieldFindings = { fields: [], evidence: [], texts: [] };
  if (!described.readable || dealsOf.size === 0) return nothing;
  const mapped = described.rows.flatMap((field) => {
    const section = sectionOfField(object, field, mapping);
    return section === undefined ? [] : [{ ...field, ...section }];
  });
  const searched = object === 'Opportunity' ? described.rows.filter((field) => isText(object, field, mapping)) : [];
  const values = await readValues(org, object, [...dealsOf.keys()], [...mapped, ...searched]);
  const filledIn = (name: string): string[] =>
    [...values].flatMap(([id, row]) => (isFilled(row.get(name)) ? [...(dealsOf.get(id) ?? [])] : []));
  return {
    fields: mapped.map(({ name, label, type, section, by }) => ({
      object,
      field: name,
      label,
      type,
      section,
      by,
      filled: filledIn(name).length,
    })),
    evidence: mapped.flatMap((field) =>
      filledIn(field.name).map((dealId): Evidence => ({
        dealId,
        section: field.section,
        source: sourceOf(object, field),
        kind: 'field',
      })),
    ),
    texts: searched.flatMap((field) =>
      [...values].flatMap(([dealId, row]) => {
        const value = row.get(field.name);
        return typeof value === 'string' ? [{ dealId, source: sourceOf(object, field), text: value }] : [];
      }),
    ),
  };
}

/** The label for whoever reads the report, and the name for whoever looks for the field: `Statement of work (Opportunity.SOW__c)`. */
function sourceOf(object: string, { label, name }: FieldDescription): string {
  return `${label} (${object}.${name})`;
}

/** A long text that maps to a section by its name is evidence by being filled; only the others are searched. */
function isText(object: string, field: FieldDescription, mapping: Mapping): boolean {
  return (
    isSearchedText(field) &&
    mapping.fields[`${object}.${field.name}`] !== 'none' &&
    sectionOfField(object, field, mapping) === undefined
  );
}
