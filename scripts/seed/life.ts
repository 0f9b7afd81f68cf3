import type { ActivityPlan, LifePlan, QuestionPlan } from './types.ts';

/** What happened around a hand-written deal. */
interface DealLife {
  readonly life?: LifePlan;
  readonly questions?: readonly QuestionPlan[];
  readonly activities?: readonly ActivityPlan[];
}

/**
 * What happened on the running projects since they were won, by the key of their deal; days count from today. One goes
 * well, one is silent and owed money, one has a critical issue.
 */
export const lives: Readonly<Record<string, DealLife>> = {
  'helmond-tower': {
    life: {
      issues: [
        {
          name: 'Second site in the pilot',
          type: 'Change request',
          description: 'The client wants the depot in the north to take part in the pilot.',
          extraHours: 60,
          extraValue: 9_600,
          approvedInDays: -24,
          status: 'In progress',
          assignedTo: 'mei',
        },
        {
          name: 'Carrier data arrives late',
          type: 'Dependency',
          severity: 'High',
          description: 'Two carriers deliver their positions an hour after the fact.',
          dueInDays: 10,
          assignedTo: 'jonas',
        },
        {
          name: 'Shift leaders were not invited',
          description: 'The first workshop took place without the night shift.',
          status: 'Closed',
          resolution: 'A second workshop was held; both protocols are signed.',
        },
      ],
      invoices: [
        { number: 'HL-1', type: 'Down payment', status: 'Paid', amount: 56_400, issuedInDays: -68, paidInDays: -40 },
        { number: 'HL-2', status: 'Issued', amount: 75_200, deducted: 20_000, issuedInDays: -9 },
        { number: 'HL-3', status: 'Planned', amount: 56_400, dueInDays: 60 },
      ],
      costs: [{ name: 'Travel to both depots', category: 'Travel', amount: 840, inDays: -31 }],
      updates: [
        {
          inDays: -16,
          health: 'Green',
          percent: 48,
          summary: 'The pilot is configured; training begins next week.',
          openIssues: 2,
        },
        {
          inDays: -2,
          health: 'Green',
          percent: 64,
          summary: 'Training is done. The second site starts on Monday.',
          openIssues: 1,
        },
      ],
    },
    questions: [
      {
        section: 'Scope',
        question: 'Does the pilot include the depot in the north?',
        askedBy: 'dana',
        askedInDays: -60,
        hoursToAnswer: 19,
        answer: 'It was discussed and not sold; the client may order it as a change.',
        wasInBrief: 'Partly',
        hoursLost: 3,
        closed: true,
      },
    ],
    activities: [
      {
        kind: 'Email',
        subject: 'Proposal and deliverables',
        text: 'Attached the proposal. The north depot is out of scope.',
        inDays: -97,
      },
      { kind: 'Meeting', subject: 'Kickoff', text: 'Timeline, team and the steering committee.', inDays: -82 },
    ],
  },
  'maris-booking': {
    life: {
      issues: [
        {
          name: 'Payment provider changes its interface',
          type: 'Risk',
          severity: 'High',
          description: 'The provider announced a new version for the go-live month.',
          dueInDays: 21,
          assignedTo: 'jonas',
        },
      ],
      invoices: [
        { number: 'MH-1', type: 'Down payment', status: 'Paid', amount: 22_200, issuedInDays: -61, paidInDays: -30 },
        { number: 'MH-2', status: 'Issued', amount: 29_600, issuedInDays: -48 },
        { number: 'MH-3', status: 'Void', amount: 29_600, voidReason: 'Sent twice.', issuedInDays: -48 },
      ],
      costs: [{ name: 'Test devices', category: 'Material', amount: 3_150, inDays: -20 }],
      updates: [
        {
          inDays: -23,
          health: 'Amber',
          percent: 40,
          summary: 'More hours than planned went into the rate rules.',
          pathToGreen: 'Ruben reviews the remaining scope with the client until Friday.',
          openIssues: 0,
        },
      ],
    },
    questions: [
      {
        section: 'Commercials',
        question: 'Are the rate rules of partner agencies part of the fixed price?',
        askedBy: 'ruben',
        askedInDays: -51,
        hoursToAnswer: 121,
        answer: 'They were in the second version of the offer, which the client signed.',
        wasInBrief: 'No',
        hoursLost: 26,
      },
      {
        section: 'Commitments',
        question: 'Who promised the loyalty points for the first release?',
        askedBy: 'ruben',
        askedInDays: -9,
        hoursLost: 8,
      },
    ],
    activities: [
      {
        kind: 'Note',
        subject: 'Price talk',
        text: 'Discount of 18 percent for the reference. Rate rules of agencies included.',
        inDays: -90,
      },
      {
        kind: 'Email',
        subject: 'Fwd: signed!',
        text: 'Please find the proposal attached. Let me know if you have questions.',
        inDays: -69,
      },
    ],
  },
  'penrose-claims': {
    life: {
      issues: [
        {
          name: 'No access to the claims archive',
          severity: 'Critical',
          description: 'Without the archive neither migration nor acceptance can take place.',
          dueInDays: 3,
          assignedTo: 'mei',
        },
      ],
      invoices: [
        { number: 'PI-1', status: 'Issued', amount: 40_800, issuedInDays: -20 },
        { number: 'PI-2', type: 'Credit note', status: 'Issued', amount: 4_800, issuedInDays: -6 },
      ],
      costs: [],
      updates: [
        {
          inDays: -5,
          health: 'Red',
          percent: 38,
          summary: 'The archive is still closed to us; the design milestone is late.',
          pathToGreen: 'The sponsor decides on access this week, otherwise we move the pilot.',
          openIssues: 0,
        },
      ],
    },
    questions: [
      {
        section: 'People',
        question: 'Who can open the claims archive for us?',
        askedBy: 'dana',
        askedInDays: -30,
        hoursToAnswer: 96,
        answer: 'The records office; I have asked the sponsor to call them.',
        wasInBrief: 'No',
        hoursLost: 14,
      },
    ],
    activities: [
      {
        kind: 'Call',
        subject: 'What we promised',
        text: 'Promised the first results before the summer audit.',
        inDays: -74,
      },
      { kind: 'Meeting', subject: 'Internal handover', text: 'Half an hour between sales and delivery.', inDays: -58 },
    ],
  },
  'brightwater-field': {
    questions: [
      {
        section: 'Resources',
        question: 'The start falls into the week of the trade fair. Is the team free?',
        askedBy: 'dana',
        askedInDays: -3,
      },
      {
        section: 'Procurement',
        question: 'Does their purchasing need three weeks, as last time?',
        askedBy: 'dana',
        askedInDays: -6,
        hoursToAnswer: 22,
        answer: 'Two weeks; the order is with the director.',
        wasInBrief: 'Partly',
        hoursLost: 1,
      },
    ],
  },
  'ostra-ticketing': {
    questions: [
      {
        section: 'Scope',
        question: 'Who buys and mounts the hardware for timed entry?',
        askedBy: 'ruben',
        askedInDays: -5,
        hoursLost: 2,
      },
    ],
  },
};
