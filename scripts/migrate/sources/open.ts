import path from 'node:path';
import type { OrgClient } from '../../connection/org-client.ts';
import type { Scratch } from '../journal/scratch.ts';
import type { Plan, Source } from '../plan/schema.ts';
import { problem, SourceError } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { openCsv } from './csv.ts';
import { groupRows } from './group.ts';
import { isRejectedColumn, openCorrected } from './corrected.ts';
import { openSoql } from './soql.ts';
import type { SourceRow, SourceRows } from './types.ts';

/** How sources are opened: where files lie, which org is queried, and which corrected file stands in for a source. */
export interface SourceContext {
  readonly plan: Plan;
  readonly folder: string;
  readonly scratch: Scratch;
  /** The org that SOQL sources read. */
  readonly sourceOrg: OrgClient | undefined;
  /** A corrected file of rejected rows, by source. */
  readonly corrected: ReadonlyMap<string, string>;
}

/**
 * Opens sources as often as they are read. A file is streamed anew each time; what cannot be read twice alike (a query) or
 * has to be added up first (groups) is spooled to the scratch database at the first time. Problems are reported then only.
 */
export class Sources {
  readonly #context: SourceContext;
  readonly #columns = new Map<string, readonly string[]>();
  readonly #read = new Set<string>();

  constructor(context: SourceContext) {
    this.#context = context;
  }

  /** How problems name a source: the path as the plan writes it. */
  fileOf(name: string): string {
    const source = this.#source(name);
    const corrected = this.#context.corrected.get(name);
    if (corrected !== undefined) return corrected;
    return 'csv' in source ? source.csv : `query of source ${name}`;
  }

  /** The file that a source was made of, or a name for it: what the file of its rejected rows is called after. */
  originOf(name: string): string {
    const source = this.#source(name);
    return 'csv' in source ? source.csv : name;
  }

  /** How numbers and dates of a source are written, unless a field says otherwise. Other orgs and groups speak plainly. */
  formatsOf(name: string): { readonly number?: string | undefined; readonly date?: string | undefined } {
    const source = this.#source(name);
    return 'csv' in source && source.group === undefined ? { number: source.number, date: source.date } : {};
  }

  async open(name: string, report: (found: Problem) => void): Promise<SourceRows> {
    const source = this.#source(name);
    const spooled = this.#columns.get(name);
    if (spooled !== undefined) return { file: this.fileOf(name), columns: spooled, rows: this.#spooledRows(name) };
    const again = this.#read.has(name);
    this.#read.add(name);
    const corrected = this.#context.corrected.get(name);
    const told = again ? () => {} : report;
    if (corrected !== undefined) return openCorrected(corrected, told);
    const opened = await this.#openRaw(name, source, told);
    if (source.group !== undefined) {
      const columns = await groupRows(name, opened, source.group, this.#context.scratch, told);
      this.#columns.set(name, columns);
      return this.open(name, report);
    }
    if ('csv' in source) return opened;
    await this.#spool(name, opened);
    return this.open(name, report);
  }

  async #openRaw(name: string, source: Source, report: (found: Problem) => void): Promise<SourceRows> {
    if ('csv' in source) {
      const opened = await openCsv(path.resolve(this.#context.folder, source.csv), source.csv, source, report);
      const reserved = opened.columns.find(isRejectedColumn);
      if (reserved === undefined) return opened;
      const message = `The file has the column "${reserved}": it holds rejected rows. Feed it back with --only-rejected.`;
      throw new SourceError(problem('REJECTED_FILE', { file: source.csv, line: 1 }, message));
    }
    if (this.#context.sourceOrg === undefined) {
      const message = 'The plan reads another org. Name it with --source-org ALIAS or sourceOrg: in the plan.';
      throw new SourceError(problem('QUERY_FAILED', { file: this.fileOf(name) }, message));
    }
    return openSoql(this.#context.sourceOrg, name, source.soql);
  }

  async #spool(name: string, opened: SourceRows): Promise<void> {
    const insert = this.#context.scratch.prepare('INSERT INTO spooled VALUES (?, ?, ?, ?)');
    for await (const batch of opened.rows)
      for (const row of batch) insert.run(name, row.number, row.line, JSON.stringify(row.cells));
    this.#columns.set(name, opened.columns);
  }

  async *#spooledRows(name: string): AsyncGenerator<readonly SourceRow[]> {
    let after = 0;
    for (;;) {
      const page = this.#context.scratch
        .prepare('SELECT number, line, cells FROM spooled WHERE source = ? AND number > ? ORDER BY number LIMIT 1000')
        .all(name, after) as unknown as { number: number; line: number; cells: string }[];
      if (page.length === 0) return;
      yield page.map(({ number, line, cells }) => ({ number, line, cells: JSON.parse(cells) as string[] }));
      after = page.at(-1)?.number ?? after;
    }
  }

  #source(name: string): Source {
    const source = this.#context.plan.sources[name];
    if (source === undefined) throw new Error(`The plan has no source ${name}.`);
    return source;
  }
}
