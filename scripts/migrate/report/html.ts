import type { LoadReport, Report } from './types.ts';

const TITLES: Readonly<Record<Report['state'], string>> = {
  finished: 'Everything was loaded',
  rejected: 'Some rows were refused',
  invalid: 'Nothing was sent: the plan or its files have faults',
  stopped: 'The run stopped and can be resumed',
  interrupted: 'The run was interrupted and can be resumed',
};

const STYLE = `
  :root { color-scheme: light dark; --line: #8888; --bad: #b3261e; }
  @media (prefers-color-scheme: dark) { :root { --bad: #ffb4ab; } }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
  table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 2rem; }
  caption { text-align: left; font-weight: 600; padding: 0.25rem 0; }
  th, td { border-bottom: 1px solid var(--line); padding: 0.35rem 0.6rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
  td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
  .bad { color: var(--bad); font-weight: 600; }
  .scroll { overflow-x: auto; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 1rem; }
  dd { margin: 0; overflow-wrap: anywhere; }
`;

/** The report as one page that needs nothing else: readable by screen readers, in print and in the dark. */
export function reportPage(report: Report): string {
  const title = titleOf(report);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(report.plan)}: ${text(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${text(report.plan)}</h1>
<p${report.state === 'finished' ? '' : ' class="bad"'}>${text(title)}.${report.reason === undefined ? '' : ` ${text(report.reason)}`}</p>
${report.resume === undefined ? '' : `<p>Resume with: <code>${text(report.resume)}</code></p>`}
${report.warnings.map((warning) => `<p>Warning: ${text(warning)}</p>`).join('\n')}
<h2>The run</h2>
<dl>
${facts(report)
  .map(([name, value]) => `<dt>${text(name)}</dt><dd>${text(value)}</dd>`)
  .join('\n')}
</dl>
${report.loads.length === 0 ? '' : loads(report)}
${report.problems.count === 0 ? '' : problems(report)}
${report.rejected.count === 0 ? '' : rejected(report)}
</main>
</body>
</html>
`;
}

function kindOf({ checkOnly, dryRun }: Report): string {
  if (checkOnly) return 'Check: nothing was sent';
  return dryRun ? 'Dry run: the org undid everything' : 'Load';
}

function titleOf({ state, checkOnly, dryRun }: Report): string {
  if (state === 'finished' && checkOnly) return 'The plan and its files have no faults; nothing was sent';
  if (state === 'finished' && dryRun) return 'The dry run found nothing refused';
  if (state === 'rejected' && dryRun) return 'The org would refuse some rows; nothing was kept';
  return TITLES[state];
}

function facts(report: Report): [string, string][] {
  return [
    ['Plan', report.planFile],
    ['Org', report.instanceUrl],
    ['Kind', kindOf(report)],
    ['Started', report.startedAt],
    ['Took', `${report.seconds.toFixed(1)} seconds`],
    ['API calls', `${report.calls.toLocaleString('en')}, of which ${report.retries.toLocaleString('en')} repetitions`],
    ['Peak memory', `${report.peakMemoryMegabytes.toLocaleString('en')} MB`],
    ['Journal', report.journal],
  ];
}

function loads(report: Report): string {
  const columns = ['Load', 'Object', 'Source', '#Rows', '#Saved', '#Unchanged', '#Refused'];
  const rows = report.loads.map((load) => loadRow(load, report.dryRun));
  return `<h2>Loads</h2>\n${table('Rows by load', report.dryRun ? [...columns, '#Not proven'] : columns, rows)}`;
}

function loadRow(load: LoadReport, dryRun: boolean): string[] {
  const numbers = [load.rows, load.saved, load.unchanged, load.refused, ...(dryRun ? [load.unproven ?? 0] : [])];
  return [
    load.name,
    load.object,
    load.rejectedFile ?? load.source,
    ...numbers.map((value) => value.toLocaleString('en')),
  ];
}

function problems({ problems: { count, first, file } }: Report): string {
  const shown = first.map((found) => [
    found.file,
    String(found.line ?? ''),
    found.column ?? '',
    found.code,
    found.message,
    found.remedy,
  ]);
  const more =
    count > first.length
      ? `<p>The first ${first.length} of ${count.toLocaleString('en')}; all stand in ${text(file ?? '')}.</p>`
      : '';
  return `<h2>Faults in the plan and its files</h2>\n${more}\n${table('Faults', ['File', '#Line', 'Column', 'Code', 'What', 'Remedy'], shown)}`;
}

function rejected({ rejected: { count, first } }: Report): string {
  const shown = first.map((entry) => [entry.load, String(entry.line), entry.field, entry.code, entry.message]);
  const more =
    count > first.length
      ? `<p>The first ${first.length} of ${count.toLocaleString('en')}; all stand in the files of rejected rows.</p>`
      : '';
  return `<h2>Refused rows</h2>\n${more}\n${table('Refused rows', ['Load', '#Line', 'Field', 'Code', 'Reason'], shown)}`;
}

/** A table; a column whose name begins with # holds numbers. */
function table(caption: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const kind = columns.map((column) => (column.startsWith('#') ? ' class="number"' : ''));
  const head = columns
    .map((column, index) => `<th scope="col"${kind[index]}>${text(column.replace(/^#/, ''))}</th>`)
    .join('');
  const body = rows
    .map((row) => `<tr>${row.map((cell, index) => `<td${kind[index]}>${text(cell)}</td>`).join('')}</tr>`)
    .join('\n');
  return `<div class="scroll" tabindex="0" role="region" aria-label="${text(caption)}"><table><caption>${text(caption)}</caption><thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody></table></div>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function text(value: string): string {
  return value.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
