import { dayFrom } from './dates.ts';

/**
 * By what the seed knows its own records again, on any machine: accounts by their number, what has an external id by that,
 * the rest by the last line of its description. It carries the seed and the day the data are relative to, so that a later
 * run continues the same company.
 */
const PREFIX = 'handover-seed:';

/** Account numbers take 40 characters. */
export const HIGHEST_SEED = 9_999;

export interface Mark {
  readonly seed: number;
  readonly today: Date;
}

/** `handover-seed:1:20261122:fernhill`, for the number of an account. */
export function accountNumber(mark: Mark, key: string): string {
  return `${PREFIX}${mark.seed}:${dayFrom(mark.today, 0).replaceAll('-', '')}:${key}`;
}

/** Key of the plan, seed and day that an account's number holds; undefined when it is not the seed's. */
export function readAccountNumber(number: string | null): (Mark & { key: string }) | undefined {
  const match = /^handover-seed:(\d+):(\d{4})(\d{2})(\d{2}):(.+)$/u.exec(number ?? '');
  if (match === null) return undefined;
  const [, seed, year, month, day, key = ''] = match;
  return { seed: Number(seed), today: new Date(`${year}-${month}-${day}T12:00:00Z`), key };
}

/** `handover-seed:1:deal-7-issue-1`, for fields of the kind External Id. */
export function externalId({ seed }: Pick<Mark, 'seed'>, ...key: readonly (string | number)[]): string {
  return `${PREFIX}${seed}:${key.join('-')}`;
}

/** A description whose last line says what the record is. */
export function described(mark: Mark, text: string): string {
  return `${text}\n\nDemo data, ${externalId(mark, 'company')}`;
}

/** Whether a description (or the body of a note) is the seed's. */
export function isDescribed(text: string | null): boolean {
  return /\nDemo data, handover-seed:\d+:company$/u.test(text ?? '');
}

/** SOQL: what belongs to an account of the seed; `path` leads from the queried object to the account, e.g. `Opportunity__r.Account`. */
export function ofSeededAccount(path: string): string {
  return `${path === '' ? '' : `${path}.`}AccountNumber LIKE '${PREFIX}%'`;
}

/** SOQL: what has an external id of the seed. */
export function hasSeedId(field = 'External_Id__c'): string {
  return `${field} LIKE '${PREFIX}%'`;
}

/** Whether an external id is the seed's. */
export function isSeedId(id: string | null): boolean {
  return id?.startsWith(PREFIX) ?? false;
}
