import { brief as words, format, missing as missingWords } from 'c/handoverLabels';
import { CHANGEABLE_WHEN_ACCEPTED, RESTRICTED_FIELDS, SECTION_FIELDS } from 'c/handoverBriefData';
import type { BriefNode, Rights, SectionKey } from 'c/handoverBriefData';
import { isReadable, valueOf } from 'c/handoverGraphql';
import type { Field } from 'c/handoverGraphql';
import type { FormField } from 'c/handoverRecordForm';
import type { Lock, MissingPoint, SectionState } from './types';

interface SectionShape {
  key: SectionKey;
  label: string;
  flag: (brief: BriefNode) => Field<boolean> | undefined;
}

/** In the order in which a deal is usually understood: what, promised what, when, who, for how much. */
export const SECTIONS: SectionShape[] = [
  { key: 'Scope', label: words.sectionScope, flag: (brief) => brief.Scope_Ready__c },
  { key: 'Commitments', label: words.sectionCommitments, flag: (brief) => brief.Commitments_Ready__c },
  { key: 'Timeline', label: words.sectionTimeline, flag: (brief) => brief.Timeline_Ready__c },
  { key: 'Resources', label: words.sectionResources, flag: (brief) => brief.Resources_Ready__c },
  { key: 'Commercials', label: words.sectionCommercials, flag: (brief) => brief.Commercials_Ready__c },
  { key: 'Procurement', label: words.sectionProcurement, flag: (brief) => brief.Procurement_Ready__c },
  { key: 'People', label: words.sectionPeople, flag: (brief) => brief.People_Ready__c },
  { key: 'Background', label: words.sectionBackground, flag: (brief) => brief.Background_Ready__c },
];

const PURPOSES: Record<SectionKey, string> = {
  Scope: words.whyScope,
  Commitments: words.whyCommitments,
  Timeline: words.whyTimeline,
  Resources: words.whyResources,
  Commercials: words.whyCommercials,
  Procurement: words.whyProcurement,
  People: words.whyPeople,
  Background: words.whyBackground,
};

/** Why delivery asks for a section, and what the policy says to it. */
export function purposeOf(section: SectionKey, required: boolean): string {
  return `${PURPOSES[section]} ${required ? words.policyRequires : words.policyLeavesOpen}`;
}

export const STATE_WORDS: Record<SectionState, string> = {
  ready: words.stateReady,
  missing: words.stateMissing,
  optional: words.stateOptional,
};

/** The parts of a `;`-list, without blanks. */
export function splitList(list: string | undefined): string[] {
  return (list ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** What a missing code asks for, in words; a code newer than this component still says its name. */
function missingText(code: string): string {
  return Object.hasOwn(missingWords, code)
    ? missingWords[code as keyof typeof missingWords]
    : format(missingWords.unknown, code);
}

/** The codes that belong to a section: each begins with the section's name. */
export function missingOf(section: SectionKey, codes: string[]): MissingPoint[] {
  const prefix = `${section.toUpperCase()}_`;
  return codes.filter((code) => code.startsWith(prefix)).map((code) => ({ code, text: missingText(code) }));
}

/** Ready counts, required or not; a gap counts only where the policy requires the section. */
export function stateOf(ready: boolean, required: boolean): SectionState {
  if (ready) return 'ready';
  return required ? 'missing' : 'optional';
}

/**
 * The section's fields, without those the viewer may not even read. What the viewer may not change, or what holds the
 * brief, is marked as locked; an accepted brief that is not sealed leaves some open.
 */
export function sectionFields(section: SectionKey, brief: BriefNode, rights: Rights, lock: Lock): FormField[] {
  const hidden = new Set<string>();
  if (!isReadable(brief.Sensitivities__c)) hidden.add(RESTRICTED_FIELDS.sensitivities);
  if (!isReadable(brief.Other_Cost__c)) hidden.add(RESTRICTED_FIELDS.otherCost);
  const locked = (name: string): boolean =>
    lock === 'sealed' || (lock === 'accepted' && !CHANGEABLE_WHEN_ACCEPTED.has(name)) || !rights.briefFields.has(name);
  return SECTION_FIELDS[section]
    .filter((field) => !hidden.has(field.name))
    .map((field) => ({ ...field, locked: locked(field.name) }));
}

/** The names of the required sections; `valueOf` of a policy without any is none. */
export function requiredSections(brief: BriefNode): Set<string> {
  return new Set(splitList(valueOf(brief.Required_Sections__c)));
}
