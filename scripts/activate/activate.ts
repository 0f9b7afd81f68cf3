import type { Connection } from 'jsforce';
import type { Progress } from '../output/progress.ts';
import { readPackage } from '../package/package-contents.ts';
import { activateFlows, isCurrent, readFlowStates } from './flows.ts';
import type { Activation, FlowState } from './flows.ts';
import { moveGate, readGate } from './gate.ts';
import type { GateMode } from './gate.ts';
import { activationOrder } from './order.ts';

export interface ActivateOptions {
  /** Only reads and reports. */
  readonly check: boolean;
  /** Where the gate is to stand afterwards; absent: it stays. */
  readonly gate?: GateMode;
  readonly progress: Progress;
}

export interface ActivateResult {
  /** As read back at the end, in the order of activation. */
  readonly flows: readonly FlowState[];
  readonly activated: readonly string[];
  readonly refused: readonly Activation[];
  /** Flows whose newest version does not run: inactive, on an older version, or not in the org. */
  readonly notCurrent: readonly string[];
  readonly gate: {
    /** Undefined: the org has no policy record. */
    readonly before: string | undefined;
    readonly after: string | undefined;
    /** Why the gate was not moved although asked. */
    readonly kept?: string;
  };
}

/** Switches the package's flows on, reads back that they are, and then moves the gate if asked. */
export async function activate(connection: Connection, options: ActivateOptions): Promise<ActivateResult> {
  const { flows: sources, policy } = await readPackage();
  const ordered = activationOrder(sources);
  const { progress } = options;
  let done: Activation[] = [];
  if (!options.check) {
    progress.step('Flows');
    done = await activateFlows(connection, ordered, () => {});
    progress.done(`${done.length} switched on or tried`);
  }
  const flows = await readFlowStates(connection, ordered);
  const notCurrent = flows.filter((state) => !isCurrent(state)).map(({ name }) => name);
  const before = await readGate(connection, policy);
  const refused = done.filter(({ refusal }) => refusal !== undefined);
  const shared = {
    flows,
    activated: done.filter(({ refusal }) => refusal === undefined).map(({ name }) => name),
    refused,
    notCurrent,
  };
  if (options.check || options.gate === undefined) return { ...shared, gate: { before, after: before } };
  if (options.gate === 'Enforce' && notCurrent.length > 0)
    return {
      ...shared,
      gate: { before, after: before, kept: 'Enforce needs every flow active: nobody could win a deal without them.' },
    };
  progress.step('Gate');
  await moveGate(connection, policy, options.gate);
  progress.done(options.gate);
  return { ...shared, gate: { before, after: options.gate } };
}
