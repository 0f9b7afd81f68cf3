import type { Mark } from 'c/handoverTone';

/** One fact of a section, ready to be read. */
export interface Fact {
  key: string;
  label: string;
  text: string;
  /** Takes the whole width. */
  long: boolean;
}

/** An item or a resource request, ready to be read. */
export interface DetailRow {
  id: string;
  title: string;
  kind: string;
  marks: Mark[];
  note: string;
  text: string;
}

export interface QuestionView {
  id: string;
  section: string;
  sectionLabel: string;
  question: string;
  /** Who asked whom and when. */
  asked: string;
  answer: string;
  /** Who answered, when, after how long. */
  answered: string;
  /** What the asker learnt: whether the brief had it, hours lost. */
  learnt: string;
  state: Mark;
  open: boolean;
  canAnswer: boolean;
  canClose: boolean;
}

export interface SectionFacts {
  key: string;
  label: string;
  facts: Fact[];
  rows: DetailRow[];
  missing: { code: string; text: string }[];
  questions: QuestionView[];
  openQuestions: number;
}

export interface Point {
  key: string;
  text: string;
  detail: string;
}

/** All that is still open in a brief, by section. */
export interface Agenda {
  title: string;
  sections: { key: string; label: string; points: Point[] }[];
  count: number;
  /** Sections with nothing open, in one sentence; '' when there is none. */
  settled: string;
}

export interface FactsView {
  kind: 'brief';
  id: string;
  deal: string;
  /** Who accepted it and when; that it is sealed. */
  baseline: string;
  sections: SectionFacts[];
  canAsk: boolean;
  /** The viewer may read questions at all. */
  showsQuestions: boolean;
  openQuestions: number;
  agenda: Agenda;
}

/** Either a brief, or the sentence that says why there is none to show. */
export type BriefFactsView = FactsView | { kind: 'noAccess'; text: string };
