import { FormulaCompileError, FormulaEvaluationError } from '../../../formula/errors.ts';
import { compileFormula } from '../../../formula/index.ts';
import type { CompiledFormula, FormulaContext, FormulaDataType, FormulaPlace } from '../../../formula/types.ts';
import type { Component, MetadataElement } from '../../../metadata/types.ts';
import type { FieldValue, Schema } from '../../../schema/types.ts';
import { asBefore } from './conditions.ts';
import { children, child, text } from '../elements/context.ts';
import { FlowFault } from '../run/errors.ts';
import type { Problems } from './problems.ts';
import type { FlowScope } from './scope.ts';
import { compileTemplate } from './template.ts';
import type { FlowVariable, Frame, Reference } from '../types.ts';
import { compileValue } from './value-source.ts';
import { isTextType, type FlowType } from '../values.ts';

const DATA_TYPES: Readonly<Record<string, FormulaDataType>> = {
  String: 'Text',
  Number: 'Number',
  Currency: 'Currency',
  Boolean: 'Checkbox',
  Date: 'Date',
  DateTime: 'DateTime',
  Time: 'Time',
  Picklist: 'Picklist',
  Multipicklist: 'MultiselectPicklist',
};

/** Name, type and direction of the variables of a flow. Those of unsupported types are left out. */
export function flowVariableTypes(
  component: Component,
  schema: Schema,
): { name: string; type: FlowType; isInput: boolean; isOutput: boolean }[] {
  return children(component.definition, 'variables').flatMap((variable) => {
    const type = variableType(variable, schema);
    const name = text(variable, 'name');
    return type && name
      ? [{ name, type, isInput: variable['isInput'] === true, isOutput: variable['isOutput'] === true }]
      : [];
  });
}

function variableType(variable: MetadataElement, schema: Schema): FlowType | undefined {
  const isCollection = variable['isCollection'] === true;
  const dataType = text(variable, 'dataType') ?? '';
  if (dataType === 'SObject') {
    const object = schema.object(text(variable, 'objectType') ?? '');
    return object && { kind: 'record', object, isCollection };
  }
  const data = DATA_TYPES[dataType];
  return data && { kind: 'value', data, isCollection };
}

/** Declares the variables of a flow and compiles their default values. */
export function declareVariables(component: Component, scope: FlowScope, problems: Problems): () => FlowVariable[] {
  for (const variable of flowVariableTypes(component, scope.schema)) {
    scope.declare(variable.name, () => ({ name: variable.name, type: variable.type, writable: true }));
  }
  return () => {
    const types = flowVariableTypes(component, scope.schema);
    return children(component.definition, 'variables').flatMap((definition, index) => {
      const name = text(definition, 'name') ?? '';
      const own = problems.of(name, 'Variable', `variables.${index}`);
      const variable = types.find((candidate) => candidate.name === name);
      if (!variable) {
        const objectType = text(definition, 'objectType');
        own.add(
          objectType === undefined
            ? `The local org does not support variables of type ${text(definition, 'dataType') ?? ''}.`
            : `The object "${objectType}" doesn't exist.`,
          { rule: 'flow-variable' },
        );
        return [];
      }
      const value = child(definition, 'value');
      return [{ ...variable, initial: value ? compileValue(value, scope, own) : undefined }];
    });
  };
}

/** Declares constants, formulas and text templates. Answered work compiles the formulas and templates, for their problems. */
export function declareComputed(component: Component, scope: FlowScope, problems: Problems): () => void {
  const compiled: (() => unknown)[] = [];
  for (const definition of children(component.definition, 'constants')) {
    const name = text(definition, 'name') ?? '';
    const data = DATA_TYPES[text(definition, 'dataType') ?? ''] ?? 'Text';
    scope.declare(name, () => {
      const value = compileValue(child(definition, 'value'), scope, problems.of(name, 'Constant'));
      return (
        value && {
          name,
          type: { kind: 'value', data, isCollection: false },
          writable: false,
          get: (frame) => value.get(frame),
        }
      );
    });
    compiled.push(() => scope.resolve(name));
  }
  for (const definition of children(component.definition, 'formulas')) {
    const name = text(definition, 'name') ?? '';
    scope.declare(name, () => {
      const data = DATA_TYPES[text(definition, 'dataType') ?? 'String'] ?? 'Text';
      const scale = typeof definition['scale'] === 'number' ? definition['scale'] : undefined;
      const formula = compileFlowFormula(
        text(definition, 'expression') ?? '',
        data,
        scale,
        scope,
        problems.of(name, 'Formula'),
      );
      return (
        formula && {
          name,
          type: { kind: 'value', data, isCollection: false },
          writable: false,
          get: (frame) => formula(frame),
        }
      );
    });
    compiled.push(() => scope.resolve(name));
  }
  for (const definition of children(component.definition, 'textTemplates')) {
    const name = text(definition, 'name') ?? '';
    scope.declare(name, () => {
      const render = compileTemplate(text(definition, 'text') ?? '', scope, problems.of(name, 'Text Template'));
      return { name, type: { kind: 'value', data: 'Text', isCollection: false }, writable: false, get: render };
    });
    compiled.push(() => scope.resolve(name));
  }
  return () => compiled.forEach((compile) => compile());
}

/**
 * Compiles a formula of a flow (a formula resource or an entry condition); names stand as `{!Name}`. Evaluating one that cannot
 * be computed (division by zero …) is a fault of the element that reads it.
 */
export function compileFlowFormula(
  source: string,
  returnType: FormulaDataType,
  scale: number | undefined,
  scope: FlowScope,
  problems: Problems,
  place: FormulaPlace = 'flow',
): ((frame: Frame) => FieldValue) | undefined {
  const references: References = new Map();
  let formula: CompiledFormula;
  try {
    formula = compileFormula(source, {
      returnType,
      place,
      blanksAs: 'blank',
      ...(scale === undefined ? {} : { scale }),
      ...(isTextType(returnType) ? { emptyText: 'keep' as const } : {}),
      scope: {
        resolve(path) {
          const name = path.join('.');
          const reference = scope.resolve(name);
          if (reference?.type.kind !== 'value' || reference.type.isCollection) return undefined;
          const canonical = [...path];
          references.set(canonical, reference);
          const { data, scale: places, picklistValues } = reference.type;
          return {
            path: canonical,
            type: data,
            ...(places === undefined ? {} : { scale: places }),
            ...(picklistValues === undefined ? {} : { picklistValues }),
          };
        },
      },
    });
  } catch (error) {
    if (!(error instanceof FormulaCompileError)) throw error;
    problems.add(error.message, { rule: 'formula' });
    return undefined;
  }
  return (frame) => evaluate(formula, references, frame);
}

/** What the names of a formula refer to, by the path with which it asks for their values. */
type References = Map<readonly string[], Reference>;

function evaluate(formula: CompiledFormula, references: References, frame: Frame): FieldValue {
  const { transaction, isNew } = frame.interview;
  const read = (path: readonly string[], at: Frame): FieldValue => references.get(path)?.get(at) as FieldValue;
  const context: FormulaContext = {
    value: (path) => read(path, frame),
    priorValue: (path) => read(path, asBefore(frame)),
    isNew,
    isClone: false,
    now: transaction.now,
    timeZone: transaction.user.timeZone,
  };
  try {
    return formula.evaluate(context);
  } catch (error) {
    if (error instanceof FormulaEvaluationError)
      throw new FlowFault(`The flow couldn't evaluate a formula: ${error.message}`, { cause: error });
    throw error;
  }
}
