import { isReadable, nodes, valueOf } from 'c/handoverGraphql';
import type { Field } from 'c/handoverGraphql';
import { amountText, dateText, listText, numberText, percentText } from 'c/handoverFormats';
import { format, page as words } from 'c/handoverLabels';
import type { Health, PageRights, ProjectNode, UpdateNode } from 'c/handoverProjectPageData';
import { healthMark, slipText } from 'c/handoverProjectView';
import { isOpen } from './issues';
import { isDone } from './milestones';
import type { ChangeRow, StatusView, UpdateRow } from './types';

interface Figure {
  key: 'Percent_Complete__c' | 'Hours_Logged__c' | 'Burn__c' | 'Open_Issues__c' | 'Invoiced__c' | 'Forecast_Margin__c';
  label: string;
  text: (value: number | undefined) => string;
}

/** What an update keeps of its day and the project knows of today. */
const FIGURES: Figure[] = [
  { key: 'Percent_Complete__c', label: words.progress, text: percentText },
  { key: 'Hours_Logged__c', label: words.hoursLogged, text: numberText },
  { key: 'Burn__c', label: words.burn, text: percentText },
  { key: 'Open_Issues__c', label: words.openIssues, text: numberText },
  { key: 'Invoiced__c', label: words.invoicedGross, text: amountText },
  { key: 'Forecast_Margin__c', label: words.forecastMargin, text: amountText },
];

/** A difference with its sign; a figure that the viewer may not read is left out. */
function figuresOf(project: ProjectNode, last: UpdateNode | undefined): ChangeRow[] {
  return FIGURES.flatMap(({ key, label, text }) => {
    const field: Field<number> | undefined = project[key];
    if (!isReadable(field)) return [];
    const now = valueOf(field) ?? 0;
    const before = last && valueOf(last[key]);
    const by = before === undefined ? 0 : Math.round((now - before) * 100) / 100;
    const difference = by === 0 ? '' : `${by > 0 ? '+' : '−'}${text(Math.abs(by))}`;
    return [{ key, label, before: text(before), now: text(now), difference }];
  });
}

/** A planned invoice may know its day already; a void one is as if it had not been. */
const BILLED: ReadonlySet<string> = new Set(['Issued', 'Paid']);

/** On or after the day of the last update: days are compared, because a milestone knows no time. */
const since = (day: string | undefined, from: string): boolean => day !== undefined && day.slice(0, 10) >= from;

/** What happened since a day, in sentences. What did not happen is not said. */
function eventsOf(project: ProjectNode, from: string): { key: string; text: string }[] {
  const milestones = nodes(project.Handover_Milestones__r);
  const issues = nodes(project.Handover_Issues__r);
  const invoices = nodes(project.Handover_Invoices__r);
  const done = milestones.filter((one) => isDone(one) && since(valueOf(one.Done_On__c), from));
  const late = milestones.filter((one) => !isDone(one) && (valueOf(one.Slip_Days__c) ?? 0) > 0);
  const slips = listText(late.map((one) => `${valueOf(one.Name) ?? ''} (${slipText(valueOf(one.Slip_Days__c))})`));
  const names = (rows: { Name?: Field<string> }[]): string => listText(rows.map((row) => valueOf(row.Name)));
  const opened = issues.filter((one) => since(valueOf(one.CreatedDate), from));
  const resolved = issues.filter((one) => !isOpen(one) && since(valueOf(one.Resolved_On__c), from));
  const issued = invoices.filter(
    (one) => BILLED.has(valueOf(one.Status__c) ?? '') && since(valueOf(one.Issued_On__c), from),
  );
  const paid = invoices.filter((one) => since(valueOf(one.Paid_On__c), from));
  const events: [string, number, string][] = [
    ['done', done.length, format(words.eventDone, names(done))],
    ['late', late.length, format(words.eventLate, slips)],
    ['opened', opened.length, format(words.eventOpened, opened.length)],
    ['resolved', resolved.length, format(words.eventResolved, resolved.length)],
    ['issued', issued.length, format(words.eventIssued, names(issued))],
    ['paid', paid.length, format(words.eventPaid, names(paid))],
  ];
  return events.flatMap(([key, count, text]) => (count === 0 ? [] : [{ key, text }]));
}

function rowOf(update: UpdateNode): UpdateRow {
  return {
    id: update.Id,
    health: healthMark(valueOf(update.Declared_Health__c)),
    author: valueOf(update.CreatedBy?.Name) ?? '',
    date: dateText(valueOf(update.Posted_On__c) ?? valueOf(update.CreatedDate)),
    summary: valueOf(update.Summary__c) ?? '',
    path: valueOf(update.Path_to_Green__c) ?? '',
  };
}

const dayOf = (update: UpdateNode): string =>
  `${valueOf(update.Posted_On__c) ?? ''} ${valueOf(update.CreatedDate) ?? ''}`;

/** The newest first: loaded ones may be created in any order. */
const byDay = (first: UpdateNode, second: UpdateNode): number => dayOf(second).localeCompare(dayOf(first));

/** The log, the newest first, and what is new since then; undefined without the right to read updates. */
export function toStatus(project: ProjectNode, rights: PageRights): StatusView | undefined {
  if (!project.Handover_Updates__r) return undefined;
  const updates = nodes(project.Handover_Updates__r).toSorted(byDay);
  const [last] = updates;
  const from = valueOf(last?.Posted_On__c) ?? valueOf(last?.CreatedDate)?.slice(0, 10) ?? '';
  return {
    since: dateText(from || undefined),
    sinceText: from ? format(words.sinceLast, dateText(from)) : words.firstUpdate,
    figures: figuresOf(project, last),
    events: from ? eventsOf(project, from) : [],
    log: updates.map(rowOf),
    canPost: rights.updates.create,
    canMoveProgress: rights.progress,
    progress: valueOf(project.Percent_Complete__c),
    suggested: (valueOf(project.Health__c) as Health | undefined) ?? 'Green',
    computed: healthMark(valueOf(project.Health__c)),
  };
}
