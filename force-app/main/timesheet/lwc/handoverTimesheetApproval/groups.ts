import { nodes, textOf, valueOf } from 'c/handoverGraphql';
import { reduceErrors } from 'c/handoverErrors';
import { common, format, timesheet as words } from 'c/handoverLabels';
import { hoursOf } from 'c/handoverTimesheetData';
import type { ApprovalData, SheetNode } from 'c/handoverTimesheetData';
import { addDays, dayNames, weekName, weekday, writeHours } from 'c/handoverTimesheetWeek';

/** A submitted row as the lead reads it. */
export interface WaitingRow {
  id: string;
  projectId: string;
  project: string;
  role: string;
  name: string;
  notes: string;
  notBillable: boolean;
  /** Days with hours, such as `Mon 7.5`. */
  days: { key: string; text: string }[];
  total: number;
  totalText: string;
  messages: { key: string; text: string }[];
  failed: boolean;
  /** Its rejection waits for a reason. */
  rejecting: boolean;
  rejectLabel: string;
}

/** A week of one person. */
export interface WaitingWeek {
  key: string;
  person: string;
  title: string;
  totalText: string;
  rows: WaitingRow[];
  several: boolean;
}

/** What waits, by week and person in this order; undefined when the user may not read timesheets. */
export function toWaiting(
  data: ApprovalData,
  errors: Readonly<Record<string, unknown>>,
  rejecting?: string,
): WaitingWeek[] | undefined {
  const connection = data.uiapi?.query?.Handover_Timesheet__c;
  if (!connection) return undefined;
  const groups = new Map<string, SheetNode[]>();
  for (const node of nodes(connection)) {
    const key = `${valueOf(node.Week_Starting__c)}-${valueOf(node.Person__c)}`;
    groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  return [...groups].map(([key, sheets]) => toGroup(key, sheets, errors, rejecting));
}

function toGroup(
  key: string,
  sheets: SheetNode[],
  errors: Readonly<Record<string, unknown>>,
  rejecting: string | undefined,
): WaitingWeek {
  const person = textOf(sheets[0]?.Person__r?.Name) || words.someone;
  const rows = sheets.map((sheet) => ({
    ...toRow(sheet, person, errors[sheet.Id]),
    rejecting: sheet.Id === rejecting,
  }));
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  const title = format(words.rowName, person, weekName(valueOf(sheets[0]?.Week_Starting__c) ?? ''));
  return {
    key,
    person,
    title,
    totalText: format(common.hours, total),
    rows,
    several: rows.length > 1,
  };
}

function toRow(sheet: SheetNode, person: string, error: unknown): Omit<WaitingRow, 'rejecting'> {
  const project = textOf(sheet.Project__r?.Name);
  const start = valueOf(sheet.Week_Starting__c) ?? '';
  const hours = hoursOf(sheet);
  const name = `${format(words.rowName, person, project)}, ${textOf(sheet.Role__r?.Name)}`;
  const total = hours.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return {
    id: sheet.Id,
    projectId: valueOf(sheet.Project__c) ?? '',
    project,
    role: textOf(sheet.Role__r?.Name),
    name,
    rejectLabel: format(words.rejectNamed, name),
    notes: valueOf(sheet.Notes__c) ?? '',
    notBillable: valueOf(sheet.Billable__c) === false,
    days: [0, 1, 2, 3, 4, 5, 6].flatMap((count) => {
      const day = addDays(start, count);
      const value = hours[weekday(day) - 1];
      return value ? [{ key: day, text: `${dayNames(day).short} ${writeHours(value)}` }] : [];
    }),
    total,
    totalText: format(common.hours, total),
    failed: error !== undefined,
    messages: reduceErrors(error).map((text, index) => ({ key: String(index), text })),
  };
}
