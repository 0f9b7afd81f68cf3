export { PROJECT_LIMIT, PROJECTS_QUERY } from './query';
export type * from './types';

/** Today as a date of the user's calendar (YYYY-MM-DD). */
export function dayOf(now: Date): string {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
