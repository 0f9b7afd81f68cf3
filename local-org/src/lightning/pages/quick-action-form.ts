import { mayReadRecord } from '../../access/sharing.ts';
import type { UserContext } from '../../access/types.ts';
import { compileFormula, FormulaEvaluationError, type FormulaReference } from '../../formula/index.ts';
import { textOf } from '../../metadata/definition.ts';
import { formActionOf, quickActionScope, type FieldOverride, type FormAction } from '../../metadata/quick-action.ts';
import type { Component } from '../../metadata/types.ts';
import type { Org } from '../../org.types.ts';
import { createReader } from '../../schema/reader.ts';
import { followRelationship, formulaTypeOf } from '../../schema/scope.ts';
import type { FieldSchema, FieldValue, ObjectSchema, SObjectRecord } from '../../schema/types.ts';
import { labelOf } from './actions.ts';
import type { QuickActionForm } from './types.ts';

/** The record whose page the action stands on. */
interface Source {
  readonly object: ObjectSchema;
  readonly record: SObjectRecord;
}

/**
 * The form of a Create or Update action on a record's page, as the user may see it. Undefined for another type of action, and
 * for a record that is not there or that the user may not read.
 */
export function quickActionForm(
  org: Org,
  user: UserContext,
  component: Component,
  recordId: string,
): QuickActionForm | undefined {
  const action = formActionOf(component);
  const target = action && org.model.schema.object(action.targetObject);
  const source = action && sourceOf(org, user, action, recordId);
  if (!action || !target || !source) return undefined;
  const visible = (name: string): FieldSchema | undefined => {
    const field = org.model.schema.field(target.apiName, name);
    return field && user.mayReadField(target, field) ? field : undefined;
  };
  const columns = action.columns.map((column) =>
    column.flatMap(({ field: name, behavior }) => {
      const field = visible(name);
      if (!field) return [];
      return [{ name: field.apiName, required: behavior === 'Required', readOnly: behavior === 'Readonly' }];
    }),
  );
  const preset = action.overrides.flatMap((override): [string, FieldValue][] => {
    const field = visible(override.field);
    return field ? [[field.apiName, presetValue(org, user, { action, source, field, override })]] : [];
  });
  const link: [string, FieldValue][] = action.parentField === undefined ? [] : [[action.parentField, recordId]];
  const successMessage = textOf(component.definition, 'successMessage');
  return {
    label: labelOf(component),
    kind: action.kind,
    objectApiName: target.apiName,
    columns: columns.filter(({ length }) => length > 0),
    values: Object.fromEntries([...preset, ...link]),
    ...(successMessage === undefined ? {} : { successMessage }),
  };
}

function sourceOf(
  org: Org,
  user: UserContext,
  { sourceObject = '' }: FormAction,
  recordId: string,
): Source | undefined {
  const { schema } = org.model;
  const object = schema.object(sourceObject);
  if (!object || !user.mayObject(object, 'read')) return undefined;
  const record = org.store.load(object, [recordId]).get(recordId);
  return record && mayReadRecord({ schema, store: org.store, user }, object, record) ? { object, record } : undefined;
}

interface Preset {
  readonly action: FormAction;
  readonly source: Source;
  readonly field: FieldSchema;
  readonly override: FieldOverride;
}

/** Blank where the formula cannot be computed, or reads what the user may not: a form must not tell it. */
function presetValue(org: Org, user: UserContext, { action, source, field, override }: Preset): FieldValue {
  if (override.formula === undefined)
    return field.type === 'Checkbox' ? override.literal === 'true' : (override.literal ?? null);
  const { schema, catalog } = org.model;
  const formula = compileFormula(override.formula, {
    returnType: formulaTypeOf(field) ?? 'Text',
    place: 'defaultValue',
    blanksAs: 'blank',
    scope: quickActionScope(schema, catalog, action.sourceObject),
  });
  if (!formula.references.every((reference) => mayRead(org, user, source.object, reference))) return null;
  const now = org.now();
  const reader = createReader({ model: org.model, store: org.store, user, now });
  const value = (path: readonly string[]): FieldValue => reader.value(source.object, source.record, path);
  try {
    const answer = formula.evaluate({
      value,
      priorValue: value,
      isNew: false,
      isClone: false,
      now,
      timeZone: user.timeZone,
    });
    // Formulas speak of 0.15, fields hold 15.
    return field.type === 'Percent' && typeof answer === 'number' ? Number((answer * 100).toPrecision(15)) : answer;
  } catch (error) {
    if (error instanceof FormulaEvaluationError) return null;
    throw error;
  }
}

function mayRead({ model }: Org, user: UserContext, start: ObjectSchema, { path }: FormulaReference): boolean {
  if (path[0]?.startsWith('$')) return true;
  let object: ObjectSchema | undefined = start;
  for (const segment of path.slice(0, -1)) {
    const step: ReturnType<typeof followRelationship> = object && followRelationship(model.schema, object, segment);
    if (!object || !step || !user.mayReadField(object, step.field)) return false;
    object = user.mayObject(step.target, 'read') ? step.target : undefined;
  }
  const field = object && model.schema.field(object.apiName, path.at(-1) ?? '');
  return object !== undefined && field !== undefined && user.mayReadField(object, field);
}
