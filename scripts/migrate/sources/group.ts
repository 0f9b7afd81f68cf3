import type { Scratch } from '../journal/scratch.ts';
import { WEEKDAYS } from '../plan/schema.ts';
import type { Grouping } from '../plan/schema.ts';
import { problem, SourceError } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { rowFilter } from '../transform/filter.ts';
import { shown } from '../transform/typed.ts';
import { dateReader, firstDayOfWeek, numberReader, weekdayOf } from '../transform/values.ts';
import type { SourceRow, SourceRows } from './types.ts';

/** Whole seconds are added up, so that a week of 7:20 entries has no rounding fault. */
const SECONDS = 3_600;

const TABLE = `CREATE TABLE IF NOT EXISTS grouped (
  source TEXT NOT NULL, key TEXT NOT NULL, line INTEGER NOT NULL, cells TEXT NOT NULL, joined TEXT NOT NULL,
  ${WEEKDAYS.map((day) => `${day} INTEGER NOT NULL`).join(', ')}, PRIMARY KEY (source, key))`;

/**
 * Adds single entries up to one row a week in the scratch database and spools the rows, in the order in which their first
 * entries stand. The new columns: those of `by`, the week, Monday … Sunday in hours with two decimals, the joined texts.
 */
export async function groupRows(
  name: string,
  source: SourceRows,
  grouping: Grouping,
  scratch: Scratch,
  report: (found: Problem) => void,
): Promise<readonly string[]> {
  const { file } = source;
  const place = (column: string): number => {
    const index = source.columns.indexOf(column);
    if (index >= 0) return index;
    const message = `There is no column "${column}". The columns are: ${shown(source.columns.join(', '))}.`;
    throw new SourceError(problem('COLUMN_MISSING', { file, line: 1, column }, message));
  };
  const by = grouping.by.map((entry) => {
    const { column, as, ...mapped } = typeof entry === 'string' ? { column: entry, as: entry } : entry;
    const values =
      'values' in mapped
        ? new Map(Object.entries(mapped.values).map(([from, to]) => [from.toLowerCase(), to]))
        : undefined;
    return {
      column,
      as,
      place: place(column),
      values,
      otherwise: 'otherwise' in mapped ? mapped.otherwise : undefined,
    };
  });
  const takes = rowFilter(grouping.only ?? {}, place);
  const { week, weekdays } = grouping;
  const weekPlace = place(week.column);
  const hoursPlace = place(weekdays.column);
  const joins = Object.entries(grouping.join ?? {}).map(([as, rule]) => ({ as, ...rule, place: place(rule.column) }));
  const readDay = dateReader(week.date);
  const readHours = numberReader(weekdays.number);
  scratch.database.exec(TABLE);
  const add = addStatements(scratch);
  const take = (row: SourceRow): void => {
    if (!takes(row)) return;
    const cell = (at: number) => (row.cells[at] ?? '').trim();
    const keys = by.map((entry) => {
      const text = cell(entry.place);
      return entry.values === undefined ? text : (entry.values.get(text.toLowerCase()) ?? entry.otherwise);
    });
    by.forEach(({ column, place: at }, index) => {
      if (keys[index] !== undefined) return;
      const message = `"${shown(cell(at))}" is not among values:.`;
      report(problem('VALUE_NOT_MAPPED', { file, line: row.line, column }, message));
    });
    const day = readDay(cell(weekPlace));
    const hours = readHours(cell(hoursPlace));
    if (day === undefined) {
      const message = `"${shown(cell(weekPlace))}" is no date like ${week.date}.`;
      report(problem('BAD_DATE', { file, line: row.line, column: week.column }, message));
    }
    if (hours === undefined) {
      const message = `"${shown(cell(hoursPlace))}" is not written like ${weekdays.number}.`;
      report(problem('BAD_NUMBER', { file, line: row.line, column: weekdays.column }, message));
    }
    if (day === undefined || hours === undefined || keys.includes(undefined)) return;
    const cells = [...keys.map((key) => key ?? ''), firstDayOfWeek(day, week.starts)];
    const key = cells.map((part) => part.toLowerCase()).join('\u0000');
    const joined = joins.map((join) =>
      append(add.joined(name, key, join.as), cell(join.place), join.separator, join.length),
    );
    add.row(
      name,
      key,
      row,
      cells,
      joins.map((join, index): [string, string] => [join.as, joined[index] ?? '']),
      weekdayOf(day),
      Math.round(hours * SECONDS),
    );
  };
  for await (const batch of source.rows) batch.forEach(take);
  spool(name, scratch);
  return [...by.map(({ as }) => as), week.as, ...weekdayColumns(), ...joins.map((join) => join.as)];
}

function weekdayColumns(): string[] {
  return [...WEEKDAYS.slice(1), WEEKDAYS[0]];
}

function append(before: string, text: string, separator: string, length: number): string {
  if (text === '' || before.split(separator).includes(text)) return before;
  return (before === '' ? text : `${before}${separator}${text}`).slice(0, length);
}

function addStatements(scratch: Scratch) {
  const days = WEEKDAYS.join(', ');
  const sums = WEEKDAYS.map((day) => `${day} = ${day} + excluded.${day}`).join(', ');
  const insert = scratch.prepare(
    `INSERT INTO grouped (source, key, line, cells, joined, ${days}) VALUES (?, ?, ?, ?, ?, ${WEEKDAYS.map(() => '?').join(', ')})
     ON CONFLICT DO UPDATE SET joined = excluded.joined, ${sums}`,
  );
  const select = scratch.prepare('SELECT joined FROM grouped WHERE source = ? AND key = ?');
  return {
    joined(source: string, key: string, as: string): string {
      const row = select.get(source, key) as { joined: string } | undefined;
      return row === undefined ? '' : ((JSON.parse(row.joined) as Record<string, string>)[as] ?? '');
    },
    row(
      source: string,
      key: string,
      row: SourceRow,
      cells: readonly string[],
      joined: [string, string][],
      day: string,
      seconds: number,
    ): void {
      const sums_ = WEEKDAYS.map((weekday) => (weekday === day ? seconds : 0));
      insert.run(source, key, row.line, JSON.stringify(cells), JSON.stringify(Object.fromEntries(joined)), ...sums_);
    },
  };
}

function spool(name: string, scratch: Scratch): void {
  const rows = scratch.prepare('SELECT * FROM grouped WHERE source = ? ORDER BY rowid').iterate(name);
  const insert = scratch.prepare('INSERT INTO spooled VALUES (?, ?, ?, ?)');
  let number = 0;
  for (const entry of rows) {
    const row = entry as unknown as Record<string, number> & { line: number; cells: string; joined: string };
    number += 1;
    const hours = weekdayColumns().map((day) => hoursText(row[day] ?? 0));
    const joined = Object.values(JSON.parse(row.joined) as Record<string, string>);
    insert.run(name, number, row.line, JSON.stringify([...(JSON.parse(row.cells) as string[]), ...hours, ...joined]));
  }
  scratch.prepare('DELETE FROM grouped WHERE source = ?').run(name);
}

function hoursText(seconds: number): string {
  return seconds === 0 ? '' : String(Math.round((seconds / SECONDS) * 100) / 100);
}
