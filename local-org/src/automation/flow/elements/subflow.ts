import type { MetadataElement } from '../../../metadata/types.ts';
import { FlowFault } from '../run/errors.ts';
import { flowVariableTypes } from '../compile/resources.ts';
import type { FlowScope } from '../compile/scope.ts';
import type { Frame, Reference, SubflowElement, ValueSource } from '../types.ts';
import { copy, isAssignable, type FlowValue } from '../values.ts';
import { children, text, valueOf, type ElementContext } from './context.ts';

/** Name under which the frame holds an output variable of a called flow. */
function outputName(element: string, variable: string): string {
  return `${element}.${variable}`;
}

/** A subflow element that stores its outputs automatically is referred to as `Element.variable`. */
export function declareSubflow(definition: MetadataElement, name: string, scope: FlowScope): void {
  if (definition['storeOutputAutomatically'] !== true) return;
  const member = (variable: string): Reference | undefined => {
    const called = scope.catalog.get('Flow', text(definition, 'flowName') ?? '');
    const found =
      called &&
      flowVariableTypes(called, scope.schema).find(
        (candidate) => candidate.isOutput && candidate.name.toLowerCase() === variable.toLowerCase(),
      );
    if (!found) return undefined;
    const key = outputName(name, found.name);
    return { text: key, type: found.type, get: (frame) => frame.values.get(key) ?? null };
  };
  scope.declare(name, () => ({
    name,
    type: { kind: 'value', data: 'Text', isCollection: false },
    writable: false,
    member,
  }));
}

/** Subflow: runs another flow with copies of the inputs; its outputs are copied back. It has no fault path of its own. */
export function compileSubflow(definition: MetadataElement, context: ElementContext): SubflowElement | undefined {
  const { name, scope, problems } = context;
  const flowName = text(definition, 'flowName') ?? '';
  const component = context.flowComponent(flowName);
  if (!component) {
    problems.add(`The flow "${flowName}" doesn't exist.`, { rule: 'flow-subflow' });
    return undefined;
  }
  if (context.isActive && component.definition['status'] !== 'Active')
    problems.add(`The flow "${component.fullName}" isn't active.`, { rule: 'flow-subflow' });
  const start = component.definition['start'];
  if (typeof start === 'object' && 'triggerType' in start)
    problems.add(`The flow "${component.fullName}" is started by a trigger and can't be called.`, {
      rule: 'flow-subflow',
    });
  const variables = flowVariableTypes(component, scope.schema);
  const inputs = compileInputs(definition, variables, context);
  const outputs = compileOutputs(definition, variables, context);
  const automatic =
    definition['storeOutputAutomatically'] === true ? variables.filter((variable) => variable.isOutput) : [];
  return {
    kind: 'subflow',
    kindLabel: 'Subflow',
    name,
    next: context.connector(definition, 'connector'),
    target() {
      const flow = context.compiledFlow(component.fullName);
      if (!flow?.active) throw new FlowFault(`The flow "${component.fullName}" isn't active.`);
      return flow;
    },
    inputs(frame) {
      const values = new Map<string, FlowValue>();
      for (const { variable, value } of inputs) values.set(variable, copy(value.get(frame)));
      return values;
    },
    finish(frame, called) {
      for (const { variable, set } of outputs) set(frame, copy(called.values.get(variable) ?? null));
      for (const { name: variable } of automatic)
        frame.values.set(outputName(name, variable), copy(called.values.get(variable) ?? null));
    },
  };
}

type Variables = ReturnType<typeof flowVariableTypes>;

function compileInputs(
  definition: MetadataElement,
  variables: Variables,
  context: ElementContext,
): { variable: string; value: ValueSource }[] {
  return children(definition, 'inputAssignments').flatMap((assignment) => {
    const variableName = text(assignment, 'name') ?? '';
    const variable = variables.find(
      (candidate) => candidate.isInput && candidate.name.toLowerCase() === variableName.toLowerCase(),
    );
    const value = valueOf(assignment, context);
    if (!variable)
      context.problems.add(`The called flow has no input variable "${variableName}".`, { rule: 'flow-subflow' });
    else if (value?.type && !isAssignable(value.type, variable.type)) {
      context.problems.add(`The value for the input variable "${variable.name}" has an incompatible data type.`, {
        rule: 'flow-subflow',
      });
    }
    return variable && value ? [{ variable: variable.name, value }] : [];
  });
}

function compileOutputs(
  definition: MetadataElement,
  variables: Variables,
  context: ElementContext,
): { variable: string; set: (frame: Frame, value: FlowValue) => void }[] {
  return children(definition, 'outputAssignments').flatMap((assignment) => {
    const variableName = text(assignment, 'name') ?? '';
    const reference = text(assignment, 'assignToReference') ?? '';
    const variable = variables.find(
      (candidate) => candidate.isOutput && candidate.name.toLowerCase() === variableName.toLowerCase(),
    );
    const target = context.scope.resolve(reference);
    if (!variable)
      context.problems.add(`The called flow has no output variable "${variableName}".`, { rule: 'flow-subflow' });
    if (!target?.set) context.problems.unknownReference(reference);
    return variable && target?.set ? [{ variable: variable.name, set: target.set }] : [];
  });
}
