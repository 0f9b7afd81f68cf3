import { SalesforceError } from '../../../errors.ts';
import { LimitExceededError } from '../../limits.ts';
import type { RunningTransaction } from '../../transaction.ts';
import { cannotSaveBecauseOf, FlowFault } from './errors.ts';
import { createFrame, runFrame, type InterviewSteps, type Waiting } from './interview.ts';
import type { CompiledFlow, Frame, Interview, Outcome } from '../types.ts';
import type { FlowValue } from '../values.ts';

/** How an interview ended: with an unhandled fault, or not. */
export interface FinishedInterview {
  readonly interview: Interview;
  readonly fault: string | undefined;
  /** What its variables hold at the end; undefined where it never began. */
  readonly frame: Frame | undefined;
}

interface Running {
  readonly index: number;
  readonly steps: InterviewSteps;
  waiting: Waiting | undefined;
  fault: string | undefined;
  frame: Frame | undefined;
}

/**
 * Runs the interviews of one flow together: each advances to its next data element or its end; those that wait at the same
 * element are served by one statement, counted once; then all advance again. (Flow Help, "Flow Bulkification in
 * Transactions": interviews stop at the element, and the element is executed for all.) Results in the order given.
 *
 * `inputs` are the values of input variables that each interview is given.
 *
 * A limit that is exceeded ends the whole transaction and is named by the flow's label.
 */
export function runTogether(
  transaction: RunningTransaction,
  flow: CompiledFlow,
  interviews: readonly Interview[],
  start: string | undefined,
  inputs: ReadonlyMap<string, FlowValue> = new Map(),
): FinishedInterview[] {
  try {
    const running = interviews.map((interview, index): Running => {
      // The frame is made inside the steps: a default value that fails is the interview's fault.
      const frame = (): Frame => (one.frame = createFrame(flow, interview, '', inputs));
      const one: Running = {
        index,
        steps: (function* (): InterviewSteps {
          yield* runFrame(frame(), start);
        })(),
        waiting: undefined,
        fault: undefined,
        frame: undefined,
      };
      return one;
    });
    for (const one of running) advance(one, undefined);
    for (let waiting = running.filter(isWaiting); waiting.length > 0; waiting = running.filter(isWaiting)) {
      for (const group of groupByElement(waiting)) serve(transaction, group);
    }
    return interviews.map((interview, index) => ({
      interview,
      fault: running[index]?.fault,
      frame: running[index]?.frame,
    }));
  } catch (error) {
    throw error instanceof LimitExceededError ? error.inFlow(cannotSaveBecauseOf(flow.label, error.message)) : error;
  }
}

function isWaiting(one: Running): boolean {
  return one.waiting !== undefined;
}

function advance(one: Running, outcome: Outcome | undefined): void {
  try {
    // The first call of a generator takes no value.
    const step = outcome ? one.steps.next(outcome) : one.steps.next();
    one.waiting = step.done ? undefined : step.value;
  } catch (error) {
    if (!(error instanceof FlowFault)) throw error;
    one.waiting = undefined;
    one.fault = error.message;
  }
}

function groupByElement(waiting: readonly Running[]): Running[][] {
  const groups = new Map<string, Running[]>();
  for (const one of waiting) {
    const key = one.waiting?.key ?? '';
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function serve(transaction: RunningTransaction, group: readonly Running[]): void {
  const element = group[0]?.waiting?.element;
  if (!element) return;
  const outcomes = execute(
    transaction,
    element,
    group.map((one) => one.waiting?.input),
  );
  group.forEach((one, index) => advance(one, outcomes[index] ?? { fault: 'The element answered nothing.' }));
}

function execute(transaction: RunningTransaction, element: Waiting['element'], inputs: readonly unknown[]): Outcome[] {
  try {
    return element.execute(transaction, inputs);
  } catch (error) {
    if (error instanceof LimitExceededError || !(error instanceof SalesforceError)) throw error;
    return inputs.map(() => ({ fault: `${error.errorCode}: ${error.message}` }));
  }
}
