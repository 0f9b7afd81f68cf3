import { elementOf, elementsOf, textOf } from '../../definition.ts';
import { hasTarget, targetConfigs } from '../../lightning-bundle.ts';
import type { Component, MetadataElement } from '../../types.ts';
import { unknownDecorators } from './consoles.ts';
import { fieldByPath, reportUnknown, requireObject, type Check, type CheckContext } from '../context.ts';
import { PAGE_TARGETS, STANDARD_COMPONENTS, TEMPLATE_REGIONS } from './flexipage-parts.ts';
import { checkVisibility } from './flexipage-visibility.ts';
import { requireAction } from './quick-actions.ts';

/** One page while it is checked. */
interface Page {
  readonly component: Component;
  readonly context: CheckContext;
  readonly type: string;
  readonly object: string | undefined;
  /** Names of the page's facets. */
  readonly facets: ReadonlySet<string>;
  readonly usedFacets: Set<string>;
  readonly identifiers: Set<string>;
}

/**
 * A page's template, regions, components, their properties, fields and visibility. Every instance has an `identifier` of
 * its own (platform: needed since API 49), every facet is filled and used.
 */
export const checkFlexiPage: Check = (component, context) => {
  const { definition } = component;
  const regions = elementsOf(definition, 'flexiPageRegions');
  const isFacet = (region: MetadataElement) => region['type'] === 'Facet';
  const page: Page = {
    component,
    context,
    type: textOf(definition, 'type') ?? '',
    object: textOf(definition, 'sobjectType'),
    facets: new Set(regions.filter(isFacet).flatMap((region) => textOf(region, 'name') ?? [])),
    usedFacets: new Set(),
    identifiers: new Set(),
  };
  if (page.object !== undefined)
    requireObject(context, component, { element: 'sobjectType', name: page.object, at: 'sobjectType' });
  else if (page.type === 'RecordPage')
    context.report(component, 'Required field is missing: sobjectType', { rule: 'missing-element' });
  checkTemplate(
    page,
    regions.filter((region) => !isFacet(region)),
  );
  for (const [regionIndex, region] of regions.entries())
    for (const [index, item] of elementsOf(region, 'itemInstances').entries())
      checkItem(page, item, `flexiPageRegions.${regionIndex}.itemInstances.${index}`);
  for (const [index, region] of regions.entries()) {
    const name = textOf(region, 'name') ?? '';
    if (isFacet(region) && !page.usedFacets.has(name))
      context.report(component, `The facet ${name} is defined by a component in the FlexiPage but not actually used.`, {
        rule: 'facet',
        at: `flexiPageRegions.${index}.name`,
      });
  }
};

function checkTemplate({ component, context }: Page, regions: readonly MetadataElement[]): void {
  const template = textOf(elementOf(component.definition, 'template'), 'name') ?? '';
  const known = TEMPLATE_REGIONS[template];
  if (!known) {
    context.report(component, `The local org does not know the page template ${template}.`, {
      rule: 'page-template',
      at: 'template.name',
    });
    return;
  }
  for (const region of regions) {
    const name = textOf(region, 'name') ?? '';
    if (!known.includes(name))
      context.report(
        component,
        `The region ${name} does not exist in the template ${template} (it has ${known.join(', ')}).`,
        {
          rule: 'page-template',
        },
      );
  }
}

function checkItem(page: Page, item: MetadataElement, at: string): void {
  const instance = elementOf(item, 'componentInstance');
  const field = elementOf(item, 'fieldInstance');
  const kind = instance ? 'componentInstance' : 'fieldInstance';
  const content = instance ?? field;
  if (!content) {
    page.context.report(page.component, 'Required field is missing: componentInstance', {
      rule: 'missing-element',
      at,
    });
    return;
  }
  checkIdentifier(page, content, `${at}.${kind}`);
  for (const name of unknownDecorators(content))
    page.context.report(page.component, `${name} is no property of a utility.`, { rule: 'utility-bar', at });
  checkVisibility(page, elementOf(content, 'visibilityRule'), `${at}.${kind}.visibilityRule`);
  if (instance) checkComponent(page, instance, `${at}.componentInstance`);
  if (field) checkField(page, field, `${at}.fieldInstance`);
}

function checkIdentifier({ component, context, identifiers }: Page, content: MetadataElement, at: string): void {
  const identifier = textOf(content, 'identifier');
  if (identifier === undefined) {
    context.report(component, 'Required field is missing: identifier', {
      rule: 'page-identifier',
      at,
      remedy: 'Give every component and field of a page an identifier of its own.',
    });
    return;
  }
  if (identifiers.has(identifier))
    context.report(component, `The identifier ${identifier} is used more than once in the page.`, {
      rule: 'page-identifier',
      at,
    });
  identifiers.add(identifier);
}

