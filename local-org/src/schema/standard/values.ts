import type { PicklistValue } from '../types.ts';

/** Active picklist values whose labels are their API names. */
export function values(...names: readonly string[]): PicklistValue[] {
  return names.map((name) => ({ value: name, label: name, isDefault: false, isActive: true }));
}
