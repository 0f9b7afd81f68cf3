import { fold } from '../../journal/scratch.ts';
import { mappingOf } from '../../plan/schema.ts';
import type { LookupTarget, Resolver } from '../../transform/row.ts';
import type { PreparedLoad } from '../../validate/prepare.ts';
import { lookupTargets } from '../../validate/rows.ts';
import { loadingResolver } from '../outgoing.ts';
import type { LoadContext } from '../outgoing.ts';
import { tokensOf } from './trial.ts';
import type { Outgoing } from '../types.ts';

/** A row of an earlier load, which a row that hangs on it is tried together with. */
export interface Ancestor {
  readonly prepared: PreparedLoad;
  readonly row: Outgoing;
  readonly token: string;
}

const TABLES = `
  CREATE TABLE trial_row (number INTEGER PRIMARY KEY, load TEXT NOT NULL, row TEXT NOT NULL);
  CREATE TABLE trial_name (name TEXT NOT NULL PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
`;

/**
 * Ids as when loading; where only this plan would create the record, the token of its row. What rows became is kept in the
 * scratch database, so that those of later loads can be tried together with the rows they hang on.
 */
export class TokenResolver implements Resolver {
  readonly byKey = new Map<string, string>();
  readonly #base: Resolver;
  readonly #context: LoadContext;
  readonly #loads: readonly PreparedLoad[];
  readonly #targets: readonly LookupTarget[];
  /** Loads whose rows others may hang on. */
  readonly #referredTo: ReadonlySet<string>;
  #count = 0;

  constructor(loads: readonly PreparedLoad[], context: LoadContext) {
    this.#base = loadingResolver(context);
    this.#context = context;
    this.#loads = loads;
    this.#targets = lookupTargets(loads);
    const entries = loads.flatMap(({ load }) => Object.values(load.fields).map(mappingOf));
    this.#referredTo = new Set(
      loads
        .filter(
          ({ name, load }) =>
            entries.some(({ reference }) => reference === name) ||
            this.#targets.some(({ object }) => fold(object) === fold(load.object)),
        )
        .map(({ name }) => name),
    );
    context.scratch.database.exec(TABLES);
  }

  /** Gives a row its token. */
  add({ name, load }: PreparedLoad, row: Outgoing): string {
    this.#count += 1;
    if (!this.#referredTo.has(name)) return tokenOf(this.#count);
    const { scratch } = this.#context;
    scratch.prepare('INSERT INTO trial_row VALUES (?, ?, ?)').run(this.#count, name, JSON.stringify(row));
    this.#call(`load ${name}\u0000${row.rowId}`);
    for (const { object, by } of this.#targets) {
      if (fold(object) !== fold(load.object)) continue;
      const [field, value] = Object.entries(row.fields).find(([own]) => fold(own) === fold(by)) ?? [];
      if (field !== undefined && typeof value === 'string' && mappingOf(load.fields[field] ?? '').lookup === undefined)
        this.#call(`${fold(object)}.${fold(by)}\u0000${fold(value)}`);
    }
    return tokenOf(this.#count);
  }

  /** A row that the org refuses is nothing that others may hang on. */
  forget(token: string): void {
    const number = Number(/\d+/.exec(token)?.[0]);
    this.#context.scratch.prepare('DELETE FROM trial_row WHERE number = ?').run(number);
  }

  /** The rows that rows hang on, and what those hang on, in the order of the loads. */
  ancestorsOf(rows: readonly Outgoing[]): readonly Ancestor[] {
    const found = new Map<string, Ancestor>();
    const open = rows.flatMap((row) => tokensOf(row.fields));
    for (let token = open.pop(); token !== undefined; token = open.pop()) {
      if (found.has(token)) continue;
      const number = Number(/\d+/.exec(token)?.[0]);
      const known = this.#context.scratch.prepare('SELECT load, row FROM trial_row WHERE number = ?').get(number);
      const prepared = this.#loads.find(({ name }) => name === known?.['load']);
      if (prepared === undefined) continue;
      const row = JSON.parse(String(known?.['row'])) as Outgoing;
      found.set(token, { prepared, row, token });
      open.push(...tokensOf(row.fields));
    }
    return [...found.values()];
  }

  lookup: Resolver['lookup'] = (target, text) => {
    const answer = this.#base.lookup(target, text);
    if ('id' in answer) return answer;
    const token = this.#called(`${fold(target.object)}.${fold(target.by)}\u0000${fold(text)}`);
    return token === undefined ? answer : { id: token };
  };

  reference: Resolver['reference'] = (load, rowId) => {
    const token = this.#called(`load ${load}\u0000${rowId}`);
    return token === undefined ? this.#base.reference(load, rowId) : { id: token };
  };

  #call(name: string): void {
    this.#context.scratch
      .prepare('INSERT INTO trial_name VALUES (?, ?) ON CONFLICT DO UPDATE SET number = excluded.number')
      .run(name, this.#count);
  }

  #called(name: string): string | undefined {
    const row = this.#context.scratch
      .prepare('SELECT number FROM trial_name JOIN trial_row USING (number) WHERE name = ?')
      .get(name);
    return row === undefined ? undefined : tokenOf(Number(row['number']));
  }
}

function tokenOf(number: number): string {
  return `@{row${number}}`;
}