function checkComponent(page: Page, instance: MetadataElement, at: string): void {
  const name = textOf(instance, 'componentName') ?? '';
  const facetProperties = STANDARD_COMPONENTS[name];
  if (facetProperties) {
    for (const property of elementsOf(instance, 'componentInstanceProperties'))
      if (facetProperties.includes(textOf(property, 'name') ?? '')) useFacet(page, property, at);
    if (name === 'force:highlightsPanel') checkActions(page, instance, at);
    return;
  }
  const bundle =
    name.includes(':') && !name.startsWith('c:')
      ? undefined
      : page.context.catalog.get('LightningComponentBundle', name.replace(/^c:/u, ''));
  const target = PAGE_TARGETS[page.type];
  if (!bundle || bundle.definition['isExposed'] !== true) {
    page.context.report(
      page.component,
      `We couldn't retrieve the design time component information for component ${name}.`,
      {
        rule: 'unknown-reference',
        at: `${at}.componentName`,
        ...(bundle ? { remedy: `Set isExposed in ${bundle.fullName}.js-meta.xml.` } : {}),
      },
    );
  } else if (target !== undefined && !hasTarget(bundle, target)) {
    page.context.report(page.component, `The component ${name} is not available on pages of type ${page.type}.`, {
      rule: 'page-component',
      at: `${at}.componentName`,
      remedy: `Add the target ${target} to ${bundle.fullName}.js-meta.xml.`,
    });
  } else checkProperties(page, bundle, target ?? '', instance, at);
}

/** Dynamic actions: each is there, and may have a visibility of its own. */
function checkActions(page: Page, instance: MetadataElement, at: string): void {
  for (const [index, property] of elementsOf(instance, 'componentInstanceProperties').entries()) {
    if (textOf(property, 'name') !== 'actionNames') continue;
    const list = `${at}.componentInstanceProperties.${index}.valueList.valueListItems`;
    for (const [position, item] of elementsOf(elementOf(property, 'valueList'), 'valueListItems').entries()) {
      requireAction(page.component, textOf(item, 'value') ?? '', `${list}.${position}.value`, page.context);
      checkVisibility(page, elementOf(item, 'visibilityRule'), `${list}.${position}.visibilityRule`);
    }
  }
}

function checkProperties(page: Page, bundle: Component, target: string, instance: MetadataElement, at: string): void {
  const configs = targetConfigs(bundle).filter((config) => config.targets.includes(target));
  const declared = configs.flatMap((config) => config.properties);
  // Decorators (label, icon, size of a utility) are the utility bar's, not the component's.
  const given = elementsOf(instance, 'componentInstanceProperties')
    .filter((property) => property['type'] !== 'decorator')
    .flatMap((property) => textOf(property, 'name') ?? []);
  for (const [index, name] of given.entries())
    if (!declared.some((property) => property.name === name))
      page.context.report(
        page.component,
        `The property ${name} is not defined for the component ${bundle.fullName} on ${target}.`,
        {
          rule: 'page-component',
          at: `${at}.componentInstanceProperties.${index}`,
        },
      );
  for (const property of declared)
    if (property.required && !given.includes(property.name))
      page.context.report(
        page.component,
        `The component ${bundle.fullName} needs a value for the property ${property.name}.`,
        {
          rule: 'page-component',
          at,
        },
      );
  const objects = configs.flatMap((config) => config.objects);
  if (page.object !== undefined && objects.length > 0 && !objects.includes(page.object))
    page.context.report(
      page.component,
      `The component ${bundle.fullName} is not available on pages of ${page.object}.`,
      {
        rule: 'page-component',
        at,
      },
    );
}

function useFacet({ component, context, facets, usedFacets }: Page, property: MetadataElement, at: string): void {
  const name = textOf(property, 'value') ?? '';
  if (!facets.has(name))
    context.report(component, `The facet ${name} is used in the FlexiPage but not defined.`, { rule: 'facet', at });
  usedFacets.add(name);
}

function checkField({ component, context, object }: Page, field: MetadataElement, at: string): void {
  const item = textOf(field, 'fieldItem') ?? '';
  const path = /^Record\.(.+)$/u.exec(item)?.[1];
  if (path === undefined || object === undefined || !fieldByPath(context.schema, object, path))
    reportUnknown(context, component, { element: 'fieldItem', type: 'CustomField', name: item, at: `${at}.fieldItem` });
}
