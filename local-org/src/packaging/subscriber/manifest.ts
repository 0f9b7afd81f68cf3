import { flowVersions, isSameName } from '../../metadata/flow-versions.ts';
import type { PackageFiles } from '../../metadata/read.ts';
import type { Component } from '../../metadata/types.ts';
import type { Org } from '../../org.types.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** A package without components, as a deploy that only deletes needs one. */
export const EMPTY_PACKAGE: PackageFiles = { 'package.xml': xmlBytes('') };

/** The file that makes a deploy delete components after it has brought its own; no file for none. Flows go with all of their versions. */
export function deletionsAfter(org: Org, components: readonly Pick<Component, 'type' | 'fullName'>[]): PackageFiles {
  if (components.length === 0) return {};
  const byType = new Map<string, string[]>();
  for (const { type, fullName } of components)
    byType.set(type, [...(byType.get(type) ?? []), ...(type === 'Flow' ? versionsOf(org, fullName) : [fullName])]);
  const types = [...byType].map(
    ([type, members]) =>
      `<types>${members.map((member) => `<members>${escapeXml(member)}</members>`).join('')}<name>${type}</name></types>`,
  );
  return { 'destructiveChangesPost.xml': xmlBytes(types.join('')) };
}

function versionsOf(org: Org, flow: string): string[] {
  return flowVersions(org.store)
    .filter((version) => isSameName(version.flow, flow))
    .map(({ number }) => `${flow}-${number}`);
}

function xmlBytes(types: string): Uint8Array {
  return new TextEncoder().encode(`<Package xmlns="${NAMESPACE}">${types}<version>66.0</version></Package>`);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
