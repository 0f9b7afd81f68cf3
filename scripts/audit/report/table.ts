import type { AuditReport, SectionReport } from '../types.ts';

/** The whole report as text for a terminal: what was read, what came after the close, what could not be read, and the map. */
export function textReport(report: AuditReport): string {
  const { deals, asked, org, attachments, unread, calls } = report;
  if (deals.length === 0) return `${org} has no won deal that you can see.`;
  const days = deals.map(({ closeDate }) => closeDate).sort();
  return [
    `${deals.length} of the last ${asked} won deals of ${org}, closed from ${days[0]} to ${days.at(-1)}; read in ${calls} calls.`,
    '',
    ...fieldLines(report),
    ...textLines(report),
    `Files attached to ${attachments.deals} of the deals: ${attachments.files}. Nobody can search them, so they count as nothing.`,
    ...(unread.length === 0 ? [] : ['Could not be read:', ...unread.map(({ what, reason }) => `  ${what}: ${reason}`)]),
    '',
    ...afterCloseLines(report),
    '',
    'Where it lives today, where it should live',
    table(
      ['Section', 'In fields', 'In words only', 'Nowhere', 'Lives today in', 'Should live in'],
      report.sections.map((section) => [
        section.section,
        share(section.inFields, deals.length),
        share(section.inTextOnly, deals.length),
        share(section.nowhere, deals.length),
        placesOf(section, deals.length),
        section.shouldLive,
      ]),
    ),
  ].join('\n');
}

/** Fields that map to a section, with their fill rate: the best filled first. */
function fieldLines({ fields, deals }: AuditReport): string[] {
  if (fields.length === 0) return ['No field of deals or accounts maps to a section of a brief.'];
  const rows = fields.map(({ label, object, field, type, section, by, filled }) => [
    label,
    `${object}.${field}`,
    type,
    by === 'name' ? section : `${section} (by the mapping file)`,
    share(filled, deals.length),
  ]);
  return [table(['Field', 'API name', 'Type', 'Section', 'Filled'], rows), ''];
}

/** What was searched for words of each section, and how much of it there is. */
function textLines({ texts }: AuditReport): string[] {
  if (texts.length === 0) return ['No note, task, event, email or long text stands on these deals.'];
  const counted = texts.map(({ source, texts: count, deals }) => `${source}: ${count} on ${deals} deals`);
  return [`Searched for words: ${counted.join('; ')}.`];
}

/** "12 (30 %)". */
export function share(part: number, whole: number): string {
  return `${part} (${whole === 0 ? 0 : Math.round((part / whole) * 100)} %)`;
}

/** The three places where most deals have a section. */
export function placesOf({ sources }: SectionReport, deals: number): string {
  const most = sources
    .slice(0, 3)
    .map(({ source, deals: count }) => `${source} ${Math.round((count / deals) * 100)} %`);
  return most.length === 0 ? 'nowhere' : most.join(', ');
}

/** What was edited after the close and how long the first activity took, in sentences; shared with the page. */
export function afterCloseLines({ deals, afterClose, firstActivity }: AuditReport): string[] {
  const { history, edits, editedDeals, modifiedDeals, loadedDeals } = afterClose;
  const most = edits.slice(0, 5).map(({ field, edits: count }) => `${field} ${count}`);
  return [
    history.readable
      ? `Edited after the close: ${editedDeals} deals, by their field history${most.length === 0 ? '' : ` (${most.join(', ')})`}.`
      : `Edited after the close: no history in this org (${history.reason}); ${modifiedDeals} deals were modified later, whatever it was.`,
    ...(loadedDeals === 0
      ? []
      : [`${loadedDeals} deals were created after their close date: they were loaded, and are not judged here.`]),
    firstActivity.medianDays === null
      ? 'First note, task, event or email after the close: none on any of these deals.'
      : `First note, task, event or email after the close: after ${firstActivity.medianDays} days (median); none on ${firstActivity.without} of ${deals.length} deals.`,
  ];
}

const WIDTH = 44;

/** Columns as wide as their content, at most 44 characters; what is longer goes on in the next line. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.min(WIDTH, Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0))),
  );
  const line = (cells: readonly string[]): string[] => {
    const wrapped = cells.map((cell, column) => wrap(cell, widths[column] ?? WIDTH));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, index) =>
      wrapped
        .map((lines, column) => (lines[index] ?? '').padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  };
  return [...line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.flatMap(line)].join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
