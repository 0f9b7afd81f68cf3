import type { BriefStep, SectionKey } from 'c/handoverBriefData';
import type { FormField } from 'c/handoverRecordForm';
import type { Mark, Tone } from 'c/handoverTone';

/** A button: what it does, and what it says. */
export interface Action<Name extends string = string> {
  name: Name;
  label: string;
  variant: 'brand' | 'neutral' | 'destructive-text';
}

export interface MissingPoint {
  code: string;
  text: string;
}

/** What holds the brief: nothing, delivery's acceptance, or the won deal. */
export type Lock = 'none' | 'accepted' | 'sealed';

export type SectionState = 'ready' | 'missing' | 'optional';

export interface SectionView {
  key: SectionKey;
  label: string;
  state: SectionState;
  stateLabel: string;
  missing: MissingPoint[];
  /** Why delivery needs the section, and whether the policy requires it. */
  purpose: string;
  /** Something in it waits for the viewer's decision. */
  decision: boolean;
  fields: FormField[];
  hasFields: boolean;
  /** No field of the section can be changed now. */
  readOnly: boolean;
  formHeading: string;
  details?: DetailGroup | undefined;
  approval?: ApprovalView | undefined;
}

/** What delivery decides about an item, or answers to a request. */
export type Decision = 'Accepted' | 'Rejected' | 'Confirmed' | 'Declined';

/** An item or a resource request as the list draws it. */
export interface DetailRow {
  id: string;
  title: string;
  /** What kind of item it is; '' where all are of one kind. */
  kind: string;
  marks: Mark[];
  /** What else there is to know, in words. */
  facts: string[];
  /** What its form asks for. */
  fields: FormField[];
  decisions: Action<Decision>[];
}

/** Something that can be added to a list. */
export interface Addable {
  key: string;
  label: string;
  heading: string;
  fields: FormField[];
}

/** The items of a section, or the resource requests. */
export interface DetailGroup {
  objectApiName: string;
  /** API name of the field that holds the brief. */
  master: string;
  heading: string;
  empty: string;
  rows: DetailRow[];
  canEdit: boolean;
  /** What can be added, the usual one first; nothing while the brief is locked. */
  addable: Addable[];
  more: string;
}

/** A decision somebody else has to make: a discount, a start before the purchase order. */
export interface ApprovalView {
  heading: string;
  text: string;
  tone: Tone;
  note: string;
  actions: Action<BriefStep>[];
}

export interface Facts {
  discount: number | undefined;
  allowedDiscount: number | undefined;
  earliestStart: string | undefined;
  agreedStart: string | undefined;
  plannedHours: number | undefined;
  plannedLabourCost: number | undefined;
  deliveryLead: string;
}

export interface OpenBrief {
  kind: 'brief';
  briefId: string;
  readiness: number;
  headline: string;
  gate: string;
  status: Mark;
  hint: string;
  /** Delivery gave it back: the hint says why. */
  returned: boolean;
  openPoints: { key: string; text: string }[];
  facts: Facts;
  sections: SectionView[];
  actions: Action<BriefStep>[];
  /** The percentage that each step about the discount carries along. */
  discount: { requested: number | undefined; toRequest: number | undefined };
}

/** Either a brief, or the sentence that says why there is none to show. */
export type BriefView = OpenBrief | { kind: 'noAccess' | 'notAProject' | 'noBrief'; text: string };
