import { compareHealth } from 'c/handoverProjectView';
import type { PortfolioRow } from './rows';

export type SortKey = 'name' | 'health' | 'burn' | 'erosion' | 'milestone' | 'lead' | 'status';

export interface Order {
  key: SortKey;
  descending: boolean;
}

/** What the user asks to see; blank means everything. */
export interface Filter {
  health: string;
  lead: string;
  status: string;
  text: string;
}

/** Rows that fit the filter. The text is looked for in names of project, customer and lead. */
export function matching(rows: readonly PortfolioRow[], { health, lead, status, text }: Filter): PortfolioRow[] {
  const wanted = text.trim().toLocaleLowerCase();
  return rows.filter(
    (row) =>
      (!health || row.health.key === health) &&
      (!lead || row.lead === lead) &&
      (!status || row.status === status) &&
      (!wanted || `${row.name}\n${row.account}\n${row.lead}`.toLocaleLowerCase().includes(wanted)),
  );
}

/** Rows in the order asked; those without a value come last either way, equal ones by name. */
export function sorted(rows: readonly PortfolioRow[], { key, descending }: Order): PortfolioRow[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((first, second) => compare(first, second, key, sign) || first.name.localeCompare(second.name));
}

const timeOf = (day: string | undefined): number | undefined => (day === undefined ? undefined : Date.parse(day));

function compare(first: PortfolioRow, second: PortfolioRow, key: SortKey, sign: number): number {
  switch (key) {
    case 'name':
      return sign * first.name.localeCompare(second.name);
    case 'lead':
      return sign * first.lead.localeCompare(second.lead);
    case 'health':
      return sign * compareHealth(first.health, second.health);
    case 'burn':
      return blankLast(first.burn, second.burn, sign);
    case 'erosion':
      return blankLast(first.erosion, second.erosion, sign);
    case 'status':
      // No status at all is the oldest there is.
      return sign * ((first.statusAge ?? 1e9) - (second.statusAge ?? 1e9));
    case 'milestone':
      return blankLast(timeOf(first.milestoneDue), timeOf(second.milestoneDue), sign);
  }
}

function blankLast(first: number | undefined, second: number | undefined, sign: number): number {
  if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
  return sign * (first - second);
}
