import type { Component } from '../metadata/types.ts';

/** What belongs to a package: not the standard objects that its fields and rules stand on. */
export function isMember({ type, fullName }: Pick<Component, 'type' | 'fullName'>): boolean {
  return type !== 'CustomObject' || fullName.includes('__');
}

/** Whether two components are the same one; names compare without regard to case. */
export function isSameComponent(
  a: Pick<Component, 'type' | 'fullName'>,
  b: Pick<Component, 'type' | 'fullName'>,
): boolean {
  return a.type === b.type && a.fullName.toLowerCase() === b.fullName.toLowerCase();
}
