import { textOf } from '../../metadata/definition.ts';
import type { Component } from '../../metadata/types.ts';
import { parseXml } from '../../metadata/xml/parse.ts';

export interface DesignPropertyType {
  readonly type: string;
  readonly defaultValue?: string;
}

/**
 * Types and defaults of the properties that a bundle's `targetConfigs` declare, by name; a property that several targets
 * declare is taken from the first. Empty for a bundle that is not there.
 */
export function designPropertyTypes(bundle: Component | undefined): Map<string, DesignPropertyType> {
  const xml = textOf(bundle?.definition, 'targetConfigs');
  const types = new Map<string, DesignPropertyType>();
  if (xml === undefined) return types;
  for (const config of parseXml(`<targetConfigs>${xml}</targetConfigs>`).children) {
    for (const { attributes, name } of config.children) {
      const property = attributes['name'];
      if (name !== 'property' || property === undefined || types.has(property)) continue;
      const defaultValue = attributes['default'];
      types.set(property, {
        type: attributes['type'] ?? 'String',
        ...(defaultValue === undefined ? {} : { defaultValue }),
      });
    }
  }
  return types;
}

/**
 * Whether a bundle may be shown on a form factor of a target: it may unless the target's configuration lists
 * `supportedFormFactors` without it. Home pages have no phone. Source: LWC Developer Guide, "supportedFormFactors".
 */
export function supportsFormFactor(bundle: Component | undefined, target: string, formFactor: string): boolean {
  const xml = textOf(bundle?.definition, 'targetConfigs');
  if (xml === undefined) return true;
  const configs = parseXml(`<targetConfigs>${xml}</targetConfigs>`).children.filter(({ attributes }) =>
    (attributes['targets'] ?? '').split(/\s*,\s*/u).includes(target),
  );
  const listed = configs.flatMap(({ children }) =>
    children
      .filter(({ name }) => name === 'supportedFormFactors')
      .flatMap((list) => list.children.map(({ attributes }) => attributes['type'])),
  );
  return listed.length === 0 || listed.includes(formFactor);
}
