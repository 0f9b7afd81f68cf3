import type { Day } from './dates';
import type { Edits } from './types';

/*
 * What was typed and not saved, by week. It lives as long as the browser page: another week or another page of the app
 * does not lose it.
 */
const kept = new Map<Day, Edits>();

/** What is kept of the week that begins on that day; empty where nothing is. */
export function draftOf(start: Day): Edits {
  return kept.get(start) ?? {};
}

/** Keeps the edits in place of those before; empty ones end the draft. */
export function keepDraft(start: Day, edits: Edits): void {
  if (Object.keys(edits).length === 0) kept.delete(start);
  else kept.set(start, edits);
}

/** The first days of weeks with work that is not saved. */
export function draftWeeks(): Day[] {
  return [...kept]
    .filter(([, edits]) => Object.values(edits).some(holdsWork))
    .map(([start]) => start)
    .sort();
}

function holdsWork({ cells, notes, billable }: Edits[string]): boolean {
  return cells !== undefined || notes !== undefined || billable !== undefined;
}
