import { compileFormula, FormulaCompileError } from '../../../formula/index.ts';
import { formulaTypeOf } from '../../../schema/scope.ts';
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import { textOf } from '../../definition.ts';
import { hasTarget } from '../../lightning-bundle.ts';
import { formActionOf, quickActionScope, type FieldOverride, type FormAction } from '../../quick-action.ts';
import type { Component } from '../../types.ts';
import { reportUnknown, requireComponent, requireObject, type Check, type CheckContext } from '../context.ts';

/** Actions that the platform itself offers on records. Source: Salesforce Help, "Actions in Lightning Experience". */
const STANDARD_ACTIONS = new Set(
  `Edit Delete Clone ChangeOwnerOne ChangeRecordType Share PrintableView Submit Follow RecordShareHierarchy
  XClean FeedItem.TextPost FeedItem.ContentPost FeedItem.LinkPost FeedItem.PollPost FeedItem.QuestionPost SendEmail`.split(
    /\s+/u,
  ),
);

/** What a quick action opens exists: its objects, component and flow, the fields of its form, their predefined values. */
export const checkQuickAction: Check = (component, context) => {
  const { definition } = component;
  const dot = component.fullName.indexOf('.');
  const source = dot > 0 ? component.fullName.slice(0, dot) : undefined;
  for (const name of [source, textOf(definition, 'targetObject')])
    if (name !== undefined) requireObject(context, component, { element: 'targetObject', name, at: 'targetObject' });
  if (textOf(definition, 'label') === undefined && textOf(definition, 'standardLabel') === undefined)
    context.report(component, 'Required field is missing: label', { rule: 'missing-element' });
  checkOpened(component, context);
  const action = formActionOf(component);
  if (action) checkForm(component, action, context);
};

/** Reports an action that a page or layout shows and that is not there: `Invoice__c.Pay`, `CustomButton.Invoice__c.Remind`. */
export function requireAction(component: Component, name: string, at: string, context: CheckContext): void {
  const button = /^CustomButton\.(.+)$/u.exec(name)?.[1];
  if (button !== undefined)
    requireComponent(context, component, { element: 'actionNames', type: 'WebLink', name: button, at });
  else if (!STANDARD_ACTIONS.has(name) && !name.startsWith('Global.'))
    requireComponent(context, component, { element: 'actionNames', type: 'QuickAction', name, at });
}

function checkOpened(component: Component, context: CheckContext): void {
  const { definition } = component;
  const bundleName = textOf(definition, 'lightningWebComponent');
  const flow = textOf(definition, 'flowDefinition');
  if (flow !== undefined)
    requireComponent(context, component, { element: 'flowDefinition', type: 'Flow', name: flow, at: 'flowDefinition' });
  if (bundleName === undefined) return;
  const bundle = requireComponent(context, component, {
    element: 'lightningWebComponent',
    type: 'LightningComponentBundle',
    name: bundleName,
    at: 'lightningWebComponent',
  });
  if (bundle && !hasTarget(bundle, 'lightning__RecordAction'))
    context.report(component, `The component ${bundleName} is not available as a quick action.`, {
      rule: 'page-component',
      at: 'lightningWebComponent',
      remedy: `Add the target lightning__RecordAction to ${bundleName}.js-meta.xml.`,
    });
}

function checkForm(component: Component, action: FormAction, context: CheckContext): void {
  const { schema } = context;
  if (action.targetObject === '')
    return context.report(component, 'Required field is missing: targetObject', { rule: 'missing-element' });
  const target = schema.object(action.targetObject);
  if (!target) return;
  if (action.columns.length === 0)
    context.report(component, 'Required field is missing: quickActionLayout', { rule: 'missing-element' });
  if (action.parentField !== undefined) checkParent(component, action, target, context);
  for (const { field: name, behavior, at } of action.columns.flat()) {
    const field = requireTargetField(component, target, name, at, context);
    if (field && behavior !== 'Readonly') requireWritable(component, action, field, at, context);
  }
  for (const override of action.overrides) {
    const field = requireTargetField(component, target, override.field, `${override.at}.field`, context);
    if (!field) continue;
    requireWritable(component, action, field, `${override.at}.field`, context);
    checkOverride(component, action, field, override, context);
  }
}

/** The field that is set to the record of the page refers to its object. */
function checkParent(component: Component, action: FormAction, target: ObjectSchema, context: CheckContext): void {
  const name = action.parentField ?? '';
  const at = 'targetParentField';
  const field = requireTargetField(component, target, name, at, context);
  if (field && action.sourceObject !== undefined && !field.referenceTo?.includes(action.sourceObject))
    context.report(component, `In field: ${at} - ${target.apiName}.${name} does not refer to ${action.sourceObject}`, {
      rule: 'unknown-reference',
      at,
    });
}

function requireTargetField(
  component: Component,
  target: ObjectSchema,
  name: string,
  at: string,
  context: CheckContext,
): FieldSchema | undefined {
  const field = context.schema.field(target.apiName, name);
  if (!field)
    reportUnknown(context, component, { element: 'field', type: 'CustomField', name: `${target.apiName}.${name}`, at });
  return field;
}

function requireWritable(
  component: Component,
  { kind, targetObject }: FormAction,
  field: FieldSchema,
  at: string,
  context: CheckContext,
): void {
  if (kind === 'Create' ? field.createable : field.updateable) return;
  context.report(component, `${targetObject}.${field.apiName} cannot be edited in a quick action.`, {
    rule: 'quick-action-field',
    at,
  });
}

function checkOverride(
  component: Component,
  action: FormAction,
  field: FieldSchema,
  { formula, literal, at }: FieldOverride,
  context: CheckContext,
): void {
  const report = (message: string, element: string): void =>
    context.report(component, message, { rule: 'quick-action-field', at: `${at}.${element}` });
  if ((formula === undefined) === (literal === undefined))
    return report(`The predefined value of ${field.apiName} is a formula or a literal value.`, 'field');
  if (literal !== undefined) {
    const values = field.picklistValues?.map(({ value }) => value);
    if (values && !values.includes(literal)) report(`${literal} is no value of ${field.apiName}.`, 'literalValue');
    return;
  }
  const returnType = formulaTypeOf(field);
  if (returnType === undefined || field.picklistValues !== undefined)
    return report(`${field.apiName} cannot be preset by a formula.`, 'formula');
  try {
    const scope = quickActionScope(context.schema, context.catalog, action.sourceObject);
    compileFormula(formula ?? '', { returnType, place: 'defaultValue', blanksAs: 'blank', scope });
  } catch (error) {
    if (!(error instanceof FormulaCompileError)) throw error;
    context.report(component, error.message, { rule: 'formula', at: `${at}.formula` });
  }
}
