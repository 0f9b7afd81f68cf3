import { tellPlace, type Place } from '../../frame/place.ts';
import { allUtilities, updateUtility as change, type Utility } from '../../frame/utilities.ts';

/** Source of all of this: Console Developer Guide, "Methods for the Utility Bar in Lightning Experience". */

export interface UtilityInfo {
  readonly id: string;
  readonly isLoaded: boolean;
  readonly utilityLabel: string;
  readonly utilityIcon: string;
  readonly utilityHighlighted: boolean;
  readonly utilityVisible: boolean;
  readonly panelHeaderLabel: string;
  readonly panelHeight: number;
  readonly panelWidth: number;
}

/** Wire: the id of the utility that the component stands in; null outside of one. */
export class EnclosingUtilityId {
  static readonly contextSchema = { utilityId: 'optional' };
  readonly #callback: (utilityId: string | null) => void;

  constructor(callback: (utilityId: string | null) => void) {
    this.#callback = callback;
  }

  update(_config: Readonly<Record<string, unknown>>, place?: Place): void {
    this.#callback(place?.utilityId ?? null);
  }

  connect(): void {}

  disconnect(): void {}
}
tellPlace(EnclosingUtilityId);

/** What the bar shows of a utility now. Rejects when there is none of the id. */
export async function getInfo(utilityId: string): Promise<UtilityInfo> {
  const utility = allUtilities().find((candidate) => candidate.utilityId === utilityId);
  if (!utility) throw unknown(utilityId);
  return describe(utility);
}

/** Every utility of the app, in the order of the bar; empty for an app without any. */
export async function getAllUtilityInfo(): Promise<UtilityInfo[]> {
  return allUtilities().map(describe);
}

/** Opens the panel of a utility, which minimises the others. Rejects when there is none of the id. */
export async function open(utilityId: string): Promise<boolean> {
  return set(utilityId, { isOpen: true });
}

/** Closes the panel of a utility, which stays loaded. Rejects when there is none of the id. */
export async function minimize(utilityId: string): Promise<boolean> {
  return set(utilityId, { isOpen: false });
}

/** Changes what the bar shows of a utility. */
export async function updateUtility(
  utilityId: string,
  { label, icon, highlighted }: { label?: string; icon?: string; highlighted?: boolean },
): Promise<boolean> {
  return set(utilityId, {
    ...(label === undefined ? {} : { label }),
    ...(icon === undefined ? {} : { iconName: icon.includes(':') ? icon : `utility:${icon}` }),
    ...(highlighted === undefined ? {} : { highlighted }),
  });
}

/** Changes the panel of a utility; width and height in pixels. */
export async function updatePanel(
  utilityId: string,
  { label, width, height }: { label?: string; width?: number; height?: number },
): Promise<boolean> {
  return set(utilityId, {
    ...(label === undefined ? {} : { panelLabel: label }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  });
}

function describe(utility: Utility): UtilityInfo {
  return {
    id: utility.utilityId,
    isLoaded: utility.isLoaded,
    utilityLabel: utility.label,
    utilityIcon: utility.iconName,
    utilityHighlighted: utility.highlighted,
    utilityVisible: utility.isOpen,
    panelHeaderLabel: utility.panelLabel,
    panelHeight: utility.height,
    panelWidth: utility.width,
  };
}

function set(utilityId: string, changes: Partial<Utility>): boolean {
  if (!change(utilityId, changes)) throw unknown(utilityId);
  return true;
}

function unknown(utilityId: string): Error {
  return new Error(`There is no utility ${utilityId}.`);
}
