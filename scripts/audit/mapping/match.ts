import { SECTIONS } from '../../package/sections.ts';
import type { FieldDescription } from '../types.ts';
import type { Section } from '../../package/sections.ts';
import type { Mapping, SectionTerms } from './mapping.ts';

/** Lower-case words with one space between them: `Go_Live_Date__c`, `GoLive date` and `Go-live: date` read alike. */
export function wordsOf(text: string): string {
  return text
    .replace(/__c$/u, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether one of the terms stands at the beginning of a word. Terms of up to three letters are whole words: "po", "sla". */
export function hasTerm(words: string, terms: readonly string[]): boolean {
  const padded = ` ${words} `;
  return terms.some((term) => padded.includes(` ${wordsOf(term)}${term.length <= 3 ? ' ' : ''}`));
}

/** Lists of terms that tell in fields of a type, as describe names types. */
const LIST_OF_TYPE: Readonly<Record<string, keyof SectionTerms>> = {
  date: 'dates',
  datetime: 'dates',
  currency: 'amounts',
  percent: 'amounts',
  double: 'numbers',
  int: 'numbers',
  reference: 'references',
};

/**
 * The section a field belongs to, by the mapping's own entry or by its name, label and type; undefined for what is
 * calculated, is standard (a standard amount or close date is on every deal and hands nothing over), or is the package's own.
 */
export function sectionOfField(
  object: string,
  field: FieldDescription,
  mapping: Mapping,
): { readonly section: Section; readonly by: 'mapping' | 'name' } | undefined {
  const mapped = mapping.fields[`${object}.${field.name}`];
  if (mapped === 'none') return undefined;
  if (mapped !== undefined) return { section: mapped, by: 'mapping' };
  if (!field.custom || field.calculated || field.name.startsWith('Handover_')) return undefined;
  const words = `${wordsOf(field.name)} ${wordsOf(field.label)}`;
  const byName = SECTIONS.find((section) => hasTerm(words, mapping.sections[section].names));
  const list = LIST_OF_TYPE[field.type];
  const section =
    byName ?? (list === undefined ? undefined : SECTIONS.find((each) => hasTerm(words, mapping.sections[each][list])));
  return section === undefined ? undefined : { section, by: 'name' };
}

/** Text fields that hand something over in words: the deal's own description and next step, and long texts of the org. */
export function isSearchedText(field: FieldDescription): boolean {
  const standardText = !field.custom && ['Description', 'NextStep'].includes(field.name);
  return standardText || (field.custom && !field.calculated && field.type === 'textarea');
}

/** The sections that a text speaks of. */
export function sectionsOfText(text: string, mapping: Mapping): Section[] {
  const words = wordsOf(text);
  return SECTIONS.filter((section) => hasTerm(words, mapping.sections[section].words));
}
