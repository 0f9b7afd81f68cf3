import { elementOf, elementsOf, textOf } from '../../metadata/definition.ts';
import type { Catalog, Component, MetadataElement } from '../../metadata/types.ts';
import { describePage } from './flexipage.ts';
import type { AppDescription, UtilityDescription } from './types.ts';

/** What the platform takes where a utility does not say it. Source: Salesforce Help, "Add a Utility Bar to Lightning Apps". */
const PANEL = { width: 340, height: 480 };

/** The parts of an app that only consoles and utility bars have; the phone shows neither. */
export function describeConsole(
  catalog: Catalog,
  app: Component | undefined,
  formFactor: string,
): Pick<AppDescription, 'navType' | 'utilities' | 'mappings' | 'keepsTabs'> {
  const large = formFactor === 'Large';
  const definition = app?.definition;
  const mappings = elementsOf(elementOf(definition, 'workspaceConfig'), 'mappings').map((mapping) => {
    const fieldName = textOf(mapping, 'fieldName');
    return {
      objectApiName: (textOf(mapping, 'tab') ?? '').replace(/^standard-/u, ''),
      ...(fieldName === undefined ? {} : { fieldName }),
    };
  });
  return {
    navType: large && definition?.['navType'] === 'Console' ? 'Console' : 'Standard',
    utilities: large
      ? describeUtilities(catalog, catalog.get('FlexiPage', textOf(definition, 'utilityBar') ?? ''))
      : [],
    mappings,
    keepsTabs: definition?.['isNavTabPersistenceDisabled'] !== true,
  };
}

function describeUtilities(catalog: Catalog, bar: Component | undefined): UtilityDescription[] {
  if (!bar) return [];
  const instances = elementsOf(bar.definition, 'flexiPageRegions')
    .filter((region) => region['name'] === 'utilityItems')
    .flatMap((region) => elementsOf(region, 'itemInstances'))
    .map((item) => elementOf(item, 'componentInstance'));
  const items = describePage(bar, catalog, 'Large').regions.find(({ name }) => name === 'utilityItems')?.items ?? [];
  return items.flatMap((item): UtilityDescription[] => {
    if (item.kind !== 'component') return [];
    const instance = instances.find((candidate) => textOf(candidate, 'identifier') === item.identifier);
    const given = decorators(instance);
    const bundle = catalog.get('LightningComponentBundle', item.component.replace(/^c:/u, ''));
    const icon = given['icon'] ?? 'fallback';
    return [
      {
        utilityId: item.identifier,
        label: given['label'] ?? textOf(bundle?.definition, 'masterLabel') ?? item.component,
        iconName: icon.includes(':') ? icon : `utility:${icon}`,
        width: Number(given['width'] ?? PANEL.width),
        height: Number(given['height'] ?? PANEL.height),
        scrollable: given['scrollable'] !== 'false',
        eager: given['eager'] === 'true',
        item,
      },
    ];
  });
}

function decorators(instance: MetadataElement | undefined): Record<string, string> {
  return Object.fromEntries(
    elementsOf(instance, 'componentInstanceProperties')
      .filter((property) => property['type'] === 'decorator')
      .map((property) => [textOf(property, 'name') ?? '', textOf(property, 'value') ?? '']),
  );
}
