import type { FormulaScope } from '../formula/types.ts';
import { objectScope } from '../schema/scope.ts';
import type { Schema } from '../schema/types.ts';
import { elementOf, elementsOf, objectAndName, textOf } from './definition.ts';
import type { Catalog, Component } from './types.ts';

/** A quick action that has a form: it creates a record, or updates the one whose page it stands on. */
export interface FormAction {
  readonly kind: 'Create' | 'Update';
  /** Object whose pages show it; undefined for a global action. */
  readonly sourceObject: string | undefined;
  /** Object of the record that is created or updated. */
  readonly targetObject: string;
  /** Field of a created record that is set to the record of the page. */
  readonly parentField: string | undefined;
  readonly columns: readonly (readonly FormActionField[])[];
  readonly overrides: readonly FieldOverride[];
}

export interface FormActionField {
  readonly field: string;
  readonly behavior: 'Edit' | 'Required' | 'Readonly';
  /** Path of the element in the definition. */
  readonly at: string;
}

/** A predefined value: a literal, or a formula over the record of the page. */
export interface FieldOverride {
  readonly field: string;
  readonly formula?: string;
  readonly literal?: string;
  readonly at: string;
}

/** What a Create or Update action says; undefined for other types. Source: Metadata API Developer Guide, "QuickAction". */
export function formActionOf(component: Component): FormAction | undefined {
  const { definition } = component;
  const type = textOf(definition, 'type');
  if (type !== 'Create' && type !== 'Update') return undefined;
  const [object] = objectAndName(component);
  const sourceObject = component.fullName.includes('.') ? object : undefined;
  const columns = elementsOf(elementOf(definition, 'quickActionLayout'), 'quickActionLayoutColumns').map(
    (column, index) =>
      elementsOf(column, 'quickActionLayoutItems').flatMap((item, position): FormActionField[] => {
        const field = textOf(item, 'field');
        const behavior = textOf(item, 'uiBehavior');
        const at = `quickActionLayout.quickActionLayoutColumns.${index}.quickActionLayoutItems.${position}.field`;
        if (field === undefined) return [];
        return [{ field, behavior: behavior === 'Required' || behavior === 'Readonly' ? behavior : 'Edit', at }];
      }),
  );
  const overrides = elementsOf(definition, 'fieldOverrides').map((override, index) => {
    const formula = textOf(override, 'formula');
    const literal = textOf(override, 'literalValue');
    return {
      field: textOf(override, 'field') ?? '',
      ...(formula === undefined ? {} : { formula }),
      ...(literal === undefined ? {} : { literal }),
      at: `fieldOverrides.${index}`,
    };
  });
  return {
    kind: type,
    sourceObject,
    targetObject: (type === 'Update' ? sourceObject : undefined) ?? textOf(definition, 'targetObject') ?? '',
    parentField: textOf(definition, 'targetParentField'),
    columns,
    overrides,
  };
}

/**
 * What formulas of predefined values can refer to: fields of the record of the page as `Object.Field`, and the globals.
 * The answered paths start at that record. Source: Salesforce Help, "Set Predefined Field Values for Quick Action Fields".
 */
export function quickActionScope(schema: Schema, catalog: Catalog, sourceObject: string | undefined): FormulaScope {
  const scope = objectScope(schema, catalog, sourceObject ?? '');
  return {
    resolve: (path) => {
      const [first = '', ...rest] = path;
      if (first.startsWith('$')) return scope.resolve(path);
      return sourceObject !== undefined && first.toLowerCase() === sourceObject.toLowerCase()
        ? scope.resolve(rest)
        : undefined;
    },
  };
}
