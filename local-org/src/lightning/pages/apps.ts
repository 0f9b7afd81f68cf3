import type { UserContext } from '../../access/types.ts';
import { elementOf, elementsOf, textOf, textsOf } from '../../metadata/definition.ts';
import type { Component } from '../../metadata/types.ts';
import type { Org } from '../../org.types.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import { describeConsole } from './console.ts';
import { objectIcon, tabIcon } from './icons.ts';
import type { AppDescription, AppSummary, NavigationItem } from './types.ts';

/** The app of the platform itself that stands beside the deployed ones. */
const SALES = {
  developerName: 'standard__LightningSales',
  label: 'Sales',
  description: 'Manage your sales process with accounts, contacts, opportunities and more',
  tabs: ['standard-home', 'standard-Opportunity', 'standard-Account', 'standard-Contact', 'standard-Case'],
} as const;

/**
 * The app by its developer name, the user's first one when there is none of that name for the user and the form factor
 * (`Large` or `Small`, a phone).
 */
export function describeApp(
  org: Org,
  user: UserContext,
  developerName: string | undefined,
  formFactor: string,
): AppDescription {
  const visible = visibleApps(org, user).filter(({ definition }) => {
    const formFactors = textsOf(definition, 'formFactors');
    return formFactors.length === 0 || formFactors.includes(formFactor);
  });
  const wanted = developerName?.toLowerCase();
  const deployed =
    visible.find(({ fullName }) => fullName.toLowerCase() === wanted) ??
    (wanted === SALES.developerName.toLowerCase() ? undefined : visible[0]);
  const tabs = deployed ? textsOf(deployed.definition, 'tabs') : SALES.tabs;
  const items = tabs.flatMap((tab) => navigationItem(org, user, tab) ?? []);
  const headerColor = textOf(elementOf(deployed?.definition, 'brand'), 'headerColor');
  return {
    ...(deployed ? summary(deployed) : salesSummary()),
    ...(headerColor === undefined ? {} : { headerColor }),
    ...describeConsole(org.model.catalog, deployed, formFactor),
    items,
    apps: [...visible.map(summary), salesSummary()],
    otherObjects: otherObjects(org, user, items),
  };
}

/** Apps that a permission set or the profile of the user makes visible; who sets up the org sees all. */
function visibleApps(org: Org, user: UserContext): Component[] {
  const apps = org.model.catalog
    .all('CustomApplication')
    .filter(({ definition }) => (definition['uiType'] ?? 'Lightning') === 'Lightning');
  if (user.hasSystemPermission('CustomizeApplication')) return [...apps];
  const granted = grantedApps(org, user);
  return apps.filter(({ fullName }) => granted.has(fullName.toLowerCase()));
}

function grantedApps(org: Org, user: UserContext): Set<string> {
  const seen = grantors(org, user).flatMap((component) => elementsOf(component.definition, 'applicationVisibilities'));
  return new Set(
    seen.filter(({ visible }) => visible === true).map(({ application }) => String(application).toLowerCase()),
  );
}

/** Tabs of pages and components that the user is shown; who sets up the org sees all. */
function seesTab(org: Org, user: UserContext, tab: string): boolean {
  if (user.hasSystemPermission('CustomizeApplication')) return true;
  return grantors(org, user).some(({ definition }) =>
    [...elementsOf(definition, 'tabSettings'), ...elementsOf(definition, 'tabVisibilities')].some(
      (entry) => entry['tab'] === tab && (entry['visibility'] === 'Visible' || entry['visibility'] === 'DefaultOn'),
    ),
  );
}

/** The user's profile and permission sets, those of groups among them, as they were deployed. */
function grantors({ model, store }: Org, user: UserContext): Component[] {
  const load = (object: string, id: unknown): string =>
    String(
      (id &&
        model.schema.object(object) &&
        store.load(model.schema.object(object) as ObjectSchema, [String(id)]).get(String(id))?.[
          object === 'PermissionSet' ? 'Name' : 'DeveloperName'
        ]) ??
        '',
    );
  const assignments = model.schema.object('PermissionSetAssignment');
  const names = (assignments ? store.findBy(assignments, 'AssigneeId', [user.userId]) : []).flatMap((row) => {
    const group = model.catalog.get('PermissionSetGroup', load('PermissionSetGroup', row['PermissionSetGroupId']));
    return [load('PermissionSet', row['PermissionSetId']), ...textsOf(group?.definition, 'permissionSets')];
  });
  return [
    model.catalog.get('Profile', user.profileName),
    ...names.map((name) => model.catalog.get('PermissionSet', name)),
  ].filter((component) => component !== undefined);
}

/** An entry of the bar; undefined for a tab of an object that the user may not read, and for one the user is not shown. */
function navigationItem(org: Org, user: UserContext, tab: string): NavigationItem | undefined {
  const { catalog, schema } = org.model;
  if (tab === 'standard-home')
    return { name: tab, label: 'Home', url: '/lightning/page/home', iconName: 'standard:home' };
  const object = schema.object(tab.replace(/^standard-/u, ''));
  if (object) return user.mayObject(object, 'read') ? objectItem(org, object) : undefined;
  const component = catalog.get('CustomTab', tab);
  if (!component || !seesTab(org, user, component.fullName)) return undefined;
  const label = textOf(component.definition, 'label') ?? tab;
  return {
    name: tab,
    label,
    url: `/lightning/n/${tab}`,
    iconName: tabIcon(catalog, tab) ?? 'standard:lightning_component',
  };
}

function objectItem({ model }: Org, object: ObjectSchema): NavigationItem {
  return {
    name: object.apiName,
    label: object.labelPlural,
    url: `/lightning/o/${object.apiName}/list`,
    iconName: objectIcon(model.catalog, object.apiName),
    objectApiName: object.apiName,
  };
}

/** Objects that the platform has no tab for, and so shows in no menu. */
const WITHOUT_TAB = new Set(['OpportunityContactRole', 'OpportunityLineItem', 'PricebookEntry']);

function otherObjects(org: Org, user: UserContext, items: readonly NavigationItem[]): NavigationItem[] {
  const shown = new Set(items.map(({ objectApiName }) => objectApiName));
  return org.model.schema.objects
    .filter((object) => (object.kind === 'standard' || object.kind === 'custom') && !shown.has(object.apiName))
    .filter(({ apiName }) => !WITHOUT_TAB.has(apiName))
    .filter((object) => user.mayObject(object, 'read'))
    .map((object) => objectItem(org, object))
    .sort((a, b) => a.label.localeCompare(b.label));
}

function summary({ fullName, definition }: Component): AppSummary {
  return {
    developerName: fullName,
    label: textOf(definition, 'label') ?? fullName,
    description: textOf(definition, 'description') ?? '',
  };
}

function salesSummary(): AppSummary {
  const { developerName, label, description } = SALES;
  return { developerName, label, description };
}
