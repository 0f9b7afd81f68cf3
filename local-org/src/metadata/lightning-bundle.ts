import { elementOf, textOf, textsOf } from './definition.ts';
import type { Component } from './types.ts';
import { parseXml, type XmlElement } from './xml/parse.ts';

/** A property that a page may set on a component, as its `targetConfigs` declare it. */
export interface DesignProperty {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

/** What a bundle offers on one target such as `lightning__RecordPage`. */
export interface TargetConfig {
  readonly targets: readonly string[];
  readonly properties: readonly DesignProperty[];
  /** API names of the objects whose pages may hold the component; none means all. */
  readonly objects: readonly string[];
}

/** Whether a bundle lists the target in its `.js-meta.xml`. */
export function hasTarget(bundle: Component, target: string): boolean {
  return textsOf(elementOf(bundle.definition, 'targets'), 'target').includes(target);
}

/** The `targetConfigs` of a bundle, read from the XML it keeps. Throws XmlSyntaxError when that is not well-formed. */
export function targetConfigs(bundle: Component): TargetConfig[] {
  const xml = textOf(bundle.definition, 'targetConfigs');
  if (xml === undefined) return [];
  const configs = parseXml(`<targetConfigs>${xml}</targetConfigs>`).children.filter(
    ({ name }) => name === 'targetConfig',
  );
  return configs.map((config) => ({
    targets: (config.attributes['targets'] ?? '').split(',').map((target) => target.trim()),
    properties: config.children.filter(({ name }) => name === 'property').map(designProperty),
    objects: config.children
      .filter(({ name }) => name === 'objects')
      .flatMap((objects) => objects.children.map((object) => object.text.trim())),
  }));
}

function designProperty(element: XmlElement): DesignProperty {
  return {
    name: element.attributes['name'] ?? '',
    type: element.attributes['type'] ?? '',
    required: element.attributes['required'] === 'true' && element.attributes['default'] === undefined,
  };
}
