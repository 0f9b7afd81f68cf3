import type { Component, ReportProblem } from '../../metadata/types.ts';
import { booleanOf, numberOf, objectAndName, textOf } from '../../metadata/definition.ts';
import type { FieldType } from '../types.ts';

/** Longest texts of a definition. Source: Metadata API Developer Guide, "CustomField"; Salesforce Help, "Custom Field Limits". */
const TEXT_LIMITS = [
  ['label', 'MasterLabel', 40],
  ['inlineHelpText', 'InlineHelpText', 510],
  ['description', 'Description', 1000],
] as const;
const MAXIMUM_NAME_LENGTH = 40;
const MAXIMUM_DIGITS = 18;
const TEXT_LENGTHS: Readonly<Partial<Record<FieldType, readonly [least: number, most: number]>>> = {
  Text: [1, 255],
  LongTextArea: [256, 131072],
  Html: [256, 131072],
};

/** Checks names, texts, lengths and digits of a CustomField against the platform's limits. */
export function checkFieldLimits(component: Component, type: FieldType, report: ReportProblem): void {
  const { definition } = component;
  const [, apiName] = objectAndName(component);
  const baseName = apiName.replace(/__c$/, '');
  const formula = textOf(definition, 'formula') !== undefined;
  if (baseName.length > MAXIMUM_NAME_LENGTH)
    report(component, `Value too long for field: DeveloperName maximum length is:${String(MAXIMUM_NAME_LENGTH)}`, {
      rule: 'field-name-length',
    });
  if (!/^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(baseName)) {
    report(
      component,
      'The field name you provided ' +
        apiName +
        ' on object ' +
        objectAndName(component)[0] +
        ' can only contain alphanumeric characters, must begin with a letter, cannot end with an underscore or contain two consecutive underscore characters, and must be unique across all ' +
        objectAndName(component)[0] +
        ' fields',
      { rule: 'field-name' },
    );
  }
  if (textOf(definition, 'label') === undefined)
    report(component, 'Must specify a non-empty label for the CustomField', { rule: 'field-label', at: 'label' });
  for (const [element, name, limit] of TEXT_LIMITS) {
    if ((textOf(definition, element)?.length ?? 0) > limit)
      report(component, `Value too long for field: ${name} maximum length is:${String(limit)}`, {
        rule: 'text-length',
        at: element,
      });
  }
  if (!formula) checkLengths(component, type, report);
  if (type === 'Number' || type === 'Currency' || type === 'Percent') checkDigits(component, type, report);
  if (type === 'Checkbox' && !formula && definition['defaultValue'] === undefined)
    report(component, "Must specify 'defaultValue' for a CustomField of type Checkbox", {
      rule: 'field-element-required',
      at: 'defaultValue',
    });
  if (type === 'MasterDetail' && booleanOf(definition, 'required') !== undefined)
    report(component, "Can not specify 'required' for a CustomField of type MasterDetail", {
      rule: 'field-element-refused',
      at: 'required',
    });
  if (type === 'MultiselectPicklist' && booleanOf(definition, 'unique') === true)
    report(component, "Can not specify 'unique' for a CustomField of type MultiselectPicklist", {
      rule: 'field-element-refused',
      at: 'unique',
    });
}

function checkLengths(component: Component, type: FieldType, report: ReportProblem): void {
  const limits = TEXT_LENGTHS[type];
  if (limits === undefined) return;
  const length = numberOf(component.definition, 'length');
  if (length === undefined) {
    report(component, `Must specify 'length' for a CustomField of type ${type}`, {
      rule: 'field-element-required',
      at: 'length',
    });
    return;
  }
  const [least, most] = limits;
  if (length < least || length > most)
    report(component, `Length of a ${type} field must be between ${String(least)} and ${String(most)}`, {
      rule: 'field-length',
      at: 'length',
    });
  if (type !== 'Text' && numberOf(component.definition, 'visibleLines') === undefined)
    report(component, `Must specify 'visibleLines' for a CustomField of type ${type}`, {
      rule: 'field-element-required',
      at: 'visibleLines',
    });
}

function checkDigits(component: Component, type: FieldType, report: ReportProblem): void {
  const precision = numberOf(component.definition, 'precision');
  const scale = numberOf(component.definition, 'scale');
  if (precision === undefined)
    report(component, `Must specify 'precision' for a CustomField of type ${type}`, {
      rule: 'field-element-required',
      at: 'precision',
    });
  else if (precision < 1 || precision > MAXIMUM_DIGITS)
    report(component, `Precision must be between 1 and ${String(MAXIMUM_DIGITS)}`, {
      rule: 'field-precision',
      at: 'precision',
    });
  if (scale === undefined)
    report(component, `Must specify 'scale' for a CustomField of type ${type}`, {
      rule: 'field-element-required',
      at: 'scale',
    });
  else if (scale < 0 || (precision !== undefined && scale > precision))
    report(component, 'Scale must be between 0 and the precision of the field', { rule: 'field-scale', at: 'scale' });
}
