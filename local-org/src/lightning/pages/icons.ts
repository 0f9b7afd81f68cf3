import { textOf } from '../../metadata/definition.ts';
import type { Catalog } from '../../metadata/types.ts';

/** Standard objects whose icon in the design system is not called like the object in lower case with underscores. */
const STANDARD_ICONS: Readonly<Record<string, string>> = {
  OpportunityLineItem: 'standard:product_item',
  OpportunityContactRole: 'standard:contact',
  Pricebook2: 'standard:pricebook',
  PricebookEntry: 'standard:pricebook',
  Product2: 'standard:product',
  Organization: 'standard:home',
  Group: 'standard:groups',
};
const KNOWN_STANDARD = new Set(['Account', 'Case', 'Contact', 'Event', 'Lead', 'Opportunity', 'Task', 'User']);

/** Icon of an object in the pages: for custom objects the motif of their tab, as on the platform. */
export function objectIcon(catalog: Catalog, objectApiName: string): string {
  if (KNOWN_STANDARD.has(objectApiName)) return `standard:${objectApiName.toLowerCase()}`;
  return STANDARD_ICONS[objectApiName] ?? tabIcon(catalog, objectApiName) ?? 'standard:record';
}

/** Icon of a tab: `Custom57: Building` means `custom:custom57`. */
export function tabIcon(catalog: Catalog, tab: string): string | undefined {
  const motif = textOf(catalog.get('CustomTab', tab)?.definition, 'motif');
  const number = /^Custom(\d+)/u.exec(motif ?? '')?.[1];
  return number === undefined ? undefined : `custom:custom${number}`;
}
