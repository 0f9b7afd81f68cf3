import { elementsOf, textOf } from '../../definition.ts';
import type { Component, MetadataElement } from '../../types.ts';
import { fieldByPath, reportUnknown, type CheckContext } from '../context.ts';
import { VISIBILITY_OPERATORS } from './flexipage-parts.ts';

interface Page {
  readonly component: Component;
  readonly context: CheckContext;
  readonly object: string | undefined;
}

/**
 * Component visibility: criteria compare `{!Record.Field__c}`, `{!$Permission.CustomPermission.Name}`, `{!$User.…}` or
 * `{!$Client.FormFactor}` by a known operator; a filter such as `1 AND (2 OR 3)` numbers criteria that exist.
 */
export function checkVisibility(page: Page, rule: MetadataElement | undefined, at: string): void {
  if (!rule) return;
  const criteria = elementsOf(rule, 'criteria');
  for (const [index, criterion] of criteria.entries()) {
    checkLeftValue(page, textOf(criterion, 'leftValue') ?? '', `${at}.criteria.${index}.leftValue`);
    const operator = textOf(criterion, 'operator') ?? '';
    if (!VISIBILITY_OPERATORS.includes(operator))
      page.context.report(page.component, `${operator} is no operator of component visibility.`, {
        rule: 'page-visibility',
        at: `${at}.criteria.${index}.operator`,
      });
  }
  for (const number of textOf(rule, 'booleanFilter')?.match(/\d+/gu) ?? [])
    if (Number(number) < 1 || Number(number) > criteria.length)
      page.context.report(page.component, `The filter names criterion ${number}, but there are ${criteria.length}.`, {
        rule: 'page-visibility',
        at: `${at}.booleanFilter`,
      });
}

function checkLeftValue({ component, context, object }: Page, value: string, at: string): void {
  const [global = '', ...rest] = (/^\{!(.+)\}$/u.exec(value)?.[1] ?? '').split('.');
  const path = rest.join('.');
  switch (global.toLowerCase()) {
    case 'record':
      if (object === undefined || !fieldByPath(context.schema, object, path))
        reportUnknown(context, component, { element: 'leftValue', type: 'CustomField', name: value, at });
      return;
    case '$user':
      if (!fieldByPath(context.schema, 'User', path))
        reportUnknown(context, component, { element: 'leftValue', type: 'CustomField', name: value, at });
      return;
    case '$permission':
      if (rest[0] === 'CustomPermission' && !context.catalog.get('CustomPermission', rest[1] ?? ''))
        reportUnknown(context, component, { element: 'leftValue', type: 'CustomPermission', name: rest[1] ?? '', at });
      else if (rest[0] !== 'CustomPermission' && rest[0] !== 'StandardPermission')
        context.report(component, `${value} is nothing that visibility can depend on.`, {
          rule: 'page-visibility',
          at,
        });
      return;
    case '$client':
      if (rest[0] !== 'FormFactor')
        context.report(component, `${value} is nothing that visibility can depend on.`, {
          rule: 'page-visibility',
          at,
        });
      return;
    default:
      context.report(component, `${value} is nothing that visibility can depend on.`, { rule: 'page-visibility', at });
  }
}
