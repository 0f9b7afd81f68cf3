import { randomUUID } from 'node:crypto';
import type { SObjectRecord } from '../../../schema/types.ts';
import type { RunningTransaction } from '../../transaction.ts';
import { FlowFault } from './errors.ts';
import type { CompiledFlow, DataElement, Frame, Interview, Outcome, SubflowElement } from '../types.ts';
import type { FlowValue, RecordValue } from '../values.ts';

/** An interview stands still at a data element until its statement has been executed. */
export interface Waiting {
  /** Interviews with the same key are served by one statement: the element, with the subflows by which it was reached. */
  readonly key: string;
  readonly element: DataElement;
  readonly input: unknown;
}

export type InterviewSteps = Generator<Waiting, void, Outcome>;

/** An interview may pass so many elements: a loop without an end must not stop the org. */
const MAXIMUM_ELEMENTS = 200_000;
const MAXIMUM_CALL_DEPTH = 50;

/** Makes the interview of a flow with a record (or none). */
export function createInterview(
  transaction: RunningTransaction,
  record: RecordValue | undefined,
  options: { prior?: SObjectRecord | undefined; isNew?: boolean; formulasAreStale?: boolean } = {},
): Interview {
  return {
    transaction,
    guid: randomUUID(),
    record,
    prior: options.prior,
    isNew: options.isNew ?? false,
    formulasAreStale: options.formulasAreStale ?? false,
    customErrors: [],
  };
}

/** The variables of one run of a flow, with their default values; inputs win over these. */
export function createFrame(
  flow: CompiledFlow,
  interview: Interview,
  callPath = '',
  inputs: ReadonlyMap<string, FlowValue> = new Map(),
): Frame {
  const frame: Frame = { flow, interview, callPath, values: new Map(), loops: new Map(), faultMessage: null };
  for (const variable of flow.variables) {
    const given = inputs.get(variable.name);
    const initial: FlowValue = variable.type.isCollection ? [] : null;
    frame.values.set(variable.name, given ?? variable.initial?.get(frame) ?? initial);
  }
  return frame;
}

/**
 * The steps of one run of a flow from an element on. Elements that need nothing of the org run inline; data elements are
 * yielded and answered with their outcome; a fault takes the fault path or, without one, ends the interview.
 */
export function* runFrame(frame: Frame, start: string | undefined): InterviewSteps {
  let name = start;
  for (let passed = 0; name !== undefined; passed++) {
    if (passed > MAXIMUM_ELEMENTS) throw new FlowFault('The flow passed too many elements: it seems to have no end.');
    const element = frame.flow.elements.get(name);
    if (!element) throw new FlowFault(`The flow has no element "${name}".`);
    if (element.kind === 'step') name = element.run(frame);
    else if (element.kind === 'subflow') name = yield* callSubflow(frame, element);
    else name = yield* passDataElement(frame, element);
  }
}

function* passDataElement(frame: Frame, element: DataElement): Generator<Waiting, string | undefined, Outcome> {
  const outcome = yield* attempt(frame, element);
  if ('output' in outcome) {
    element.finish(frame, outcome.output);
    return element.next;
  }
  if (element.fault === undefined) throw new FlowFault(outcome.fault);
  frame.faultMessage = outcome.fault;
  return element.fault;
}

function* attempt(frame: Frame, element: DataElement): Generator<Waiting, Outcome, Outcome> {
  let input: unknown;
  try {
    input = element.prepare(frame);
  } catch (error) {
    if (error instanceof FlowFault) return { fault: error.message };
    throw error;
  }
  return yield { key: `${frame.callPath}/${frame.flow.name}.${element.name}`, element, input };
}

function* callSubflow(frame: Frame, element: SubflowElement): Generator<Waiting, string | undefined, Outcome> {
  const callPath = `${frame.callPath}/${frame.flow.name}.${element.name}`;
  if (callPath.split('/').length > MAXIMUM_CALL_DEPTH) throw new FlowFault('The flow calls subflows too deeply.');
  const flow = element.target(frame);
  const called = createFrame(
    flow,
    { ...frame.interview, record: undefined, prior: undefined },
    callPath,
    element.inputs(frame),
  );
  yield* runFrame(called, flow.start);
  element.finish(frame, called);
  return element.next;
}
