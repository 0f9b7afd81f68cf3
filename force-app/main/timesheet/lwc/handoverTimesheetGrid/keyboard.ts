/** A cell by its row and its day, both counted from 0. */
export interface Position {
  row: number;
  day: number;
}

/** What of a key press decides where it leads. */
export interface KeyPress {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

/** Where the text cursor of the cell stands. */
export interface Caret {
  start: number | null;
  end: number | null;
  length: number;
}

const DAYS = 7;

/**
 * Where a key leads as in a spreadsheet; undefined leaves the key to the browser, Tab among them. Up, Down and Enter go
 * through `rows` (those that can be edited, in order); Enter goes on at the top of the next day. Left and Right leave the
 * cell when the cursor stands at that end of the text, or all of it is selected.
 */
export function moveFor(press: KeyPress, from: Position, rows: readonly number[], caret: Caret): Position | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey) return undefined;
  const place = rows.indexOf(from.row);
  const step = (by: number): Position | undefined => {
    const row = rows[place + by];
    return row === undefined ? undefined : { row, day: from.day };
  };
  const side = (by: number): Position | undefined => {
    const day = from.day + by;
    return day >= 0 && day < DAYS ? { row: from.row, day } : undefined;
  };
  switch (press.key) {
    case 'ArrowUp':
      return step(-1);
    case 'ArrowDown':
      return step(1);
    case 'Enter':
      return press.shiftKey ? step(-1) : (step(1) ?? nextDay(from, rows));
    case 'ArrowLeft':
      return !press.shiftKey && caret.start === 0 && isAtEdge(caret) ? side(-1) : undefined;
    case 'ArrowRight':
      return !press.shiftKey && caret.end === caret.length && isAtEdge(caret) ? side(1) : undefined;
    default:
      return undefined;
  }
}

/** Nothing is selected, or everything is. */
function isAtEdge({ start, end, length }: Caret): boolean {
  return start === end || (start === 0 && end === length);
}

function nextDay({ day }: Position, [first]: readonly number[]): Position | undefined {
  return first !== undefined && day + 1 < DAYS ? { row: first, day: day + 1 } : undefined;
}

/** Cells copied from a spreadsheet, by row and column; undefined for text of a single cell. */
export function pastedCells(text: string): string[][] | undefined {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (lines.length === 1 && !text.includes('\t')) return undefined;
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()));
}

/** Where pasted cells go: from a cell on to the right, and down through the rows that can be edited; the rest falls away. */
export function spread(
  pasted: readonly string[][],
  from: Position,
  rows: readonly number[],
  days: number,
): (Position & { text: string })[] {
  return rows
    .slice(rows.indexOf(from.row))
    .flatMap((row, down) =>
      (pasted[down] ?? []).slice(0, days - from.day).map((text, right) => ({ row, day: from.day + right, text })),
    );
}
