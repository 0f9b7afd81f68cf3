import { sorted, toRows } from 'c/handoverPortfolioView';
import type { PortfolioNode, PortfolioRow, SortKey } from 'c/handoverPortfolioView';
import { answer, projectNode } from '../../handoverPortfolio/__tests__/data/portfolio';

const TODAY = '2026-03-10';

const rows = (...nodes: PortfolioNode[]): PortfolioRow[] => toRows(answer(nodes), TODAY)?.rows ?? [];
const row = (differences: Partial<PortfolioNode>): PortfolioRow | undefined => rows(projectNode('One', differences))[0];

describe('a row of the portfolio', () => {
  it.each([
    ['2026-03-10', 'Today'],
    ['2026-03-09', 'Yesterday'],
    ['2026-02-08', '30 days ago'],
    [null, 'Never'],
  ])('says how old the last status is: %s', (day, words) => {
    expect(row({ Latest_Update_On__c: { value: day } })?.ageText).toBe(words);
  });

  it('marks hours that run ahead of the work, and a milestone that is late', () => {
    expect(row({ Health_Reasons__c: { value: 'SILENCE;BURN_AMBER' } })?.ahead).toBe(true);
    expect(row({ Burn__c: { value: 61 } })?.ahead).toBe(false);
    expect(row({ Next_Milestone_Due__c: { value: '2026-03-09' } })?.overdue).toBe(true);
    expect(row({ Next_Milestone_Due__c: { value: TODAY } })?.overdue).toBe(false);
    const early = { edges: [{ node: { Id: 'a04', Slip_Days__c: { value: -3 } } }] };
    expect(row({ Handover_Milestones__r: early })?.slip).toBe('3 days earlier than planned');
    expect(row({ Handover_Milestones__r: early, Next_Milestone_Due__c: { value: '2026-03-09' } })?.slip).toBe('');
  });
});

describe('order', () => {
  const some = rows(
    projectNode('B', { Health__c: { value: 'Red' }, Burn__c: { value: null }, Latest_Update_On__c: { value: null } }),
    projectNode('A', { Health__c: { value: 'Amber' }, Burn__c: { value: 90 } }),
    projectNode('C', { Burn__c: { value: 10 }, Next_Milestone_Due__c: { value: null } }),
  );
  const order = (key: SortKey, descending = false) => sorted(some, { key, descending }).map(({ name }) => name);

  it('puts the worst health and the oldest silence where one looks for them', () => {
    expect(order('health')).toEqual(['B', 'A', 'C']);
    expect(order('status', true)[0]).toBe('B');
  });

  it('keeps those without a value last, whichever way', () => {
    expect(order('burn')).toEqual(['C', 'A', 'B']);
    expect(order('burn', true)).toEqual(['A', 'C', 'B']);
    expect(order('milestone', true).at(-1)).toBe('C');
  });
});
