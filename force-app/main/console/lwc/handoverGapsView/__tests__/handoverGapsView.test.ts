import { monthsUpTo, toGapsView, waitText } from 'c/handoverGapsView';
import type { Dimension, GapsData } from 'c/handoverGapsView';
import { answer, gap } from '../../handoverGaps/__tests__/data/gaps';

const MONTHS = ['2026-01', '2026-02', '2026-03'];
const view = (data: GapsData, dimension: Dimension = 'section') => toGapsView(data, dimension, MONTHS);

describe('what a group of questions cost', () => {
  it('adds up what was missing, lost and is open, apart from what the brief said', () => {
    const gaps = [
      gap('Scope', { Hours_to_Answer__c: { value: 2 } }),
      gap('Scope', { Was_in_Brief__c: { value: 'Yes' }, Hours_to_Answer__c: { value: 10 } }),
      gap('Scope', {
        Was_in_Brief__c: { value: null },
        Answered_On__c: { value: null },
        Hours_to_Answer__c: { value: null },
      }),
    ];
    expect(view(answer(gaps))?.groups).toEqual([
      { key: 'Scope', label: 'Scope', questions: 3, missing: 2, open: 1, lost: 6, median: 6 },
    ]);
  });

  it('puts the section where most is missing first', () => {
    const gaps = [gap('People'), gap('Scope'), gap('Scope')];
    expect(view(answer(gaps))?.groups.map(({ key }) => key)).toEqual(['Scope', 'People']);
  });

  it('groups by seller, also those without one', () => {
    const gaps = [gap('Scope'), gap('Scope', { Seller__r: null })];
    expect(view(answer(gaps), 'seller')?.groups.map(({ label }) => label)).toEqual(['Sofia Seller', 'Not set']);
  });

  it('shows each month of the period, also one in which nobody asked', () => {
    expect(view(answer([gap('Scope')]), 'month')?.groups.map(({ label, questions }) => [label, questions])).toEqual([
      ['January 2026', 0],
      ['February 2026', 0],
      ['March 2026', 1],
    ]);
  });

  it('is undefined for who may not read questions', () => expect(view(answer(undefined))).toBeUndefined());
});

describe('advice', () => {
  const three = (section: string) => [gap(section), gap(section), gap(section)];

  it('says whether the section is mandatory already', () => {
    expect(view(answer(three('Background')))).toMatchObject({
      hint: 'Background goes missing most often (3 questions), and deals can be won without it.',
      canRequire: true,
    });
    const required = view(answer(three('Scope')));
    expect(required?.canRequire).toBe(false);
    expect(required?.hint).toContain('although it is mandatory');
  });

  it('waits until it is more than chance', () => expect(view(answer([gap('Background')]))?.hint).toBe(''));
});

describe('time', () => {
  it('counts months back from the present one, over the new year', () => {
    expect(monthsUpTo(new Date('2026-02-15T12:00:00Z'), 3)).toEqual(['2025-12', '2026-01', '2026-02']);
  });

  it('speaks of hours, and of days from two on', () => {
    expect([waitText(undefined), waitText(6.25), waitText(60)]).toEqual(['', '6.3 h', '2.5 days']);
  });
});
