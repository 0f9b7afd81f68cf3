import type { Component } from './types.ts';

/**
 * The Metadata API type that describes a component's definition, which is also the root element of its file: the component's
 * own type, but of the settings `Mobile` the type `MobileSettings` (Metadata API Developer Guide, "Settings").
 */
export function definitionType({ type, fullName }: Pick<Component, 'type' | 'fullName'>): string {
  return type === 'Settings' ? `${fullName}Settings` : type;
}
