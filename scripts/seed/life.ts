import type { LifePlan } from './types.ts';

/**
 * What happened on the running projects since they were won, by the key of their deal; days count from today. One goes
 * well, one is silent and owed money, one has a critical issue.
 */
export const lives: Readonly<Record<string, LifePlan>> = {
  'helmond-tower': {
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
      { inDays: -16, health: 'Green', percent: 48, summary: 'The pilot is configured; training begins next week.' },
      { inDays: -2, health: 'Green', percent: 64, summary: 'Training is done. The second site starts on Monday.' },
    ],
  },
  'maris-booking': {
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
      },
    ],
  },
  'penrose-claims': {
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
      },
    ],
  },
};
