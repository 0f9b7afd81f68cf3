/** What people write in such projects, by what it is about. Chosen by the generator; nothing here knows the org. */

type Bank = Readonly<Record<string, readonly (readonly [question: string, answer: string])[]>>;

/** What delivery asks when a section of the brief does not say it. */
export const QUESTIONS: Bank = {
  Scope: [
    [
      'Is the migration of closed cases part of the work?',
      'Only those of the last two years; the client agreed by phone.',
    ],
    ['Which of the three sites takes part in the pilot?', 'The main site only. The others follow in a second phase.'],
    [
      'Does "reporting" mean our standard reports or the forty the client has?',
      'The standard ones, and five of theirs.',
    ],
    ['Who writes the training material?', 'We do, in one language. Translation is theirs.'],
  ],
  Commitments: [
    [
      'Did we promise somebody on site every week?',
      'Every second week until go-live; it was said in the final meeting.',
    ],
    [
      'The client speaks of a free month of support. Was that agreed?',
      'Yes, four weeks after go-live, four hours a week.',
    ],
    ['Who promised the mobile version?', 'I showed it, I did not promise it. I will clear that up with the sponsor.'],
    [
      'Is the penalty for late delivery in the contract?',
      'It was taken out in the last round; the signed copy is attached.',
    ],
  ],
  Timeline: [
    ['Is the go-live date fixed?', 'It can move by four weeks, but not into the closing of their year.'],
    [
      'The client expects us on Wednesday. Do they know that the team starts a week later?',
      'They do now. I have called the sponsor.',
    ],
    ['When do the key users have time for workshops?', 'Not in the first week of a month.'],
  ],
  Resources: [
    [
      'The offer names an architect for ten days. Is anybody booked?',
      'No, that was an assumption. Take whom you have.',
    ],
    ['Does the client insist on the consultant from the demonstration?', 'They asked for her, it is not a condition.'],
    ['Are the travel days inside the hours that were sold?', 'Yes, they are included.'],
  ],
  Commercials: [
    ['Which invoice plan did the client sign?', 'Thirty, forty, thirty; the second one at the end of the pilot.'],
    ['Are expenses invoiced at cost?', 'At cost up to a cap of 4,000, then we ask first.'],
    ['Is the discount valid for change requests too?', 'No, only for the original scope.'],
  ],
  Procurement: [
    [
      'May we start without the purchase order?',
      'The sponsor confirmed the start in writing; the order follows this month.',
    ],
    ['Which address goes on the invoices?', 'The shared service centre, with cost centre and order number.'],
    ['Does the client need us in a supplier portal?', 'Yes, registration takes about ten days.'],
  ],
  People: [
    ['Who decides when the two departments disagree?', 'The sponsor. The client lead prepares it.'],
    ['Who is our contact in their IT?', 'The service desk first; for interfaces the head of integration.'],
    ['Has the works council been informed?', 'The client lead takes care of it, it was on the agenda in spring.'],
  ],
  Background: [
    ['Why did the project before ours fail?', 'Nobody asked the planners. They will be in each workshop this time.'],
    ['What does the sponsor want to show the board?', 'That requests are answered in half of the time.'],
    ['Is there a competitor still in the house?', 'They run the old system until the end of the year.'],
  ],
};

interface IssueText {
  readonly name: string;
  readonly description: string;
  readonly resolution: string;
}

export const ISSUES: readonly IssueText[] = [
  issue(
    'Test data incomplete',
    'Half of the customer records lack an address.',
    'The client sent a corrected extract.',
  ),
  issue(
    'Key users not released',
    'Two of five key users are planned elsewhere.',
    'The sponsor released them for two days a week.',
  ),
  issue(
    'Interface documentation missing',
    'The interface of the old system is described nowhere.',
    'A developer of the client walked us through it.',
  ),
  issue(
    'Acceptance criteria disputed',
    'The client lead reads "complete" differently from the brief.',
    'Both sides signed a list of nine criteria.',
  ),
  issue('Test environment unstable', 'The environment is down on most mornings.', 'It moved to another host.'),
  issue('Slow search', 'Searching takes twelve seconds with real data.', 'An index was missing.'),
  issue('Roles are unclear', 'Three departments claim the approval step.', 'Decided in the steering committee.'),
];

export const RISKS: readonly IssueText[] = [
  issue(
    'Holiday season before go-live',
    'Most key users are away in the weeks of training.',
    'Training was moved forward.',
  ),
  issue(
    'Supplier changes its interface',
    'A new version was announced for the go-live month.',
    'The supplier keeps the old one for a year.',
  ),
  issue('Sponsor may change', 'A reorganisation has been announced.', 'The sponsor stays.'),
];

export const CRITICAL: readonly IssueText[] = [
  issue(
    'No access to the production system',
    'Without access neither migration nor acceptance can take place.',
    'Access was granted.',
  ),
  issue(
    'Data protection has stopped the pilot',
    'The officer has not approved the processing of personal data.',
    'Approved with two conditions.',
  ),
];

export const CHANGES: readonly IssueText[] = [
  issue('Second language', 'The client wants all screens in a second language.', 'Delivered with the pilot.'),
  issue('Further department', 'A department that was not part of the offer takes part.', 'Included in the roll-out.'),
  issue('Additional reports', 'Six reports beyond the agreed ones.', 'Delivered.'),
  issue('Single sign-on', 'Signing on with the accounts of the house.', 'Delivered.'),
];

export const RETURNS: readonly string[] = [
  'The deliverables name four interfaces, the price contains two. Which two?',
  'The start is agreed for a week in which nobody is free. Please ask the client for the week after.',
  'The commitment on response times is not validated by the customer.',
  'Who is the client lead? The contact named left the company in spring.',
];

export const WORK_NOTES: readonly string[] = [
  'Workshops and minutes',
  'Configuration of the pilot',
  'Data migration, second run',
  'Training of key users',
  'Interfaces and tests',
  'Support of the acceptance',
];

function issue(name: string, description: string, resolution: string): IssueText {
  return { name, description, resolution };
}
