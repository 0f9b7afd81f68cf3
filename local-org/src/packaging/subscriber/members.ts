import type { Component } from '../../metadata/types.ts';
import type { Org } from '../../org.types.ts';

/** A component that a package brought into the org. Components that an upgrade left behind are deprecated. */
export interface Member {
  readonly type: string;
  readonly fullName: string;
  readonly isDeprecated: boolean;
}

/** The components of an installed package, by its 033 id. */
export function membersOf(org: Org, packageId: string): Member[] {
  prepare(org);
  return org.store
    .all('SELECT type, fullName, isDeprecated FROM "_package_member" WHERE package = ? ORDER BY type, fullName', [
      packageId,
    ])
    .map((row) => ({
      type: String(row['type']),
      fullName: String(row['fullName']),
      isDeprecated: row['isDeprecated'] === 1,
    }));
}

/** The package that a component belongs to; undefined for none, and for one that its package has given up. */
export function packageOf(org: Org, { type, fullName }: Pick<Component, 'type' | 'fullName'>): string | undefined {
  prepare(org);
  const [row] = org.store.all(
    'SELECT package FROM "_package_member" WHERE type = ? AND fullName = ? AND isDeprecated = 0',
    [type, fullName],
  );
  return row && String(row['package']);
}

/** Makes these the members of the package, whosever they were before. Inside a transaction. */
export function setMembers(org: Org, packageId: string, members: readonly Member[]): void {
  prepare(org);
  org.store.run('DELETE FROM "_package_member" WHERE package = ?', [packageId]);
  for (const { type, fullName, isDeprecated } of members)
    org.store.run(
      'INSERT OR REPLACE INTO "_package_member" (package, type, fullName, isDeprecated) VALUES (?, ?, ?, ?)',
      [packageId, type, fullName, Number(isDeprecated)],
    );
}

function prepare({ store }: Org): void {
  store.run(
    'CREATE TABLE IF NOT EXISTS "_package_member" (package TEXT NOT NULL, type TEXT NOT NULL, fullName TEXT NOT NULL COLLATE NOCASE, isDeprecated INTEGER NOT NULL, PRIMARY KEY (type, fullName))',
  );
}
