import { notSupported, SalesforceError } from '../../../errors.ts';
import type { RunningTransaction } from '../../transaction.ts';
import type { FlowInput, FlowRun } from '../../types.ts';
import type { CompiledFlow, FlowVariable } from '../types.ts';
import { isCollection, isNumberType, isRecord, type FlowValue } from '../values.ts';
import { createInterview } from './interview.ts';
import { runTogether } from './run-together.ts';

/** Takes back what an interview with an unhandled fault did. */
class Faulted extends Error {
  readonly run: FlowRun;

  constructor(run: FlowRun) {
    super(run.fault);
    this.run = run;
  }
}

/**
 * Runs a flow that nothing triggers, with values for its input variables, in the context of the user or in system mode as the
 * flow says. What an unhandled fault leaves behind is taken back. Records as inputs are refused by name.
 */
export function launchFlow(
  transaction: RunningTransaction,
  name: string,
  inputs: ReadonlyMap<string, FlowInput>,
): FlowRun {
  const flow = transaction.model.automation.flow(name);
  if (!flow?.active || flow.moment !== 'autolaunched')
    throw new SalesforceError('NOT_FOUND', `The flow ${name} isn't there, isn't active, or has a trigger.`, {
      httpStatus: 404,
    });
  const values = new Map([...inputs].map(([input, value]) => checkedInput(flow, input, value)));
  const acting: RunningTransaction = { ...transaction, actsAsUser: !flow.inSystemMode };
  const interview = createInterview(acting, undefined);
  try {
    return transaction.attempt(() => {
      const [finished] = runTogether(acting, flow, [interview], flow.start, values);
      const outputs = Object.fromEntries(
        flow.variables
          .filter((variable) => variable.isOutput)
          .map((variable) => [variable.name, plain(finished?.frame?.values.get(variable.name) ?? null)]),
      );
      const run = { interviewId: interview.guid, outputs, fault: finished?.fault };
      if (run.fault !== undefined) throw new Faulted(run);
      return run;
    });
  } catch (error) {
    if (!(error instanceof Faulted)) throw error;
    return error.run;
  }
}

function checkedInput(flow: CompiledFlow, name: string, value: FlowInput): [string, FlowValue] {
  const variable = flow.variables.find((one) => one.isInput && one.name.toLowerCase() === name.toLowerCase());
  if (!variable)
    throw new SalesforceError('INVALID_API_INPUT', `The flow ${flow.name} has no input variable named ${name}.`);
  if (variable.type.kind === 'record') throw notSupported(`records as inputs of a flow (${variable.name})`);
  const isList = Array.isArray(value);
  const items = isList ? value : [value];
  if (isList !== variable.type.isCollection || !items.every((item) => item === null || fits(variable, item)))
    throw new SalesforceError(
      'INVALID_API_INPUT',
      `The value of the input variable ${variable.name} has a wrong type.`,
    );
  return [variable.name, value as FlowValue];
}

function fits({ type }: FlowVariable, value: unknown): boolean {
  if (type.kind === 'record') return false;
  if (type.data === 'Checkbox') return typeof value === 'boolean';
  return isNumberType(type.data) ? typeof value === 'number' : typeof value === 'string';
}

/** A flow's value as the API shows it. */
function plain(value: FlowValue): unknown {
  if (isCollection(value)) return value.map(plain);
  return isRecord(value) ? { ...value.fields } : value;
}
