import { elementOf, elementsOf, textOf, walk } from '../definition.ts';
import type { Component, MetadataElement } from '../types.ts';
import {
  fieldByPath,
  reportUnknown,
  requireComponent,
  requireObject,
  type Check,
  type CheckContext,
} from './context.ts';

/**
 * A report lies in a folder that exists, its custom report type exists, and every custom field it names does: as
 * `Object__c.Field__c` or `Object$Field__c` or, through a report type, `Object.Relationship__r$Field__c`. A report of a custom
 * report type shows, groups, sorts and filters by columns of that type only.
 */
export const checkReport: Check = (component, context) => {
  requireFolder(component, context);
  reportGroupedColumns(component, context);
  const unknown = reportUnknownFields(component, context);
  const type = customReportType(component);
  if (type === undefined) return;
  requireComponent(context, component, { element: 'reportType', type: 'ReportType', name: type, at: 'reportType' });
  const columns = columnsOfType(type, context);
  if (!columns) return;
  for (const { name, at } of columnsNamed(component.definition))
    if (!columns.has(name.toLowerCase()) && !unknown.has(name))
      context.report(component, `${name}: Invalid value specified, no column of the report type ${type}`, {
        rule: 'report-column',
        at,
        remedy: 'Name a column as Object$Field or Object.Relationship$Field, and add it to the report type.',
      });
};

/** What a report groups by it cannot list as well. */
function reportGroupedColumns(component: Component, context: CheckContext): void {
  const { definition } = component;
  const grouped = new Set(
    ['groupingsDown', 'groupingsAcross'].flatMap((list) =>
      elementsOf(definition, list).map((grouping) => textOf(grouping, 'field')),
    ),
  );
  for (const [index, column] of elementsOf(definition, 'columns').entries()) {
    const field = textOf(column, 'field');
    if (field !== undefined && grouped.has(field))
      context.report(component, `columns-Duplicate field: ${field} is a grouping already`, {
        rule: 'report-column',
        at: `columns.${index}.field`,
      });
  }
}

/** Reports custom fields that do not exist, whatever names them; answers these names. */
function reportUnknownFields(component: Component, context: CheckContext): ReadonlySet<string> {
  const unknown = new Set<string>();
  for (const { path, value } of walk(component.definition)) {
    if (typeof value !== 'string') continue;
    const [, object, field] = /^(\w+)[.$](\w+__c)$/u.exec(value) ?? [];
    if (object === undefined || field === undefined || !context.schema.object(object)) continue;
    if (fieldByPath(context.schema, object, field)) continue;
    unknown.add(value);
    reportUnknown(context, component, {
      element: 'field',
      type: 'CustomField',
      name: `${object}.${field}`,
      at: path,
    });
  }
  return unknown;
}

/** The custom report type of a report by its own name (a report adds `__c`); undefined for a standard one. */
function customReportType({ definition }: Component): string | undefined {
  return /^(\w+)__c$/u.exec(textOf(definition, 'reportType') ?? '')?.[1];
}

/** The columns that a custom report type offers, as its reports name them, in lower case. */
function columnsOfType(type: string, { catalog }: CheckContext): ReadonlySet<string> | undefined {
  const definition = catalog.get('ReportType', type)?.definition;
  if (!definition) return undefined;
  const columns = elementsOf(definition, 'sections').flatMap((section) => elementsOf(section, 'columns'));
  return new Set(
    columns.map((column) => `${textOf(column, 'table') ?? ''}$${textOf(column, 'field') ?? ''}`.toLowerCase()),
  );
}

/** Columns that every report has, or makes itself. */
const OWN_COLUMNS = /^(?:RowCount|FORMULA\d+|BucketField_\d+|CDF\d+)$/iu;

