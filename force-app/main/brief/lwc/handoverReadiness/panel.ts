import { questionView } from 'c/handoverAskView';
import type { QuestionView } from 'c/handoverAskView';
import { tellBriefChanged } from 'c/handoverBriefData';
import type { BriefData, Rights, SectionKey } from 'c/handoverBriefData';
import { toBriefView } from 'c/handoverBriefView';
import type { BriefView, OpenBrief, SectionView } from 'c/handoverBriefView';
import { nodes } from 'c/handoverGraphql';
import type { Viewer } from 'c/handoverPermissions';

/** A refusal of the org and where it is shown: a section, or '' for the buttons at the end. */
export interface Failure {
  place: string;
  errors: unknown;
}

/** What was read, in words: computed once an answer, not once a rendering. */
export interface Content {
  view: BriefView;
  questions: QuestionView[];
  canAsk: boolean;
}

/** All that the panel depends on. */
export interface PanelState {
  content: Content | undefined;
  errors: unknown;
  openSection: SectionKey | undefined;
  failure: Failure | undefined;
}

export interface PanelSection extends SectionView {
  open: boolean;
  failure: unknown;
  questions: QuestionView[];
  /** There is a question to read, or one may be asked. */
  showsQuestions: boolean;
}

/** What the template draws. */
export interface Panel {
  isLoading: boolean;
  brief: OpenBrief | undefined;
  explanation: string;
  sections: PanelSection[];
  /** Questions that wait for an answer of whoever looks. */
  waiting: QuestionView[];
  hasWaiting: boolean;
  canAsk: boolean;
  actionFailure: unknown;
  hasFooter: boolean;
}

/** Undefined until both the brief and the user's rights were read. */
export function toContent(
  data: BriefData | undefined,
  rights: Rights | undefined,
  viewer: Viewer,
): Content | undefined {
  if (!data || !rights) return undefined;
  return {
    view: toBriefView(data, viewer, rights),
    questions: nodes(data.uiapi?.query?.Handover_Question__c).map((question) =>
      questionView(question, rights.questions, viewer.userId),
    ),
    canAsk: rights.questions.ask,
  };
}

/**
 * A question that the viewer may answer stands among those that wait, not in its section as well. Without a brief to show,
 * `explanation` says why; it is empty while the page loads.
 */
export function toPanel({ content, errors, failure, openSection }: PanelState): Panel {
  const { view, questions = [], canAsk = false } = content ?? {};
  const brief = view?.kind === 'brief' ? view : undefined;
  const waiting = questions.filter(({ canAnswer }) => canAnswer);
  const actionFailure = failure?.place === '' ? failure.errors : undefined;
  return {
    isLoading: !view && !errors,
    brief,
    explanation: view && view.kind !== 'brief' ? view.text : '',
    sections: (brief?.sections ?? []).map((section) => {
      const asked = questions.filter((one) => one.section === section.key && !waiting.includes(one));
      return {
        ...section,
        open: section.key === openSection,
        failure: failure?.place === section.key ? failure.errors : undefined,
        questions: asked,
        showsQuestions: canAsk || asked.length > 0,
      };
    }),
    waiting,
    hasWaiting: waiting.length > 0,
    canAsk,
    actionFailure,
    hasFooter: (brief?.actions.length ?? 0) > 0 || actionFailure !== undefined,
  };
}

/** A detail was saved: whatever else shows the brief hears of it. */
export async function tellDetailSaved(brief: OpenBrief | undefined): Promise<void> {
  if (brief) await tellBriefChanged(brief.briefId);
}
