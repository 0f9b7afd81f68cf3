import type { FieldSchema, FieldValue, SObjectRecord } from '../../schema/types.ts';
import type { RollUp } from './compile.ts';
import { computeRollUp, type RollUpSource } from './compute.ts';

/** A detail as it was or is. */
export interface Detail {
  readonly record: SObjectRecord;
  /** Its fields, formula fields computed. */
  readonly value: (path: readonly string[]) => FieldValue;
}

/** A detail that was saved or deleted, before and now; undefined where it was or is none. */
export interface DetailChange {
  readonly before: Detail | undefined;
  readonly after: Detail | undefined;
}

/** What changes below one master. */
interface Moves {
  readonly added: FieldValue[];
  readonly removed: FieldValue[];
}

/**
 * The new values of a roll-up, for the masters for which the changes of details mean something. Counts and sums move by what
 * the changed details counted for, so that a master with many details costs no more than one with few; what cannot be known
 * from the change alone (a least or greatest value that may have gone, sums of long fractions) is computed anew.
 *
 * @param masters the live masters of the details, as stored
 */
export function changedValues(
  source: RollUpSource,
  rollUp: RollUp,
  changes: readonly DetailChange[],
  masters: ReadonlyMap<string, SObjectRecord>,
): Map<string, FieldValue> {
  const values = new Map<string, FieldValue>();
  const unknown: string[] = [];
  for (const [id, moves] of movesByMaster(rollUp, changes)) {
    const stored = masters.get(id)?.[rollUp.field.apiName] ?? null;
    if (!masters.has(id)) continue;
    if (rollUp.operation === 'count' || rollUp.operation === 'sum') {
      const moved = move(stored, moves);
      if (moved === undefined) unknown.push(id);
      else values.set(id, moved);
    } else if (mayReplace(rollUp.operation, stored, moves)) unknown.push(id);
  }
  if (unknown.length > 0) for (const [id, value] of computeRollUp(source, rollUp, unknown)) values.set(id, value);
  return values;
}

function movesByMaster(rollUp: RollUp, changes: readonly DetailChange[]): Map<string, Moves> {
  const moves = new Map<string, Moves>();
  const movesOf = ({ record }: Detail): Moves => {
    const id = String(record[rollUp.foreignKey]);
    const known = moves.get(id) ?? { added: [], removed: [] };
    moves.set(id, known);
    return known;
  };
  for (const { before, after } of changes) {
    const old = before && countsFor(rollUp, before);
    const now = after && countsFor(rollUp, after);
    if (old === now && before?.record[rollUp.foreignKey] === after?.record[rollUp.foreignKey]) continue;
    if (before && old !== undefined) movesOf(before).removed.push(old);
    if (after && now !== undefined) movesOf(after).added.push(now);
  }
  return moves;
}

/** What a detail counts for: undefined when it has no master, does not meet the filters or has no value. */
function countsFor(
  { foreignKey, filters, operation, summarised }: RollUp,
  { record, value }: Detail,
): FieldValue | undefined {
  const valueOf = (field: FieldSchema): FieldValue => value([field.apiName]);
  if (typeof record[foreignKey] !== 'string' || !filters.matches(valueOf)) return undefined;
  if (operation === 'count' || !summarised) return 1;
  return valueOf(summarised) ?? undefined;
}

/** Places behind the point with which sums are moved exactly, as whole numbers. */
const UNIT = 1e6;

function move(stored: FieldValue, { added, removed }: Moves): number | undefined {
  let units = 0;
  for (const [values, sign] of [
    [[stored, ...added], 1],
    [removed, -1],
  ] as const) {
    for (const value of values) {
      const whole = typeof value === 'number' ? Math.round(value * UNIT) : undefined;
      if (whole === undefined || whole / UNIT !== value) return undefined;
      units += sign * whole;
      if (!Number.isSafeInteger(units)) return undefined;
    }
  }
  return units / UNIT;
}

/** Whether the least or greatest value may be another one now. */
function mayReplace(operation: 'min' | 'max', stored: FieldValue, { added, removed }: Moves): boolean {
  if (stored === null) return added.length > 0;
  const beats = (value: FieldValue): boolean =>
    value !== null && (operation === 'min' ? value < stored : value > stored);
  return added.some(beats) || removed.includes(stored);
}
