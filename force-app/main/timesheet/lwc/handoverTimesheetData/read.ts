import { nodes, textOf, valueOf } from 'c/handoverGraphql';
import { MONDAY } from 'c/handoverTimesheetWeek';
import type { Sheet, SheetStatus, Source } from 'c/handoverTimesheetWeek';
import { DAY_FIELDS } from './fields';
import type { SheetNode, WeekData } from './query';

/** Hours by day of the calendar week, Sunday first. */
export function hoursOf(node: SheetNode): (number | undefined)[] {
  return DAY_FIELDS.map((field) => valueOf(node[field as keyof SheetNode] as SheetNode['Monday_Hours__c']));
}

/** What the page works with; undefined when the user may not read timesheets or projects. */
export function toSource(data: WeekData): Source | undefined {
  const {
    Handover_Timesheet__c: sheets,
    Handover_Project__c: projects,
    Handover_Role__c: roles,
  } = data.uiapi?.query ?? {};
  if (!sheets || !projects) return undefined;
  const open = nodes(projects);
  return {
    firstDay:
      open.map(({ First_Day_of_Week__c: first }) => valueOf(first)).find((first) => first !== undefined) ?? MONDAY,
    sheets: nodes(sheets).map(toSheet),
    projects: open.map(({ Id, Name }) => ({ id: Id, name: textOf(Name) })),
    roles: nodes(roles).map(({ Id, Name, Valid_From__c: from, Valid_To__c: to }) => ({
      id: Id,
      name: textOf(Name),
      validFrom: valueOf(from),
      validTo: valueOf(to),
    })),
  };
}

function toSheet(node: SheetNode): Sheet {
  return {
    id: node.Id,
    projectId: valueOf(node.Project__c) ?? '',
    projectName: textOf(node.Project__r?.Name),
    roleId: valueOf(node.Role__c) ?? '',
    roleName: textOf(node.Role__r?.Name),
    weekStarting: valueOf(node.Week_Starting__c) ?? '',
    hours: hoursOf(node),
    billable: valueOf(node.Billable__c) ?? false,
    notes: valueOf(node.Notes__c) ?? '',
    rejectionReason: valueOf(node.Rejection_Reason__c) ?? '',
    status: (valueOf(node.Status__c) ?? 'Draft') as SheetStatus,
  };
}
