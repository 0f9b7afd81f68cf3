import type { ActivityPlan } from '../types.ts';

type ActivityText = Pick<ActivityPlan, 'kind' | 'subject' | 'text'>;

/** Where a section's context lives when nobody wrote it into a brief: by section, in the words of those who left it there. */
export const ACTIVITIES: Readonly<Record<string, readonly ActivityText[]>> = {
  Scope: [
    activity(
      'Email',
      'Proposal and deliverables',
      'Attached the proposal. Reports are out of scope, the two interfaces are deliverables.',
    ),
    activity(
      'Note',
      'Scope as discussed',
      'Included: portal, pilot, training. Not included: hardware. Ambiguous: the archive.',
    ),
  ],
  Commitments: [
    activity(
      'Call',
      'What we promised',
      'Promised a fixed lead until go-live and a free month of support, as an exception.',
    ),
    activity('Email', 'Re: guarantee', 'We commit to an answer within four hours during the pilot.'),
  ],
  Timeline: [
    activity(
      'Meeting',
      'Planning of the go-live',
      'Go-live date is the first of the quarter; the deadline is flexible by four weeks.',
    ),
    activity('Email', 'Start of the project', 'The client expects the kickoff in the second week after signature.'),
  ],
  Resources: [
    activity('Task', 'Ask for capacity', 'Is the architect available for ten days? The team is not confirmed.'),
  ],
  Commercials: [
    activity(
      'Email',
      'Re: price',
      'Discount of eight percent if they sign this month. Payment terms 30 days, three invoices.',
    ),
  ],
  Procurement: [
    activity(
      'Email',
      'Purchase order',
      'The PO comes late, please start before the order. Procurement wants a supplier registration.',
    ),
  ],
  People: [
    activity(
      'Meeting',
      'Meeting with the stakeholders',
      'The sponsor decides; the project manager on the client side is our contact.',
    ),
  ],
  Background: [
    activity(
      'Note',
      'Why they buy',
      'Pain: three spreadsheets and one person. Success criteria: half of the time. Competitor is still in the house.',
    ),
  ],
};

/** What follows a close, so that one can see how long it took. */
export const AFTER_THE_CLOSE: readonly ActivityText[] = [
  activity('Email', 'Fwd: signed!', 'Please find the proposal attached. Let me know if you have questions.'),
  activity('Meeting', 'Internal handover', 'Half an hour between sales and delivery.'),
];

function activity(kind: ActivityPlan['kind'], subject: string, text: string): ActivityText {
  return { kind, subject, text };
}
