import { elementOf, elementsOf, textOf, textsOf } from '../../definition.ts';
import type { Component } from '../../types.ts';
import {
  fieldByPath,
  reportUnknown,
  requireComponent,
  requireObject,
  type Check,
  type CheckContext,
} from '../context.ts';
import { requireAction } from './quick-actions.ts';

/** Columns and filters of list views that are spelled unlike fields, and the fields of every object they show. */
const LIST_VIEW_SPECIALS =
  /^(NAME|CREATED_DATE|LAST_UPDATE|LAST_ACTIVITY|CREATEDBY_USER(\..+)?|UPDATEDBY_USER(\..+)?|OWNER\..+|OBJECT_ID|CORE\..+|[A-Z]+\.[A-Z0-9_.]+)$/u;

/** Fields that layouts name though no describe lists them under that name. */
const LAYOUT_ONLY_FIELDS = new Set(['CreatedById', 'LastModifiedById', 'OwnerId', 'RecordTypeId']);

/** A layout's object and fields exist (its name is `Object-Layout Name`). */
export const checkLayout: Check = (component, context) => {
  const name = component.fullName.slice(0, component.fullName.indexOf('-'));
  const object = requireObject(context, component, { element: 'layout', name, at: '' });
  if (!object) return;
  for (const [section, layoutSection] of elementsOf(component.definition, 'layoutSections').entries())
    for (const [column, layoutColumn] of elementsOf(layoutSection, 'layoutColumns').entries())
      for (const [item, layoutItem] of elementsOf(layoutColumn, 'layoutItems').entries()) {
        const field = textOf(layoutItem, 'field');
        const at = `layoutSections.${section}.layoutColumns.${column}.layoutItems.${item}.field`;
        if (field !== undefined && !LAYOUT_ONLY_FIELDS.has(field))
          requireField(context, component, object.apiName, field, at);
      }
  for (const [index, item] of elementsOf(
    elementOf(component.definition, 'platformActionList'),
    'platformActionListItems',
  ).entries())
    if (textOf(item, 'actionType') === 'QuickAction')
      requireAction(
        component,
        textOf(item, 'actionName') ?? '',
        `platformActionList.platformActionListItems.${index}.actionName`,
        context,
      );
  for (const [index, list] of elementsOf(component.definition, 'relatedLists').entries())
    for (const [position, field] of textsOf(list, 'fields').entries())
      requireRelatedField(
        context,
        component,
        textOf(list, 'relatedList') ?? '',
        field,
        `relatedLists.${index}.fields.${position}`,
      );
};

/** A custom related list is named `Child__c.Lookup__c`; standard ones have names of their own. */
function requireRelatedField(
  context: CheckContext,
  component: Component,
  relatedList: string,
  field: string,
  at: string,
): void {
  const child = /^(\w+__c)\.\w+__c$/u.exec(relatedList)?.[1];
  if (child === undefined || LIST_VIEW_SPECIALS.test(field)) return;
  requireField(context, component, child, field.replace(`${child}.`, ''), at);
}

/** The fields of a compact layout and of a field set exist. */
export const checkCompactLayout: Check = (component, context) => {
  for (const [index, field] of textsOf(component.definition, 'fields').entries())
    requireField(context, component, objectOf(component), field, `fields.${index}`);
};

export const checkFieldSet: Check = (component, context) => {
  for (const element of ['availableFields', 'displayedFields'])
    for (const [index, item] of elementsOf(component.definition, element).entries())
      requireField(context, component, objectOf(component), textOf(item, 'field') ?? '', `${element}.${index}.field`);
};

/** The columns and filters of a list view exist; standard ones are spelled in capitals. */
export const checkListView: Check = (component, context) => {
  const object = objectOf(component);
  for (const [index, column] of textsOf(component.definition, 'columns').entries())
    if (!LIST_VIEW_SPECIALS.test(column)) requireField(context, component, object, column, `columns.${index}`);
  for (const [index, filter] of elementsOf(component.definition, 'filters').entries()) {
    const field = textOf(filter, 'field') ?? '';
    if (!LIST_VIEW_SPECIALS.test(field)) requireField(context, component, object, field, `filters.${index}.field`);
  }
};

/** What an object file itself refers to: its compact layout and the fields of its search results. */
export const checkObjectReferences: Check = (component, context) => {
  const compactLayout = textOf(component.definition, 'compactLayoutAssignment');
  if (compactLayout !== undefined && compactLayout !== 'SYSTEM')
    requireComponent(context, component, {
      element: 'compactLayoutAssignment',
      type: 'CompactLayout',
      name: `${component.fullName}.${compactLayout}`,
      at: 'compactLayoutAssignment',
    });
  const search = component.definition['searchLayouts'];
  if (typeof search !== 'object' || Array.isArray(search)) return;
  for (const [element, fields] of Object.entries(search))
    for (const [index, field] of (Array.isArray(fields) ? fields : []).entries())
      if (
        typeof field === 'string' &&
        /Fields$|ResultsAdditionalFields$/u.test(element) &&
        !LIST_VIEW_SPECIALS.test(field)
      )
        requireField(context, component, component.fullName, field, `searchLayouts.${element}.${index}`);
};

function requireField(context: CheckContext, component: Component, object: string, field: string, at: string): void {
  if (!fieldByPath(context.schema, object, field))
    reportUnknown(context, component, { element: 'field', type: 'CustomField', name: `${object}.${field}`, at });
}

function objectOf(component: Component): string {
  return component.fullName.slice(0, component.fullName.indexOf('.'));
}
