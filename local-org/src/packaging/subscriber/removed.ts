import type { Member } from './members.ts';

/** How an upgrade treats components that the new version no longer has (`sf package install --upgrade-type`). */
export type UpgradeType = 'mixed-mode' | 'delete-only' | 'deprecate-only';

/**
 * Types that an upgrade in mixed mode deletes, of those that the local org knows (Salesforce DX Developer Guide, "Hard-Deleted
 * Components in Unlocked Packages", as far as it could be read; the others are deprecated, which keeps more).
 */
const HARD_DELETED: ReadonlySet<string> = new Set([
  'CompactLayout',
  'CustomApplication',
  'CustomPermission',
  'CustomTab',
  'Dashboard',
]);

/** Never deleted by an upgrade, so that no data is lost. */
const NEVER_DELETED: ReadonlySet<string> = new Set(['CustomObject', 'CustomField', 'CustomMetadata', 'Flow']);

/** Whether an upgrade deletes a component that it no longer has, where nothing depends on it. */
export function isDeletedByUpgrade({ type }: Member, upgradeType: UpgradeType): boolean {
  if (upgradeType === 'deprecate-only' || NEVER_DELETED.has(type)) return false;
  return upgradeType === 'delete-only' || HARD_DELETED.has(type);
}
