import { elementOf, elementsOf, textOf, textsOf } from '../../metadata/definition.ts';
import type { Catalog, Component, MetadataElement } from '../../metadata/types.ts';
import { PAGE_TARGETS } from '../../metadata/checks/pages/flexipage-parts.ts';
import { designPropertyTypes, supportsFormFactor } from './design-properties.ts';
import type { ComponentItem, PageDescription, PageItem, PropertyValue, VisibilityRule } from './types.ts';

/**
 * A deployed FlexiPage as the browser renders it on a form factor, without the components that do not support it.
 * Source: Metadata API Developer Guide, "FlexiPage".
 */
export function describePage(page: Component, catalog: Catalog, formFactor: string): PageDescription {
  const target = PAGE_TARGETS[textOf(page.definition, 'type') ?? ''] ?? '';
  const supported = (item: PageItem): boolean =>
    item.kind === 'field' ||
    supportsFormFactor(catalog.get('LightningComponentBundle', item.component.replace(/^c:/u, '')), target, formFactor);
  const all = elementsOf(page.definition, 'flexiPageRegions').map((region) => ({
    name: textOf(region, 'name') ?? '',
    facet: region['type'] === 'Facet',
    items: elementsOf(region, 'itemInstances')
      .flatMap((item) => describeItem(item, catalog) ?? [])
      .filter(supported),
  }));
  return {
    name: page.fullName,
    label: textOf(page.definition, 'masterLabel') ?? page.fullName,
    template: textOf(elementOf(page.definition, 'template'), 'name') ?? '',
    regions: all.filter(({ facet }) => !facet).map(({ name, items }) => ({ name, items })),
    facets: Object.fromEntries(all.filter(({ facet }) => facet).map(({ name, items }) => [name, items])),
  };
}

function describeItem(item: MetadataElement, catalog: Catalog): PageItem | undefined {
  const component = elementOf(item, 'componentInstance');
  if (component) {
    const name = textOf(component, 'componentName') ?? '';
    return {
      kind: 'component',
      // Components of the org itself may be named with or without their namespace.
      component: name.includes(':') ? name : `c:${name}`,
      identifier: textOf(component, 'identifier') ?? name,
      properties: describeProperties(component, name, catalog),
      ...describeVisibility(component),
      ...describeEntries(component),
    };
  }
  const field = elementOf(item, 'fieldInstance');
  if (!field) return undefined;
  const behavior = elementsOf(field, 'fieldInstanceProperties').find((property) => property['name'] === 'uiBehavior')?.[
    'value'
  ];
  return {
    kind: 'field',
    identifier: textOf(field, 'identifier') ?? textOf(field, 'fieldItem') ?? '',
    field: (textOf(field, 'fieldItem') ?? '').replace(/^Record\./u, ''),
    uiBehavior: behavior === 'required' || behavior === 'readonly' ? behavior : 'none',
    ...describeVisibility(field),
  };
}

function describeProperties(component: MetadataElement, name: string, catalog: Catalog): Record<string, PropertyValue> {
  const types = designPropertyTypes(catalog.get('LightningComponentBundle', name.replace(/^c:/u, '')));
  const given = elementsOf(component, 'componentInstanceProperties').filter(({ type }) => type !== 'decorator');
  const own = given.map((property): [string, PropertyValue] => {
    const key = textOf(property, 'name') ?? '';
    const list = elementsOf(elementOf(property, 'valueList'), 'valueListItems').flatMap((entry) =>
      textsOf(entry, 'value'),
    );
    return [key, list.length > 0 ? list : typed(textOf(property, 'value') ?? '', types.get(key)?.type)];
  });
  const defaults = [...types].flatMap(([key, { type, defaultValue }]): [string, PropertyValue][] =>
    defaultValue === undefined ? [] : [[key, typed(defaultValue, type)]],
  );
  return Object.fromEntries([...defaults, ...own]);
}

/** Which entries of its lists have a rule of their own. */
function describeEntries(component: MetadataElement): Pick<ComponentItem, 'entryVisibility'> {
  const rules = elementsOf(component, 'componentInstanceProperties')
    .flatMap((property) => elementsOf(elementOf(property, 'valueList'), 'valueListItems'))
    .flatMap((entry): [string, VisibilityRule][] => {
      const { visibility } = describeVisibility(entry);
      return visibility ? [[textOf(entry, 'value') ?? '', visibility]] : [];
    });
  return rules.length === 0 ? {} : { entryVisibility: Object.fromEntries(rules) };
}

/** A property arrives as text; the component is given what its declared type promises. */
function typed(value: string, type: string | undefined): PropertyValue {
  if (type === 'Boolean') return value === 'true';
  if (type === 'Integer') return Number(value);
  return value;
}

function describeVisibility(element: MetadataElement): { visibility?: VisibilityRule } {
  const rule = elementOf(element, 'visibilityRule');
  if (!rule) return {};
  const booleanFilter = textOf(rule, 'booleanFilter');
  const criteria = elementsOf(rule, 'criteria').map((criterion) => ({
    left: textOf(criterion, 'leftValue') ?? '',
    operator: textOf(criterion, 'operator') ?? '',
    right: textOf(criterion, 'rightValue') ?? '',
  }));
  return { visibility: { ...(booleanFilter === undefined ? {} : { booleanFilter }), criteria } };
}
