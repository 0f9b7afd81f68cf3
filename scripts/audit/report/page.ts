import type { AuditReport, SectionReport } from '../types.ts';
import { barChart } from './charts.ts';
import { html, raw } from './html.ts';
import type { Html } from './html.ts';
import { STYLE } from './style.ts';
import { afterCloseLines, placesOf, share } from './table.ts';

/** The report as one page that needs nothing but itself: no script, no font, no picture from elsewhere. */
export function pageReport(report: AuditReport): string {
  return `<!doctype html>\n${
    html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>What the handovers of ${report.org} lose</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <main>${report.deals.length === 0 ? nothing(report) : content(report)}</main>
      </body>
    </html>`.markup
  }\n`;
}

function nothing({ org }: AuditReport): Html {
  return html`<h1>What the handovers of ${org} lose</h1>
    <p>This org has no won deal that the user of this audit can see.</p>`;
}

function content(report: AuditReport): Html {
  const { org, deals, asOf, calls } = report;
  const days = deals.map(({ closeDate }) => closeDate).sort();
  return html`<h1>What the handovers of ${org} lose</h1>
    <p class="lead">
      The last ${deals.length} won deals, closed from ${days[0] ?? ''} to ${days.at(-1) ?? ''}; read on ${asOf} in
      ${calls} calls. Nothing was written, and no text of a note, email or event is shown here.
    </p>
    <p class="headline">${headline(report)}</p>
    <h2>What delivery could find</h2>
    ${sectionsChart(report)}
    <h2>Where it lives today, where it should live</h2>
    ${map(report)}
    <h2>After the close</h2>
    ${afterCloseLines(report).map((line) => html`<p>${line}</p>`)} ${activityChart(report)} ${editsChart(report)}
    <h2>What was read</h2>
    ${fieldsTable(report)} ${textsTable(report)} ${unreadList(report)}
    <h2>Deal by deal</h2>
    ${dealsTable(report)}`;
}

/** The one sentence to remember: the section that is missing most often. */
function headline({ sections, deals }: AuditReport): string {
  const [worst] = [...sections].sort((one, other) => other.nowhere + other.inTextOnly - (one.nowhere + one.inTextOnly));
  if (worst === undefined) return '';
  const lost = worst.nowhere + worst.inTextOnly;
  if (lost === 0) return 'Every section stands in fields on every one of these deals.';
  return `Section ${worst.section} is missing from the fields of ${lost} of ${deals.length} deals: on ${worst.nowhere} it stands nowhere, on ${worst.inTextOnly} somebody has to read mails and notes to find it.`;
}

function sectionsChart({ sections, deals }: AuditReport): Html {
  return barChart({
    id: 'sections',
    title: `Sections of the brief on ${deals.length} won deals`,
    summary: sections
      .map(
        ({ section, inFields, inTextOnly, nowhere }) =>
          `${section}: ${inFields} in fields, ${inTextOnly} in words only, ${nowhere} nowhere.`,
      )
      .join(' '),
    series: ['In fields or related records', 'In words only', 'Nowhere'],
    bars: sections.map(({ section, inFields, inTextOnly, nowhere }) => ({
      label: section,
      values: [inFields, inTextOnly, nowhere],
    })),
  });
}

function map({ sections, deals }: AuditReport): Html {
  const row = (section: SectionReport): Html =>
    html`<tr>
      <th scope="row">${section.section}</th>
      <td class="number">${share(section.inFields, deals.length)}</td>
      <td class="number">${share(section.inTextOnly, deals.length)}</td>
      <td class="number">${share(section.nowhere, deals.length)}</td>
      <td>${placesOf(section, deals.length)}</td>
      <td>${section.shouldLive}</td>
    </tr>`;
  return table(
    'Deals by section; the places name the share of deals that have it there',
    ['Section', 'In fields', 'In words only', 'Nowhere', 'Lives today in', 'Should live in'],
    sections.map(row),
  );
}

function activityChart({ firstActivity }: AuditReport): Html {
  const bars = [...firstActivity.buckets, { label: 'none recorded', deals: firstActivity.without }];
  return barChart({
    id: 'first-activity',
    title: 'Time from the close to the first note, task, event or email',
    summary: bars.map(({ label, deals }) => `${label}: ${deals} deals.`).join(' '),
    series: ['Deals'],
    bars: bars.map(({ label, deals }) => ({ label, values: [deals] })),
  });
}

function editsChart({ afterClose }: AuditReport): Html {
  if (afterClose.edits.length === 0) return raw('');
  const most = afterClose.edits.slice(0, 12);
  return barChart({
    id: 'edits',
    title: 'Fields edited after the close',
    summary: most.map(({ field, edits, deals }) => `${field}: ${edits} edits on ${deals} deals.`).join(' '),
    series: ['Edits'],
    bars: most.map(({ field, edits }) => ({ label: field, values: [edits] })),
  });
}

function fieldsTable({ fields, deals }: AuditReport): Html {
  if (fields.length === 0) return html`<p>No field of deals or accounts maps to a section of a brief.</p>`;
  return table(
    'Fields that map to a section, and on how many of the deals they are filled',
    ['Field', 'Label', 'Type', 'Section', 'Mapped by', 'Filled'],
    fields.map(
      ({ object, field, label, type, section, by, filled }) =>
        html`<tr>
          <th scope="row">${`${object}.${field}`}</th>
          <td>${label}</td>
          <td>${type}</td>
          <td>${section}</td>
          <td>${by === 'name' ? 'its name and type' : 'the mapping file'}</td>
          <td class="number">${share(filled, deals.length)}</td>
        </tr>`,
    ),
  );
}

function textsTable({ texts, attachments }: AuditReport): Html {
  return table(
    'Texts that were searched for words of each section, and files, which nobody can search',
    ['Source', 'Texts', 'Deals'],
    [
      ...texts.map((row) => ({ ...row })),
      { source: 'Files and attachments, not opened', texts: attachments.files, deals: attachments.deals },
    ].map(
      ({ source, texts: count, deals }) =>
        html`<tr>
          <th scope="row">${source}</th>
          <td class="number">${count}</td>
          <td class="number">${deals}</td>
        </tr>`,
    ),
  );
}

function unreadList({ unread }: AuditReport): Html {
  if (unread.length === 0) return html`<p>Everything that was asked for could be read.</p>`;
  return html`<h3>Could not be read</h3>
    <ul>
      ${unread.map(({ what, reason }) => html`<li>${what}: ${reason}</li>`)}
    </ul>`;
}

const WORDS = { field: 'fields', text: 'words', none: 'nowhere' } as const;

function dealsTable({ deals, sections }: AuditReport): Html {
  return html`<details open>
    <summary>${deals.length} deals</summary>
    ${table(
      'Where each section stands on each deal',
      ['Deal', 'Closed', ...sections.map(({ section }) => section)],
      deals.map(
        ({ name, closeDate, found }) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td class="number">${closeDate}</td>
            ${sections.map(({ section }) => html`<td>${WORDS[found[section]?.kind ?? 'none']}</td>`)}
          </tr>`,
      ),
    )}
  </details>`;
}

function table(caption: string, head: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head.map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
