import type { UserContext } from '../../access/types.ts';
import { elementsOf, textOf } from '../../metadata/definition.ts';
import type { Catalog, Component, MetadataElement } from '../../metadata/types.ts';
import { describePage } from './flexipage.ts';
import type { PageDescription } from './types.ts';

export interface RecordPageRequest {
  readonly objectApiName: string;
  /** Developer name of the app the user is in. */
  readonly app: string | undefined;
  readonly formFactor: string;
}

/**
 * The Lightning page assigned to an object's records: by the app and the user's profile, by the app, by the object (the
 * org default), in this order. Undefined where nothing is assigned: the platform then shows its own default page.
 */
export function recordPage(
  catalog: Catalog,
  user: UserContext,
  request: RecordPageRequest,
): PageDescription | undefined {
  const app = catalog.get('CustomApplication', request.app ?? '');
  const object = catalog.get('CustomObject', request.objectApiName);
  const profileOverrides = elementsOf(app?.definition, 'profileActionOverrides').filter(
    ({ profile }) => decoded(profile) === user.profileName,
  );
  const name =
    assignedPage(profileOverrides, request, true) ??
    assignedPage(elementsOf(app?.definition, 'actionOverrides'), request, true) ??
    assignedPage(elementsOf(object?.definition, 'actionOverrides'), request, false);
  const page = name === undefined ? undefined : catalog.get('FlexiPage', name);
  return page && describePage(page, catalog, request.formFactor);
}

/** The home page that an app assigns (`standard-home`); undefined where it assigns none. */
export function homePage(
  catalog: Catalog,
  user: UserContext,
  { app: developerName, formFactor }: Omit<RecordPageRequest, 'objectApiName'>,
): PageDescription | undefined {
  const app = catalog.get('CustomApplication', developerName ?? '');
  const overrides = [
    ...elementsOf(app?.definition, 'profileActionOverrides').filter(
      ({ profile }) => decoded(profile) === user.profileName,
    ),
    ...elementsOf(app?.definition, 'actionOverrides'),
  ];
  const found = overrides.find(
    (override) =>
      String(override['pageOrSobjectType']).toLowerCase() === 'standard-home' &&
      String(override['type']).toLowerCase() === 'flexipage' &&
      (override['formFactor'] ?? 'Large') === formFactor,
  );
  const page = catalog.get('FlexiPage', String(found?.['content'] ?? ''));
  return page && describePage(page, catalog, formFactor);
}

/** A page of a tab: `flexiPage`, or one Lightning web component that fills it. */
export function tabPage(catalog: Catalog, tab: Component, formFactor: string): PageDescription | undefined {
  const { flexiPage, lwcComponent } = tab.definition;
  const labelOfTab = textOf(tab.definition, 'label') ?? tab.fullName;
  if (typeof flexiPage === 'string') {
    const page = catalog.get('FlexiPage', flexiPage);
    // People know the page by its tab: the page's own label is for who builds pages.
    return page && { ...describePage(page, catalog, formFactor), label: labelOfTab };
  }
  if (typeof lwcComponent !== 'string') return undefined;
  return {
    name: tab.fullName,
    label: labelOfTab,
    template: '',
    regions: [
      {
        name: 'main',
        items: [{ kind: 'component', component: `c:${lwcComponent}`, identifier: lwcComponent, properties: {} }],
      },
    ],
    facets: {},
  };
}

function assignedPage(
  overrides: readonly MetadataElement[],
  { objectApiName, formFactor }: RecordPageRequest,
  ofApp: boolean,
): string | undefined {
  const found = overrides.find(
    (override) =>
      override['actionName'] === 'View' &&
      String(override['type']).toLowerCase() === 'flexipage' &&
      (!ofApp || override['pageOrSobjectType'] === objectApiName) &&
      (override['formFactor'] ?? 'Large') === formFactor,
  );
  return typeof found?.['content'] === 'string' ? found['content'] : undefined;
}

/** Names of profiles are percent-encoded in metadata. */
function decoded(value: unknown): string {
  return decodeURIComponent(String(value));
}
