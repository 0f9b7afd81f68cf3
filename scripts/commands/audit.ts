import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { run, withTarget, wrongOption } from './command.ts';
import type { CommonOptions } from './command.ts';

const DEFAULT_LAST = 50;
/** Sorting and paging of one query go no further (SOQL and SOSL Reference, "LIMIT"). */
const MOST = 2_000;

interface AuditCommandOptions extends CommonOptions {
  readonly last: number;
  readonly mapping?: string;
  readonly html?: string;
}

/** `handover audit`: what the last won deals of any org tell about their handover. */
export function addAudit(program: Command): void {
  withTarget(
    program
      .command('audit')
      .description(
        'Reads the last won deals of any org, with or without the package: which context of a handover stands where, and what is missing. Writes nothing to the org.',
      )
      .option('--last <number>', `how many won deals, ${MOST} at most`, parseLast, DEFAULT_LAST)
      .option('--mapping <file>', 'YAML that says which fields and words belong to which section; see docs/audit.md')
      .option('--html <file>', 'writes the report as one page with charts, too'),
  ).action(async (options: AuditCommandOptions) => {
    await run('audit', options, async (connection, progress) => {
      const { DEFAULT_MAPPING, readMapping } = await import('../audit/mapping/mapping.ts');
      const { audit } = await import('../audit/audit.ts');
      const { textReport } = await import('../audit/report/table.ts');
      const mapping =
        options.mapping === undefined
          ? DEFAULT_MAPPING
          : readMapping(await readFile(options.mapping, 'utf8'), options.mapping);
      const result = await audit(connection, { last: options.last, mapping, today: new Date(), progress });
      if (options.html !== undefined) {
        const { pageReport } = await import('../audit/report/page.ts');
        await writeFile(options.html, pageReport(result));
      }
      const written = options.html === undefined ? '' : `\n\nThe page is in ${options.html}.`;
      return { result, summary: `${textReport(result)}${written}` };
    });
  });
}

function parseLast(text: string): number {
  const last = Number(text);
  if (!Number.isInteger(last) || last < 1 || last > MOST)
    throw wrongOption(`--last: "${text}" is no number of deals. Write a whole number from 1 to ${MOST}.`);
  return last;
}
