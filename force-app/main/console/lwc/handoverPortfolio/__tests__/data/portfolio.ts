import type { PortfolioData, PortfolioNode } from 'c/handoverPortfolioView';

const value = <Value>(of: Value) => ({ value: of });

/** A project as a viewer without the right to read margins gets it. Differences are given. */
export function projectNode(name: string, differences: Partial<PortfolioNode> = {}): PortfolioNode {
  return {
    Id: `a03-${name}`,
    Name: value(name),
    Status__c: { value: 'Active', displayValue: 'Active' },
    Health__c: value('Green'),
    Health_Reasons__c: value(null),
    Burn__c: value(50),
    Percent_Complete__c: value(60),
    Next_Milestone_Due__c: value('2026-04-01'),
    Latest_Update_On__c: value('2026-03-08'),
    Account__r: { Name: value('Helmond Logistics') },
    Delivery_Lead__r: { Name: value('Dana Lead') },
    Handover_Milestones__r: { edges: [{ node: { Id: 'a04', Name: value('Go-live'), Slip_Days__c: value(0) } }] },
    ...differences,
  };
}

/** The answer of the query; without projects for a viewer who may not read them. */
export function answer(projects: PortfolioNode[] | undefined, total = projects?.length ?? 0): PortfolioData {
  const connection = projects && { totalCount: total, edges: projects.map((node) => ({ node })) };
  return { uiapi: { query: connection ? { Handover_Project__c: connection } : {} } };
}
