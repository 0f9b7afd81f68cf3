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
