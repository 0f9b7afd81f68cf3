import type { Allocation } from '../features.types.ts';
import type { Org } from '../org.types.ts';

/** Scratch orgs of the Dev Hub of an Enterprise Edition (Salesforce DX Developer Guide, "Supported Scratch Org Editions and Allocations"). */
const MOST_ACTIVE = 40;
const MOST_DAILY = 80;
const DAY = 86_400_000;

/**
 * How many scratch orgs the hub may still have at once, and make within 24 hours. A request that waits holds its place already (as
 * users tell of Salesforce, where orphaned requests use the limit up).
 */
export function scratchOrgLimits({ store, now }: Org): Readonly<Record<string, Allocation>> {
  const count = (sql: string, ...parameters: readonly string[]): number => Number(store.all(sql, parameters)[0]?.['n']);
  const active =
    count('SELECT count(*) AS n FROM "ActiveScratchOrg" WHERE "IsDeleted" = 0') +
    count(`SELECT count(*) AS n FROM "ScratchOrgInfo" WHERE "IsDeleted" = 0 AND "Status" IN ('New', 'Creating')`);
  const yesterday = new Date(now().getTime() - DAY).toISOString();
  const daily = count(
    `SELECT count(*) AS n FROM "ScratchOrgInfo" WHERE "CreatedDate" > ? AND "Status" <> 'Error'`,
    yesterday,
  );
  return {
    ActiveScratchOrgs: { Max: MOST_ACTIVE, Remaining: Math.max(MOST_ACTIVE - active, 0) },
    DailyScratchOrgs: { Max: MOST_DAILY, Remaining: Math.max(MOST_DAILY - daily, 0) },
  };
}
