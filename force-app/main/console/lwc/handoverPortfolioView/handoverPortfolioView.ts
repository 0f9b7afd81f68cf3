export { ENDED, MOST, PAGE, PORTFOLIO_QUERY, RUNNING } from './query';
export type { PortfolioData, PortfolioNode } from './query';
export { matching, sorted } from './order';
export type { Filter, Order, SortKey } from './order';
export { toRows } from './rows';
export type { PortfolioRow, PortfolioRows } from './rows';
