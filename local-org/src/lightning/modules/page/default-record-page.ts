import type { ComponentItem, PageDescription } from '../../pages/types.ts';

const component = (name: string, identifier: string, properties: ComponentItem['properties'] = {}): ComponentItem => ({
  kind: 'component',
  component: name,
  identifier,
  properties,
});

/** The page of records whose object has none assigned: highlights, details, related lists, as the platform's own default. */
export const DEFAULT_RECORD_PAGE: PageDescription = {
  name: 'default',
  label: 'Default record page',
  template: 'flexipage:recordHomeTemplateDesktop',
  regions: [
    { name: 'header', items: [component('force:highlightsPanel', 'highlights')] },
    { name: 'main', items: [component('flexipage:tabset', 'tabs', { tabs: 'tabs' })] },
  ],
  facets: {
    tabs: [
      component('flexipage:tab', 'details', { title: 'Standard.Tab.detail', body: 'details', active: true }),
      component('flexipage:tab', 'related', { title: 'Standard.Tab.relatedLists', body: 'related' }),
    ],
    details: [component('force:detailPanel', 'detailPanel')],
    related: [component('force:relatedListContainer', 'relatedLists')],
  },
};
