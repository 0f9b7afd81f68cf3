import type { GapNode, GapsData } from 'c/handoverGapsView';

const value = <Value>(of: Value) => ({ value: of });

/** A question about a section, answered after six hours. Differences are given. */
export function gap(section: string, differences: Partial<GapNode> = {}): GapNode {
  return {
    Id: 'a09',
    Section__c: { value: section, displayValue: section },
    Asked_On__c: value('2026-03-05T09:00:00.000Z'),
    Answered_On__c: value('2026-03-05T15:00:00.000Z'),
    Was_in_Brief__c: value('No'),
    Hours_Lost__c: value(2),
    Hours_to_Answer__c: value(6),
    Seller__r: { Name: value('Sofia Seller') },
    ...differences,
  };
}

/** The answer of the query; without questions for a viewer who may not read them. */
export function answer(gaps: GapNode[] | undefined, required = 'Scope;People', total = gaps?.length ?? 0): GapsData {
  const edges = <Node>(list: Node[]) => ({ edges: list.map((node) => ({ node })) });
  return {
    uiapi: {
      query: {
        ...(gaps && { Handover_Question__c: { totalCount: total, ...edges(gaps) } }),
        Handover_Brief__c: edges([{ Id: 'a01', Required_Sections__c: value(required) }]),
      },
    },
  };
}
