/** All that the weekly timesheet and its approval read from and write to the org. */
export { SHEET_OBJECT } from './fields';
export { APPROVAL_LIMIT, APPROVAL_QUERY, WEEK_QUERY } from './query';
export type { ApprovalData, ProjectNode, RoleNode, SheetNode, WeekData } from './query';
export { hoursOf, toSource } from './read';
export { decide, saveRows, tellProjectsChanged } from './save';
export type { Decision, RowResult, RowSave } from './save';
