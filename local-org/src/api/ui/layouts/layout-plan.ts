import { elementsOf, textOf, textsOf } from '../../../metadata/definition.ts';
import type { Catalog, Component, MetadataElement } from '../../../metadata/types.ts';
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import {
  HIDDEN_FIELDS,
  STANDARD_COMPACT_FIELDS,
  STANDARD_FIELD_ORDER,
  SYSTEM_FIELDS,
  type LayoutEntry,
  type LayoutPlan,
  type SectionPlan,
} from './default-layouts.ts';

/** The deployed page layout for a profile: the one assigned to it, else the first of the object. */
export function deployedLayout(catalog: Catalog, object: ObjectSchema, profileName: string): Component | undefined {
  const ofObject = catalog
    .all('Layout')
    .filter(({ fullName }) => fullName.toLowerCase().startsWith(`${object.apiName.toLowerCase()}-`));
  const assigned = elementsOf(catalog.get('Profile', profileName)?.definition, 'layoutAssignments').map((entry) =>
    textOf(entry, 'layout'),
  );
  return ofObject.find(({ fullName }) => assigned.includes(fullName)) ?? ofObject[0];
}

/** Sections and fields of a deployed layout. Source: Metadata API Developer Guide, "Layout". */
export function planOfLayout(layout: Component): LayoutPlan {
  const sections = elementsOf(layout.definition, 'layoutSections').filter(({ style }) => style !== 'CustomLinks');
  return {
    sections: sections.map((section) => ({
      heading: textOf(section, 'label') ?? '',
      useHeading: section['detailHeading'] !== false,
      columns: elementsOf(section, 'layoutColumns').map((column) =>
        elementsOf(column, 'layoutItems').flatMap(layoutEntry),
      ),
    })),
  };
}

function layoutEntry(item: MetadataElement): LayoutEntry[] {
  const field = textOf(item, 'field');
  return field === undefined
    ? []
    : [{ field, required: item['behavior'] === 'Required', readOnly: item['behavior'] === 'Readonly' }];
}

/** Fields for an object without a deployed layout: the usual ones, then everything else, then who made and changed it. */
export function defaultPlan(object: ObjectSchema): LayoutPlan {
  const shown = object.fields.filter(
    (field) =>
      !HIDDEN_FIELDS.has(field.apiName) &&
      !SYSTEM_FIELDS.has(field.apiName) &&
      field.type !== 'Address' &&
      field.type !== 'Location' &&
      !isCompoundName(object, field),
  );
  const order = STANDARD_FIELD_ORDER[object.apiName];
  const main = order
    ? order.flatMap((name) => shown.find(({ apiName }) => apiName === name) ?? [])
    : [...shown.filter(({ nameField }) => nameField), ...shown.filter(({ nameField }) => !nameField)];
  const rest = shown.filter((field) => !main.includes(field));
  const system = object.fields.filter(({ apiName }) => SYSTEM_FIELDS.has(apiName));
  return {
    sections: [
      section('Information', false, main),
      section('Additional Information', true, rest),
      section('System Information', true, system),
    ],
  };
}

/** `Name` of a person is made of its parts, which have fields of their own. */
function isCompoundName(object: ObjectSchema, field: FieldSchema): boolean {
  return field.nameField && object.fields.some(({ compoundFieldName }) => compoundFieldName === field.apiName);
}

/** Two columns, filled from left to right. */
function section(heading: string, useHeading: boolean, fields: readonly FieldSchema[]): SectionPlan {
  const entries = fields.map(({ apiName }) => ({ field: apiName, required: false, readOnly: false }));
  return {
    heading,
    useHeading,
    columns: [entries.filter((_, index) => index % 2 === 0), entries.filter((_, index) => index % 2 === 1)],
  };
}

/** Fields of the compact layout: the deployed and assigned one, else the usual ones of the object. */
export function compactFields(catalog: Catalog, object: ObjectSchema): string[] {
  const assigned = textOf(catalog.get('CustomObject', object.apiName)?.definition, 'compactLayoutAssignment');
  const compact = assigned && catalog.get('CompactLayout', `${object.apiName}.${assigned}`);
  if (compact) return [...textsOf(compact.definition, 'fields')];
  const name = object.nameField === undefined ? [] : [object.nameField];
  const usual = STANDARD_COMPACT_FIELDS[object.apiName];
  if (usual) return [...name, ...usual];
  const first = object.fields.filter(
    (field) => !field.nameField && field.custom && !['LongTextArea', 'Html', 'TextArea'].includes(field.type),
  );
  return [...name, ...first.slice(0, 5).map(({ apiName }) => apiName)];
}
