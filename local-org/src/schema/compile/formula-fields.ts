import { compileFormula, FormulaCompileError } from '../../formula/index.ts';
import type { CompileOptions } from '../../formula/types.ts';
import type { Catalog, Component, ReportProblem } from '../../metadata/types.ts';
import type { ComponentOf } from './relationships.ts';
import { formulaTypeOf, objectScope } from '../scope.ts';
import type { ObjectDraft } from '../standard/build.ts';
import type { SummarizedFormula } from './summaries.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../types.ts';

/** Bytes that a compiled formula may have, referenced formulas included. Source: Salesforce Help, "Formula Field Limits". */
const MAXIMUM_COMPILED_SIZE = 15_000;

/**
 * Compiles every formula field and default value into its object. A formula that another refers to comes first, so that
 * sizes add up and a circle is found; problems are reported in the words of Salesforce.
 */
export function compileFormulaFields(
  schema: Schema,
  drafts: ReadonlyMap<string, ObjectDraft>,
  catalog: Catalog,
  componentOf: ComponentOf,
  report: ReportProblem,
): void {
  const state = new Map<FieldSchema, 'compiling' | 'done'>();
  const path: { object: ObjectSchema; field: FieldSchema }[] = [];

  const compileField = (object: ObjectSchema, field: FieldSchema): void => {
    const component = componentOf(object.apiName, field.apiName);
    if (field.formula === undefined || component === undefined || state.get(field) === 'done') return;
    if (state.get(field) === 'compiling') {
      const circle = path
        .slice(path.findIndex((step) => step.field === field))
        .map((step) => `${step.object.apiName}.${step.field.apiName}`);
      report(
        component,
        `Formula field cannot reference itself, directly or indirectly: ${[...circle, circle[0]].join(' > ')}`,
        { rule: 'formula-circular', at: 'formula' },
      );
      return;
    }
    state.set(field, 'compiling');
    path.push({ object, field });
    compileInto(drafts.get(object.apiName.toLowerCase())?.formulas, component, field, field.formula, 'formula', {
      returnType: formulaTypeOf(field) ?? 'Text',
      place: 'field',
      blanksAs: field.formulaBlanksAs ?? 'zero',
      scope: objectScope(schema, catalog, object.apiName, compileField),
      ...(field.scale === undefined ? {} : { scale: field.scale }),
    });
    path.pop();
    state.set(field, 'done');
  };

  const compileInto = (
    target: Map<string, ReturnType<typeof compileFormula>> | undefined,
    component: Component,
    field: FieldSchema,
    source: string,
    at: string,
    options: CompileOptions,
  ): void => {
    try {
      const compiled = compileFormula(source, options);
      target?.set(field.apiName, compiled);
      if (compiled.compiledSize > MAXIMUM_COMPILED_SIZE) {
        const size = (value: number): string => value.toLocaleString('en-US');
        report(
          component,
          `Compiled formula is too big to execute (${size(compiled.compiledSize)} characters). Maximum size is ${size(MAXIMUM_COMPILED_SIZE)} characters`,
          { rule: 'formula-size', at },
        );
      }
    } catch (error) {
      if (!(error instanceof FormulaCompileError)) throw error;
      report(component, error.message, { rule: 'formula-compiles', at });
    }
  };

  for (const object of schema.objects) {
    for (const field of object.fields) {
      compileField(object, field);
      const component = componentOf(object.apiName, field.apiName);
      if (field.defaultValueFormula === undefined || component === undefined) continue;
      const type = formulaTypeOf(field) ?? 'Text';
      compileInto(
        drafts.get(object.apiName.toLowerCase())?.defaultValues,
        component,
        field,
        field.defaultValueFormula,
        'defaultValue',
        {
          // The formula of a picklist's default yields the value's API name.
          returnType: type === 'Picklist' || type === 'MultiselectPicklist' || type === 'LongTextArea' ? 'Text' : type,
          place: 'defaultValue',
          blanksAs: 'blank',
          scope: objectScope(schema, catalog, object.apiName),
          ...(field.scale === undefined ? {} : { scale: field.scale }),
        },
      );
    }
  }
}

/** Reports roll-ups over formulas that look beyond their own record or at the clock: such values change without a save. */
export function checkSummarizedFormulas(
  schema: Schema,
  summarized: readonly SummarizedFormula[],
  componentOf: ComponentOf,
  report: ReportProblem,
): void {
  for (const { summaryObject, summaryField, childObject, childField } of summarized) {
    const child = schema.object(childObject);
    const component = componentOf(summaryObject, summaryField);
    if (child === undefined || component === undefined || !looksElsewhere(schema, child, childField, new Set()))
      continue;
    report(
      component,
      `Field ${childObject}.${childField} cannot be used in a roll-up summary field: its formula refers to another object, the running user or the current time`,
      { rule: 'roll-up', at: 'summarizedField' },
    );
  }
}

function looksElsewhere(schema: Schema, object: ObjectSchema, fieldName: string, seen: Set<string>): boolean {
  if (seen.has(fieldName)) return false;
  seen.add(fieldName);
  const formula = object.formulas.get(fieldName);
  if (formula === undefined) return false;
  return (
    formula.dependsOnTime ||
    formula.references.some(
      (reference) => reference.path.length > 1 || looksElsewhere(schema, object, reference.path[0] ?? '', seen),
    )
  );
}
