import { portfolio } from 'c/handoverLabels';
import { ENDED, RUNNING } from 'c/handoverPortfolioView';
import type { PortfolioRow, SortKey } from 'c/handoverPortfolioView';
import { healthCounts } from 'c/handoverProjectView';

/** The choice that asks the org for what is over; every other narrows what is running. */
export const ENDED_STATUS = 'ended';

/** The statuses to ask the org for. */
export function statusesOf(status: string): string[] {
  return status === ENDED_STATUS ? ENDED : RUNNING;
}

interface Choice {
  value: string;
  label: string;
}

const unique = (choices: Choice[]): Choice[] => [...new Map(choices.map((choice) => [choice.value, choice])).values()];
const byLabel = (first: Choice, second: Choice): number => first.label.localeCompare(second.label);

/** The leads that occur, by name, behind '' for every lead; projects without one are together under "not set". */
export function leadOptions(rows: readonly PortfolioRow[]): Choice[] {
  const leads = unique(rows.map(({ lead }) => ({ value: lead, label: lead }))).sort(byLabel);
  return [{ value: '', label: portfolio.everyLead }, ...leads];
}

/** Running ones together, each status that occurs, and what has ended. */
export function statusOptions(rows: readonly PortfolioRow[], chosen: string): Choice[] {
  const present =
    chosen === ENDED_STATUS ? [] : unique(rows.map(({ status, statusText }) => ({ value: status, label: statusText })));
  return [
    { value: '', label: portfolio.running },
    ...present.sort(byLabel),
    { value: ENDED_STATUS, label: portfolio.ended },
  ];
}

/** How many projects are how healthy, each a button that shows only them; the chosen one shows all again. */
export function countButtons(rows: readonly PortfolioRow[], chosen: string) {
  return healthCounts(rows.map(({ health }) => health)).map((entry) => ({
    ...entry,
    pressed: entry.key === chosen ? 'true' : 'false',
    class: `count ${entry.key}${entry.key === chosen ? ' chosen' : ''}`,
  }));
}

/** The columns, erosion only for those who may read margins. */
export function columnsFor(showsErosion: boolean): { key: SortKey; label: string }[] {
  const columns: { key: SortKey; label: string }[] = [
    { key: 'name', label: portfolio.columnName },
    { key: 'health', label: portfolio.columnHealth },
    { key: 'burn', label: portfolio.columnBurn },
    { key: 'erosion', label: portfolio.columnErosion },
    { key: 'milestone', label: portfolio.columnMilestone },
    { key: 'lead', label: portfolio.columnLead },
    { key: 'status', label: portfolio.columnStatus },
  ];
  return columns.filter(({ key }) => showsErosion || key !== 'erosion');
}
