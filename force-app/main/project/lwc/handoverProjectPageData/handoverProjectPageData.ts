/** All that the project page reads from the org and writes to it. */
export { PROJECT_PAGE_QUERY, ROW_LIMIT } from './query';
export type { InvoiceNode, IssueNode, MilestoneNode, ProjectNode, ProjectPageData, UpdateNode } from './nodes';
export {
  INVOICE_OBJECT,
  ISSUE_OBJECT,
  MASTER,
  MILESTONE_FIELDS,
  MILESTONE_OBJECT,
  invoiceFields,
  issueFields,
} from './fields';
export type { IssueType } from './fields';
export { PAGE_OBJECTS, toPageRights } from './rights';
export type { ListRights, PageRights } from './rights';
export { completeMilestone, moveMilestone, postUpdate, tellProjectChanged } from './saves';
export type { Health, StatusDraft } from './saves';
