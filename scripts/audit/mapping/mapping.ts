import { parse } from 'yaml';
import { z } from 'zod';
import { SECTIONS } from '../../package/sections.ts';
import type { Section } from '../../package/sections.ts';

const terms = z.array(z.string().min(1)).readonly();
const section = z.enum(SECTIONS);
const sectionOrNone = z.enum([...SECTIONS, 'none']);

const sectionTerms = z.strictObject({
  /** Words in the name or label of a field, whatever its type. */
  names: terms,
  /** Words that tell only in fields of this kind: "start" in a date, "rate" in an amount. */
  dates: terms,
  amounts: terms,
  numbers: terms,
  references: terms,
  /** Words in notes, tasks, events, emails and text fields. */
  words: terms,
});

const file = z.strictObject({
  sections: z.partialRecord(section, sectionTerms.partial()).optional(),
  fields: z.record(z.string().regex(/^\w+\.\w+$/, 'is written as Object.Field'), sectionOrNone).optional(),
  related: z.record(z.string(), sectionOrNone).optional(),
});

export type SectionTerms = z.infer<typeof sectionTerms>;

/** What says which section a field, a related record or a text belongs to. */
export interface Mapping {
  readonly sections: Readonly<Record<Section, SectionTerms>>;
  /** `Opportunity.Go_Live__c` to its section; `none` leaves it out. These win over names. */
  readonly fields: Readonly<Record<string, Section | 'none'>>;
  /** Related records whose presence says something: contact roles name people. */
  readonly related: Readonly<Record<string, Section | 'none'>>;
}

const EMPTY: SectionTerms = { names: [], dates: [], amounts: [], numbers: [], references: [], words: [] };

/** Terms are compared by the beginning of words: "commit" finds Commitment, "team" does not find steam. */
export const DEFAULT_MAPPING: Mapping = {
  sections: {
    Scope: section_({
      names: 'scope|deliverable|requirement|statement of work|sow|specification|exclusion|solution',
      words: 'scope|deliverable|requirement|statement of work|sow|specification|not included|exclusion',
    }),
    Commitments: section_({
      names: 'commit|promise|guarantee|sla|warranty|exception|special terms',
      words: 'commit|promise|guarantee|sla|warranty|exception',
    }),
    Timeline: section_({
      names: 'timeline|deadline|go live|kick off|kickoff|milestone|schedule',
      dates: 'start|end|due|delivery|launch|needed|target',
      words: 'timeline|deadline|go live|kick off|kickoff|milestone|start date|schedule',
    }),
    Resources: section_({
      names: 'resource|staffing|capacity|consultant|skills|effort',
      numbers: 'hours|days|headcount|fte',
      words: 'staffing|capacity|resource|team|consultant|available',
    }),
    Commercials: section_({
      names: 'discount|payment terms|billing|invoice|list price|price model|contract type',
      amounts: 'price|discount|cost|rate|fee|margin|budget',
      words: 'discount|payment terms|billing|invoice|price|rate',
    }),
    Procurement: section_({
      names: 'purchase order|po number|po required|procurement|order number|supplier|vendor',
      words: 'purchase order|po|procurement|order number|supplier|vendor',
    }),
    People: section_({
      names: 'stakeholder|sponsor|decision maker|champion|key user|project manager|client lead',
      references: 'contact|sponsor|lead|manager|approver',
      words: 'stakeholder|sponsor|decision maker|champion|key user|project manager',
    }),
    Background: section_({
      names: 'why|pain|challenge|success criteria|objective|goal|business case|competitor|reason|need',
      words: 'pain|challenge|success criteria|objective|goal|business case|competitor|why they',
    }),
  },
  fields: {},
  related: { OpportunityContactRole: 'People', OpportunityLineItem: 'Scope', Quote: 'Commercials' },
};

function section_(lists: Partial<Record<keyof SectionTerms, string>>): SectionTerms {
  return { ...EMPTY, ...Object.fromEntries(Object.entries(lists).map(([name, text]) => [name, text.split('|')])) };
}

/**
 * The mapping that a YAML file describes, laid over the default one: a list that is given replaces the default's list. Throws
 * an error that names every problem with its place.
 */
export function readMapping(text: string, fileName: string): Mapping {
  let content: unknown;
  try {
    content = parse(text) ?? {};
  } catch (error) {
    throw new Error(`${fileName} is no YAML: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  const result = file.safeParse(content);
  if (!result.success) {
    const problems = result.error.issues.map(
      (issue) =>
        `  ${issue.path.join('.') || 'file'}: ${issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message}`,
    );
    throw new Error([`${fileName} is no mapping:`, ...problems].join('\n'));
  }
  const { sections = {}, fields = {}, related = {} } = result.data;
  return {
    sections: Object.fromEntries(
      SECTIONS.map((name) => [name, { ...DEFAULT_MAPPING.sections[name], ...sections[name] }]),
    ) as Mapping['sections'],
    fields,
    related: { ...DEFAULT_MAPPING.related, ...related },
  };
}
