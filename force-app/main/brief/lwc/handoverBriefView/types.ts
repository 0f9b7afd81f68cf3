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
  items?: ItemGroup | undefined;
  requests?: RequestGroup | undefined;
  approval?: ApprovalView | undefined;
}

export interface ItemRow {
  id: string;
  title: string;
  type: string;
  typeLabel: string;
  marks: Mark[];
  people: string;
  dueDate: string | undefined;
  hours: number | undefined;
  decisions: Action<'Accepted' | 'Rejected'>[];
}

export interface ItemGroup {
  heading: string;
  empty: string;
  rows: ItemRow[];
  /** Everything; once the brief is accepted or sealed only how an item ended; nothing without the right to edit. */
  editing: 'all' | 'closing' | 'none';
  /** Types that can be added here, the usual one first; none while the brief is locked. */
  addable: { type: string; label: string }[];
  more: string;
}

export interface RequestRow {
  id: string;
  role: string;
  person: string;
  hours: number | undefined;
  neededFrom: string | undefined;
  /** Undefined where the viewer may not read costs. */
  plannedCost: number | undefined;
  mark: Mark;
  answers: Action<'Confirmed' | 'Declined'>[];
}

export interface RequestGroup {
  rows: RequestRow[];
  canAdd: boolean;
  canEdit: boolean;
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
