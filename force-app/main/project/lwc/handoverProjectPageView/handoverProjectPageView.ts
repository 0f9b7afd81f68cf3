import { nodes } from 'c/handoverGraphql';
import { page as words } from 'c/handoverLabels';
import type { PageRights, ProjectPageData } from 'c/handoverProjectPageData';
import { toInvoices } from './invoices';
import { toIssues } from './issues';
import { toMilestones } from './milestones';
import { toSummary } from './summary';
import { toStatus } from './updates';
import type { PageView } from './types';

export type * from './types';

/**
 * Turns the answer of PROJECT_PAGE_QUERY into what the page draws. A list the user may not read is undefined, and the page
 * leaves its part out. `today` is a date of the user's calendar (YYYY-MM-DD).
 */
export function toPageView(data: ProjectPageData, rights: PageRights, today: string): PageView {
  const project = nodes(data.uiapi?.query?.Handover_Project__c)[0];
  if (!project) return { kind: 'noAccess', text: words.noAccess };
  return {
    kind: 'project',
    id: project.Id,
    summary: toSummary(project),
    milestones: toMilestones(project, rights.milestones, today),
    issues: toIssues(project, rights.issues, today),
    invoices: toInvoices(project, rights.invoices, today),
    status: toStatus(project, rights),
  };
}
