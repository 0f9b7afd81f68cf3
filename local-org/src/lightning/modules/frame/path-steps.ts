import type { PathDescription, PathStep } from '../../pages/types.ts';

/** Stands for all closed stages while a record is open. */
export const CLOSED = 'Closed';

export interface ShownStep {
  readonly value: string;
  readonly label: string;
  /** Said to who cannot see the step's colour. */
  readonly state: string;
  readonly isCurrent: boolean;
  readonly kind: 'complete' | 'current' | 'incomplete' | 'won' | 'lost';
  readonly step: PathStep;
}

/**
 * The steps of a path for a record with this value: closed stages are one step, that of the record or (of an open record)
 * `CLOSED`; what stands before the value is complete. Source: Salesforce Help, "Path".
 */
export function stepsOf({ steps }: PathDescription, value: string): ShownStep[] {
  const open = steps.filter(({ isClosed }) => !isClosed);
  const closed = steps.filter(({ isClosed }) => isClosed);
  const reached = closed.find((step) => step.value === value);
  const current = reached ? open.length : open.findIndex((step) => step.value === value);
  const shown = open.map((step, index): ShownStep => {
    const kind = index === current ? 'current' : index < current && !lost(reached) ? 'complete' : 'incomplete';
    return {
      value: step.value,
      label: step.label,
      kind,
      state: kind === 'complete' ? 'Stage complete' : kind === 'current' ? 'Current stage' : '',
      isCurrent: kind === 'current',
      step,
    };
  });
  const [first] = closed;
  const last = reached ?? (first && { ...first, value: CLOSED, label: CLOSED, fields: [], info: '' });
  if (!last) return shown;
  const kind = reached ? (reached.isWon ? 'won' : 'lost') : 'incomplete';
  const state = reached ? 'Current stage' : '';
  return [
    ...shown,
    { value: last.value, label: last.label, kind, state, isCurrent: reached !== undefined, step: last },
  ];
}

function lost(step: PathStep | undefined): boolean {
  return step !== undefined && !step.isWon;
}