/** Where a report names columns of its type. */
function columnsNamed(definition: MetadataElement): { name: string; at: string }[] {
  const named: { name: string; at: string }[] = [];
  const note = (name: string | undefined, at: string): void => {
    if (name !== undefined && !OWN_COLUMNS.test(name)) named.push({ name, at });
  };
  for (const list of ['columns', 'groupingsDown', 'groupingsAcross'])
    for (const [index, element] of elementsOf(definition, list).entries())
      note(textOf(element, 'field'), `${list}.${index}.field`);
  const filter = elementOf(definition, 'filter');
  for (const [index, item] of (filter ? elementsOf(filter, 'criteriaItems') : []).entries())
    note(textOf(item, 'column'), `filter.criteriaItems.${index}.column`);
  note(textOf(definition, 'sortColumn'), 'sortColumn');
  const frame = elementOf(definition, 'timeFrameFilter');
  if (frame) note(textOf(frame, 'dateColumn'), 'timeFrameFilter.dateColumn');
  return named;
}

/** A report type's base object, joins and columns exist. */
export const checkReportType: Check = (component, context) => {
  const { definition } = component;
  const base = requireObject(context, component, {
    element: 'baseObject',
    name: textOf(definition, 'baseObject') ?? '',
    at: 'baseObject',
  });
  if (!base) return;
  const objects = new Map([[base.apiName, base.apiName]]);
  let path = base.apiName;
  for (let join = elementOf(definition, 'join'), at = 'join'; join; join = elementOf(join, 'join'), at += '.join') {
    const relationship = textOf(join, 'relationship') ?? '';
    const parent = context.schema.object(objects.get(path) ?? '');
    const child = parent?.childRelationships.find(({ name }) => name?.toLowerCase() === relationship.toLowerCase());
    if (!child) {
      reportUnknown(context, component, {
        element: 'relationship',
        type: 'CustomField',
        name: `${path}.${relationship}`,
        at,
      });
      return;
    }
    path = `${path}.${relationship}`;
    objects.set(path, child.childObject);
  }
  for (const [section, layout] of elementsOf(definition, 'sections').entries())
    for (const [index, column] of elementsOf(layout, 'columns').entries()) {
      const object = objects.get(textOf(column, 'table') ?? '');
      const field = textOf(column, 'field') ?? '';
      if (object === undefined || !isColumn(context, object, field))
        reportUnknown(context, component, {
          element: 'field',
          type: 'CustomField',
          name: `${textOf(column, 'table') ?? ''}.${field}`,
          at: `sections.${section}.columns.${index}`,
        });
    }
};

/** A report type names a field, or a standard lookup by its relationship (`Owner`, `Account`), which shows the name. */
function isColumn({ schema }: CheckContext, object: string, field: string): boolean {
  return fieldByPath(schema, object, field) !== undefined || schema.relationship(object, field) !== undefined;
}

/** A dashboard lies in a folder that exists and shows reports that exist, grouped by and showing what those show. */
export const checkDashboard: Check = (component, context) => {
  requireFolder(component, context);
  for (const { path, name, value } of walk(component.definition))
    if (name === 'report' && typeof value === 'string') {
      requireComponent(context, component, { element: 'report', type: 'Report', name: value, at: path });
      checkShownColumns(component, context, path.slice(0, -'.report'.length), value);
    }
};

const checkShownColumns = (component: Component, context: CheckContext, at: string, name: string): void => {
  const report = context.catalog.get('Report', name)?.definition;
  const shown = at
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], component.definition);
  if (!report) return;
  const known = new Set(columnsNamed(report).map((column) => column.name.toLowerCase()));
  for (const { path, name: element, value } of walk(shown as MetadataElement))
    if (
      (element === 'groupingColumn' || element === 'column') &&
      typeof value === 'string' &&
      !OWN_COLUMNS.test(value) &&
      !known.has(value.toLowerCase())
    )
      context.report(component, `${value}: Invalid value specified, no column of the report ${name}`, {
        rule: 'report-column',
        at: `${at}.${path}`,
      });
};

const requireFolder: Check = (component, context) => {
  const folder = component.fullName.slice(0, component.fullName.lastIndexOf('/'));
  if (folder !== 'unfiled$public')
    requireComponent(context, component, { element: 'folder', type: `${component.type}Folder`, name: folder, at: '' });
};
