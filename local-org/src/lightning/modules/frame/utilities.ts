import type { UtilityDescription } from '../../pages/types.ts';

/** A utility of the bar as it is now. */
export interface Utility extends UtilityDescription {
  readonly isOpen: boolean;
  /** Its component has been drawn. */
  readonly isLoaded: boolean;
  readonly highlighted: boolean;
  readonly panelLabel: string;
}

type Listener = () => void;

const listeners = new Set<Listener>();
let utilities: readonly Utility[] = [];

/** Takes the utilities of an app. */
export function setUtilities(described: readonly UtilityDescription[]): void {
  utilities = described.map((utility) => ({
    ...utility,
    isOpen: false,
    isLoaded: utility.eager,
    highlighted: false,
    panelLabel: utility.label,
  }));
  changed();
}

/** The utilities as they are now, in the order of the bar; a change makes a new array. Empty until the app is known. */
export function allUtilities(): readonly Utility[] {
  return utilities;
}

/** Calls the listener after each change, until the function it answers is called. */
export function onUtilitiesChanged(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Changes a utility; opening one minimises the others. False when there is none of the id. */
export function updateUtility(utilityId: string, changes: Partial<Utility>): boolean {
  if (!utilities.some((utility) => utility.utilityId === utilityId)) return false;
  utilities = utilities.map((utility) => {
    if (utility.utilityId === utilityId)
      return { ...utility, ...changes, isLoaded: utility.isLoaded || changes.isOpen === true };
    return changes.isOpen ? { ...utility, isOpen: false } : utility;
  });
  changed();
  return true;
}

function changed(): void {
  for (const listener of [...listeners]) listener();
}
