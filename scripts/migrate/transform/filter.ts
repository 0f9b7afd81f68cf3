import { fold } from '../journal/scratch.ts';
import type { Load } from '../plan/schema.ts';
import type { SourceRow } from '../sources/types.ts';

/** Whether a row has one of the wanted values in every column that `only:` names; `*` is any but blank. */
export function rowFilter(
  only: NonNullable<Load['only']>,
  at: (column: string) => number,
): (row: SourceRow) => boolean {
  const filters = Object.entries(only).map(([column, values]) => ({
    place: at(column),
    values: values === '*' ? undefined : new Set(values.map(fold)),
  }));
  return (row) =>
    filters.every(({ place, values }) => {
      const cell = (row.cells[place] ?? '').trim();
      return values === undefined ? cell !== '' : values.has(fold(cell));
    });
}
