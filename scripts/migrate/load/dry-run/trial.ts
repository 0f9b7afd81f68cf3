import type { PreparedLoad } from '../../validate/prepare.ts';
import { findExisting, keyOf } from '../existing.ts';
import { changeable, record } from '../save.ts';
import type { SaveTarget } from '../save.ts';
import type { Outgoing, RecordFields } from '../types.ts';
import type { Collection } from './undone.ts';

/** A row of a trial; other rows refer to it by its token until its place in the request is known. */
export interface TrialRow {
  readonly row: Outgoing;
  readonly token: string;
  /** The record that the row would update, where the org has it already. */
  readonly existing: string | undefined;
  /** The token of an earlier row that stands for the same record. */
  readonly same: string | undefined;
}

export interface TrialLoad {
  readonly prepared: PreparedLoad;
  readonly target: SaveTarget;
  readonly rows: readonly TrialRow[];
}

const TOKEN = /@\{row\d+\}/g;

/** Finds which rows of a load stand for records that are there, or that an earlier load of the trial writes. */
export async function placeRows(
  target: SaveTarget,
  rows: readonly { row: Outgoing; token: string }[],
  byKey: Map<string, string>,
): Promise<readonly TrialRow[]> {
  const { load } = target;
  const names = typeof load.key === 'string' ? [load.key] : load.key.match;
  const known = rows.filter(({ row }) => !names.some((name) => hasToken(row.fields[name])));
  const existing = await findExisting(
    target,
    names,
    known.map(({ row }) => row),
  );
  return rows.map(({ row, token }) => {
    const key = `${load.object}\u0000${names.join()}\u0000${keyOf(row.fields, names)}`;
    const same = byKey.get(key);
    byKey.set(key, same ?? token);
    return { row, token, existing: existing.get(keyOf(row.fields, names))?.[0], same };
  });
}

function hasToken(value: unknown): boolean {
  return typeof value === 'string' && value.includes('@{row');
}

/** Tokens that a row's fields refer to. */
export function tokensOf(fields: RecordFields): readonly string[] {
  return Object.values(fields).flatMap((value) => (typeof value === 'string' ? (value.match(TOKEN) ?? []) : []));
}

/** The collections of a trial, in order, with the rows of each; tokens have become ids or references to earlier answers. */
export function collectionsOf(
  loads: readonly TrialLoad[],
): { collection: Collection; rows: readonly TrialRow[]; load: TrialLoad }[] {
  const places = new Map<string, string>();
  const parts = loads.flatMap((load, number) => {
    const upsert = typeof load.target.load.key === 'string';
    const isUpdate = ({ existing, same }: TrialRow) => existing !== undefined || (!upsert && same !== undefined);
    const others = load.rows.filter((row) => !isUpdate(row));
    const updates = load.rows.filter(isUpdate);
    others.forEach((row, index) => places.set(row.token, `@{others${number}[${index}].id}`));
    for (const { token, existing, same } of updates) places.set(token, existing ?? places.get(same ?? '') ?? '');
    return [
      { load, rows: others, referenceId: `others${number}`, isUpdate: false },
      { load, rows: updates, referenceId: `updates${number}`, isUpdate: true },
    ].filter(({ rows }) => rows.length > 0);
  });
  return parts.map(({ load, rows, referenceId, isUpdate }) => {
    const { object, key } = load.target.load;
    const fieldsOf = ({ row, token }: TrialRow): RecordFields =>
      isUpdate ? { Id: places.get(token) ?? '', ...changeable(load.target, row.fields) } : row.fields;
    const upsert = !isUpdate && typeof key === 'string';
    const collection: Collection = {
      referenceId,
      object,
      method: isUpdate || upsert ? 'PATCH' : 'POST',
      path: upsert ? `/${object}/${key}` : '',
      records: rows.map((row) => record(object, replaced(fieldsOf(row), places))),
    };
    return { collection, rows, load };
  });
}

function replaced(fields: RecordFields, places: ReadonlyMap<string, string>): RecordFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll(TOKEN, (token) => places.get(token) ?? token) : value,
    ]),
  );
}
