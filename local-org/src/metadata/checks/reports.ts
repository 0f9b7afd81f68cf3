import { elementOf, elementsOf, textOf, walk } from '../definition.ts';
import { fieldByPath, reportUnknown, requireComponent, requireObject, type Check } from './context.ts';

/**
 * A report lies in a folder that exists, its custom report type exists, and every custom field it names does: as
 * `Object__c.Field__c` or `Object$Field__c` or, through a report type, `Object.Relationship__r$Field__c`.
 */
export const checkReport: Check = (component, context) => {
  requireFolder(component, context);
  const type = /^(\w+)__c$/u.exec(textOf(component.definition, 'reportType') ?? '')?.[1];
  if (type !== undefined)
    requireComponent(context, component, { element: 'reportType', type: 'ReportType', name: type, at: 'reportType' });
  for (const { path, value } of walk(component.definition)) {
    const [, object, field] = (typeof value === 'string' && /^(\w+)[.$](\w+__c)$/u.exec(value)) || [];
    if (
      object !== undefined &&
      field !== undefined &&
      context.schema.object(object) &&
      !fieldByPath(context.schema, object, field)
    )
      reportUnknown(context, component, {
        element: 'field',
        type: 'CustomField',
        name: `${object}.${field}`,
        at: path,
      });
  }
};

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
      if (object === undefined || !fieldByPath(context.schema, object, field))
        reportUnknown(context, component, {
          element: 'field',
          type: 'CustomField',
          name: `${textOf(column, 'table') ?? ''}.${field}`,
          at: `sections.${section}.columns.${index}`,
        });
    }
};

/** A dashboard lies in a folder that exists and shows reports that exist. */
export const checkDashboard: Check = (component, context) => {
  requireFolder(component, context);
  for (const { path, name, value } of walk(component.definition))
    if (name === 'report' && typeof value === 'string')
      requireComponent(context, component, { element: 'report', type: 'Report', name: value, at: path });
};

const requireFolder: Check = (component, context) => {
  const folder = component.fullName.slice(0, component.fullName.lastIndexOf('/'));
  if (folder !== 'unfiled$public')
    requireComponent(context, component, { element: 'folder', type: `${component.type}Folder`, name: folder, at: '' });
};
