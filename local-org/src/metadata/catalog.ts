import type { Catalog, Component } from './types.ts';

/** A catalog of the components; later ones replace earlier ones of the same type and full name. */
export function createCatalog(components: Iterable<Component>): Catalog {
  const byType = new Map<string, Map<string, Component>>();
  for (const component of components) {
    const ofType = byType.get(component.type) ?? new Map<string, Component>();
    ofType.set(component.fullName.toLowerCase(), component);
    byType.set(component.type, ofType);
  }
  const lists = new Map([...byType].map(([type, ofType]) => [type, [...ofType.values()]]));
  return {
    all: (type) => lists.get(type) ?? [],
    get: (type, fullName) => byType.get(type)?.get(fullName.toLowerCase()),
    types: () => [...byType.keys()],
  };
}

/** Every component of a catalog. */
export function componentsOf(catalog: Catalog): Component[] {
  return catalog.types().flatMap((type) => [...catalog.all(type)]);
}
