import { LightningElement, api } from 'lwc';
import { focusOn } from 'c/handoverFocus';
import { common, format, timesheet } from 'c/handoverLabels';
import { readHours, writeHours, weekName } from 'c/handoverTimesheetWeek';
import type { CellChange, Week } from 'c/handoverTimesheetWeek';
import { moveFor, pastedCells, spread } from './keyboard';
import type { Position } from './keyboard';
import { cellFor, toDays, toLongDays, toRows } from './view';

const NONE: Week = { start: '', days: [], rows: [], dayTotals: [], total: 0 };

/**
 * Projects by days. Cells are moved through as in a spreadsheet; a narrow place shows one day at a time.
 *
 * Events: `hours` with `CellChange[]`, `note` with `{ key, notes?, billable? }`, `drop` with `{ key }`.
 */
export default class HandoverTimesheetGrid extends LightningElement {
  @api week: Week = NONE;
  @api today = '';
  @api busy = false;
  @api readOnly = false;
  /** Refusals of the org by key of the row. */
  @api errors: Readonly<Record<string, unknown>> = {};

  chosenDay: number | undefined;
  openRow: string | undefined;
  /** What stood in the cell when the cursor came, for Escape. */
  before = '';

  readonly labels = { ...common, ...timesheet };

  /** Puts the cursor into the first cell that can be written to: of that row, of the first faulty one, of the grid. */
  @api
  focusRow(key?: string): Promise<void> {
    return this.goTo(cellFor(this.week, this.editable, key, this.isNarrow ? this.activeDay : 0));
  }

  get activeDay(): number {
    return this.chosenDay ?? Math.max(this.week.days.indexOf(this.today), 0);
  }

  get days() {
    return toDays(this.week, this);
  }

  get rows() {
    return toRows(this.week, this);
  }

  get total(): string {
    return writeHours(this.week.total);
  }

  get caption(): string {
    return format(timesheet.gridLabel, this.week.start ? weekName(this.week.start) : '');
  }

  get longDays() {
    return toLongDays(this.week);
  }

  get editable(): number[] {
    return this.week.rows.flatMap((row, index) => (row.locked || this.readOnly ? [] : [index]));
  }

  /** One day at a time is shown: the strip of days is there to choose it. */
  get isNarrow(): boolean {
    const strip = this.template?.querySelector<HTMLElement>('.strip');
    return strip !== null && strip !== undefined && strip.offsetParent !== null;
  }

  handleDay(event: Event): void {
    this.chosenDay = Number((event.currentTarget as HTMLElement).dataset.index);
  }

  handleFocus(event: Event): void {
    const cell = event.target as HTMLInputElement;
    this.before = cell.value;
    this.chosenDay = positionOf(cell).day;
    cell.select();
  }

  handleInput(event: Event): void {
    const cell = event.target as HTMLInputElement;
    this.tell([{ ...positionOf(cell), text: cell.value }]);
  }

  /** A number that is left is written as the locale does. */
  handleChange(event: Event): void {
    const cell = event.target as HTMLInputElement;
    const { value, problem } = readHours(cell.value);
    if (!problem && writeHours(value) !== cell.value) this.tell([{ ...positionOf(cell), text: writeHours(value) }]);
  }

  handleKey(event: KeyboardEvent): Promise<void> {
    const cell = event.target as HTMLInputElement;
    const from = positionOf(cell);
    if (event.key === 'Escape') {
      event.preventDefault();
      this.tell([{ ...from, text: this.before }]);
      return Promise.resolve();
    }
    const caret = { start: cell.selectionStart, end: cell.selectionEnd, length: cell.value.length };
    const to = moveFor(event, from, this.editable, caret);
    if (!to) return Promise.resolve();
    event.preventDefault();
    return this.goTo(to);
  }

  handlePaste(event: ClipboardEvent): void {
    const from = positionOf(event.target as HTMLInputElement);
    const pasted = pastedCells(event.clipboardData?.getData('text/plain') ?? '');
    if (!pasted || this.busy) return;
    event.preventDefault();
    this.tell(spread(pasted, from, this.editable, this.week.days.length));
  }

  handleDetails(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    this.openRow = this.openRow === key ? undefined : key;
  }

  handleNote({ detail }: CustomEvent<object>): void {
    this.dispatchEvent(new CustomEvent('note', { detail }));
  }

  handleDrop(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('drop', { detail: { key } }));
  }

  goTo({ row, day }: Position): Promise<void> {
    this.chosenDay = day;
    const selector = `input[data-row="${row}"][data-day="${day}"]`;
    const cell = this.template?.querySelector<HTMLInputElement>(selector);
    // In a narrow place the cell of another day appears with the next rendering.
    if (!cell || (cell.offsetParent === null && this.isNarrow)) return focusOn(this, selector);
    cell.focus();
    return Promise.resolve();
  }

  tell(changes: readonly (Position & { text: string })[]): void {
    const detail = changes.map(({ row, day, text }): CellChange => ({
      key: this.week.rows[row]?.key ?? '',
      day,
      text,
    }));
    this.dispatchEvent(new CustomEvent('hours', { detail }));
  }
}

function positionOf({ dataset }: HTMLElement): Position {
  return { row: Number(dataset.row), day: Number(dataset.day) };
}
