import type { BriefStep } from 'c/handoverBriefData';
import { brief } from 'c/handoverLabels';

/** What the user hears when a step succeeded. */
export const STEP_RESULTS: Record<BriefStep, string> = {
  submit: brief.submitted,
  accept: brief.accepted,
  return: brief.returned,
  reopen: brief.reopened,
  requestDiscount: brief.approvalRequested,
  approveDiscount: brief.approvalGiven,
  rejectDiscount: brief.approvalRefused,
  requestStart: brief.approvalRequested,
  approveStart: brief.approvalGiven,
  rejectStart: brief.approvalRefused,
};
