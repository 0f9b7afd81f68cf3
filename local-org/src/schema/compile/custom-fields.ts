import type { Catalog, Component, MetadataElement, ReportProblem } from '../../metadata/types.ts';
import { booleanOf, elementsOf, numberOf, objectAndName, textOf } from '../../metadata/definition.ts';
import { checkFieldLimits } from './field-limits.ts';
import { readValueSet } from './picklists.ts';
import { readReference } from './references.ts';
import type { FieldSchema, FieldType, ObjectKind, SummaryDefinition } from '../types.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type FieldDraft = Writable<FieldSchema>;

const SUPPORTED_TYPES: ReadonlySet<string> = new Set([
  'Text',
  'TextArea',
  'LongTextArea',
  'Html',
  'Number',
  'Currency',
  'Percent',
  'Checkbox',
  'Date',
  'DateTime',
  'Time',
  'Picklist',
  'MultiselectPicklist',
  'Lookup',
  'MasterDetail',
  'Summary',
  'AutoNumber',
  'Email',
  'Phone',
  'Url',
]);
const NOT_SUPPORTED_ELEMENTS = [
  'lookupFilter',
  'encryptionScheme',
  'populateExistingRows',
  'startsWith',
  'isAIPredictionField',
  'maskType',
  'metadataRelationshipControllingField',
] as const;
const FIXED_LENGTHS: Readonly<Partial<Record<FieldType, number>>> = {
  TextArea: 255,
  Email: 80,
  Phone: 40,
  Url: 255,
  Picklist: 255,
  MultiselectPicklist: 4099,
  AutoNumber: 30,
};
const FORMULA_TEXT_LENGTH = 1300;

/** What reading a field needs of its surroundings. */
export interface FieldSurroundings {
  readonly catalog: Catalog;
  /** Canonical name of an object of the org, or undefined. */
  objectName(name: string): string | undefined;
  readonly kind: ObjectKind;
  readonly report: ReportProblem;
}

/**
 * Reads a CustomField. Problems are reported in Salesforce's words; a field is answered whenever others can sensibly refer
 * to it, so that one fault does not drag a dozen follow-up faults along. A roll-up's type is settled later.
 */
export function readCustomField(component: Component, around: FieldSurroundings): FieldSchema | undefined {
  const { definition } = component;
  const [, apiName] = objectAndName(component);
  const type = textOf(definition, 'type');
  if (type === undefined) {
    around.report(component, `Must specify a non-empty type for the CustomField`, { rule: 'field-type', at: 'type' });
    return undefined;
  }
  if (!SUPPORTED_TYPES.has(type)) {
    around.report(component, `The local org does not support fields of type ${type}.`, {
      rule: 'field-type',
      at: 'type',
    });
    return undefined;
  }
  for (const element of NOT_SUPPORTED_ELEMENTS) {
    const value = definition[element];
    if (value !== undefined && value !== false)
      around.report(component, `The local org does not support ${element} on a field.`, {
        rule: 'field-element-supported',
        at: element,
      });
  }
  checkFieldLimits(component, type as FieldType, around.report);

  const field = draftField(apiName, type as FieldType, definition, around.kind);
  if (type === 'Picklist' || type === 'MultiselectPicklist') {
    const result = readValueSet(around.catalog, component);
    if ('problem' in result) around.report(component, result.problem, { rule: 'picklist-values', at: result.at });
    else {
      field.picklistValues = result.values;
      field.restrictedPicklist = result.restricted;
    }
  }
  if (type === 'Lookup' || type === 'MasterDetail') Object.assign(field, readReference(component, type, around));
  if (type === 'Summary') field.summary = readSummary(definition);
  return field;
}

function draftField(apiName: string, type: FieldType, definition: MetadataElement, kind: ObjectKind): FieldDraft {
  const formula = textOf(definition, 'formula');
  const required = booleanOf(definition, 'required') === true || type === 'MasterDetail';
  const calculated = formula !== undefined || type === 'Summary' || type === 'AutoNumber';
  const ruledByPermissions = !required && kind !== 'customMetadata' && kind !== 'platformEvent';
  const field: FieldDraft = {
    apiName,
    label: textOf(definition, 'label') ?? apiName,
    type,
    custom: true,
    required: required && formula === undefined,
    unique: booleanOf(definition, 'unique') ?? false,
    caseSensitive: booleanOf(definition, 'caseSensitive') ?? false,
    externalId: booleanOf(definition, 'externalId') ?? false,
    createable: !calculated,
    updateable: !calculated && (type !== 'MasterDetail' || booleanOf(definition, 'reparentableMasterDetail') === true),
    nameField: false,
    stored: formula === undefined,
    permissionable: ruledByPermissions,
  };
  const length =
    formula !== undefined && type === 'Text'
      ? FORMULA_TEXT_LENGTH
      : (numberOf(definition, 'length') ?? FIXED_LENGTHS[type]);
  if (length !== undefined) field.length = length;
  if (type === 'Number' || type === 'Currency' || type === 'Percent') {
    field.precision = numberOf(definition, 'precision') ?? 18;
    field.scale = numberOf(definition, 'scale') ?? 0;
  }
  if (formula !== undefined) {
    field.formula = formula;
    field.formulaBlanksAs = textOf(definition, 'formulaTreatBlanksAs') === 'BlankAsBlank' ? 'blank' : 'zero';
  }
  const displayFormat = textOf(definition, 'displayFormat');
  if (displayFormat !== undefined) field.displayFormat = displayFormat;
  else if (type === 'AutoNumber') field.displayFormat = '{0}';
  const defaultValue = textOf(definition, 'defaultValue');
  if (type === 'Checkbox' && formula === undefined) field.defaultValue = defaultValue?.toLowerCase() === 'true';
  else if (defaultValue !== undefined && formula === undefined) field.defaultValueFormula = defaultValue;
  const help = textOf(definition, 'inlineHelpText');
  if (help !== undefined) field.inlineHelpText = help;
  const description = textOf(definition, 'description');
  if (description !== undefined) field.description = description;
  return field;
}

/** Full names such as `Line__c.Amount__c`; they are resolved once every field of the org is known. */
function readSummary(definition: MetadataElement): SummaryDefinition {
  const [childObject = '', foreignKey = ''] = (textOf(definition, 'summaryForeignKey') ?? '').split('.');
  const summarized = textOf(definition, 'summarizedField')?.split('.')[1];
  const filters = elementsOf(definition, 'summaryFilterItems').map((filter) => ({
    field: (textOf(filter, 'field') ?? '').split('.').at(-1) ?? '',
    operation: textOf(filter, 'operation') ?? 'equals',
    value: textOf(filter, 'value') ?? '',
  }));
  return {
    operation: (textOf(definition, 'summaryOperation') ?? 'count') as SummaryDefinition['operation'],
    childObject,
    foreignKey,
    ...(summarized === undefined ? {} : { summarizedField: summarized }),
    filters,
  };
}
