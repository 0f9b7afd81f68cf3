import { answerRequest, decideItem, takeStep } from 'c/handoverBriefData';
import type { BriefStep } from 'c/handoverBriefData';
import type { Decision, OpenBrief } from 'c/handoverBriefView';
import { brief as words } from 'c/handoverLabels';

/** Something to save, and what the user hears when it is saved. */
export interface Save {
  run(): Promise<void>;
  result: string;
}

const STEP_RESULTS: Record<BriefStep, string> = {
  submit: words.submitted,
  accept: words.accepted,
  return: words.returned,
  reopen: words.reopened,
  requestDiscount: words.approvalRequested,
  approveDiscount: words.approvalGiven,
  rejectDiscount: words.approvalRefused,
  requestStart: words.approvalRequested,
  approveStart: words.approvalGiven,
  rejectStart: words.approvalRefused,
};

/** A step on the brief. A request asks for the deal's discount as it is; a decision is about the one that was asked for. */
export function stepSave({ briefId, discount }: OpenBrief, name: BriefStep, reason?: string): Save {
  const percent = name === 'requestDiscount' ? discount.toRequest : discount.requested;
  return {
    run: () => takeStep(briefId, name, { ...(reason && { reason }), discount: percent }),
    result: STEP_RESULTS[name],
  };
}

const DECISION_RESULTS: Record<Decision, string> = {
  Accepted: words.decided,
  Rejected: words.decided,
  Confirmed: words.confirmed,
  Declined: words.declined,
};

/** What delivery says: yes or no to an item, or to a request for people. */
export function decisionSave({ briefId }: OpenBrief, id: string, decision: Decision): Save {
  const run = (): Promise<void> =>
    decision === 'Confirmed' || decision === 'Declined'
      ? answerRequest(id, decision, briefId)
      : decideItem(id, decision, briefId);
  return { run, result: DECISION_RESULTS[decision] };
}
