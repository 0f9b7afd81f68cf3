import type { Trouble } from './story.ts';

/** What a lead writes while all is well, by how far the project is (0 to 1): the first that fits counts. */
export const GREEN: readonly { readonly until: number; readonly texts: readonly string[] }[] = [
  {
    until: 0.12,
    texts: [
      'Kickoff is done; the client named five key users and a room.',
      'The first workshops took place; minutes are with the client.',
      'Access is set up and the workshops are planned to the last one.',
    ],
  },
  {
    until: 0.3,
    texts: [
      'Workshops are done; the design is with the client for comment.',
      'The design is signed. Configuration has begun.',
      'Two open points of the design were decided in the steering committee.',
    ],
  },
  {
    until: 0.55,
    texts: [
      'The pilot is configured and the key users work with it.',
      'The pilot found eleven small faults; nine are solved.',
      'Data of the first site are migrated without rejects.',
      'The client accepted the last delivery in writing.',
    ],
  },
  {
    until: 0.8,
    texts: [
      'The second migration run took an hour instead of five.',
      'Interfaces run every night; the client watches them with us.',
      'The test with all departments begins on Monday; nothing stands in its way.',
    ],
  },
  {
    until: 1,
    texts: [
      'Training is half done; the rest of the seats are booked.',
      'Go-live is prepared: list, people and the way back are agreed.',
      'The client tests by itself and reports little.',
    ],
  },
];

type Text = readonly [summary: string, pathToGreen: string];

/** What a lead writes when it is not well, and how it is to become so again, by what is wrong in the data of the project. */
export const NOT_GREEN: Readonly<Record<Trouble, Readonly<Record<'Amber' | 'Red', readonly Text[]>>>> = {
  hours: {
    Amber: [
      [
        'More hours than planned went into the rules of the approval step.',
        'The lead reviews what is left with the client until Friday.',
      ],
      [
        'The interfaces take twice the hours that were sold.',
        'One of them is done by hand for now; the client agrees in principle.',
      ],
      [
        'Rework after the first test used the reserve.',
        'Testing begins a week earlier for what is left, so that less comes back.',
      ],
    ],
    Red: [
      [
        'The hours sold are nearly used, and a good part of the work is left.',
        'A change request for the remaining interfaces is prepared for the sponsor.',
      ],
      [
        'We work at our own cost on what is left.',
        'Sales and delivery see the sponsor together; scope for the last milestone is reduced.',
      ],
    ],
  },
  dates: {
    Amber: [
      [
        'Test data came two weeks late; what builds on it is late too.',
        'Two people join for the migration, the date is confirmed on Monday.',
      ],
      [
        'The last milestone was reached late, the next one begins behind.',
        'Tests of two departments run at the same time.',
      ],
      [
        'Key users have fewer days than agreed.',
        'The sponsor asks the departments; without them we lose another week.',
      ],
    ],
    Red: [
      ['Go-live will not be on its day.', 'A reduced first release is offered for the agreed day, the rest follows.'],
      [
        'The date of go-live is gone; the client knows it from us.',
        'A new plan in three steps is with the sponsor, the first one within two weeks.',
      ],
    ],
  },
  payment: {
    Amber: [
      ['An invoice is open beyond its due date.', 'Finance calls the procurement mailbox; the sponsor is informed.'],
      ['The second invoice is still not paid.', 'Procurement misses the order number; it was sent again today.'],
    ],
    Red: [
      ['An invoice is open for weeks, the work goes on.', 'The sponsor decides this week whether we pause.'],
      ['Work is paused until the open invoice is paid.', 'Finance and the sponsor speak on Monday.'],
    ],
  },
  access: {
    Amber: [
      [
        'We wait for a decision of the client without which acceptance cannot begin.',
        'The client lead brings it to the board on Thursday.',
      ],
      ['The decision we wait for was moved by a week.', 'Work that does not depend on it is done first.'],
    ],
    Red: [
      [
        'A critical issue stops the acceptance; the open issue says which.',
        'The sponsor decides this week, otherwise the pilot moves.',
      ],
      ['Still stopped by the critical issue.', 'Both managements speak about it on Friday.'],
    ],
  },
  decisions: {
    Amber: [
      ['Decisions take longer than planned.', 'The steering committee meets every week until go-live.'],
      [
        'A promise of ours is disputed; it costs trust and days.',
        'Sales clears up with the sponsor what was said before the close.',
      ],
    ],
    Red: [
      [
        'The client doubts whether the project goes on.',
        'The sponsor and our management decide on a smaller goal this week.',
      ],
      ['Work is down to what was promised in writing.', 'The decision whether to go on is due on Friday.'],
    ],
  },
};
