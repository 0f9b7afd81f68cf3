import type { Connection } from 'jsforce';
import type { Progress } from '../../output/progress.ts';
import type { Mark } from '../mark.ts';
import type { DealPlan } from '../types.ts';
import type { People } from './people.ts';

/** The org's own stages, by meaning. */
export interface Stages {
  readonly open: readonly string[];
  readonly won: string;
  readonly lost: string;
}

export interface Customers {
  /** Account ids by the plan's account keys. */
  readonly accounts: ReadonlyMap<string, string>;
  /** Contact ids by the plan's contact keys. */
  readonly contacts: ReadonlyMap<string, string>;
}

/** How many records the run has written, so that it can say when it changed nothing. */
export interface Tally {
  written: number;
}

/** What every step of a seed works with. */
export interface SeedContext {
  readonly connection: Connection;
  readonly progress: Progress;
  readonly mark: Mark;
  readonly tally: Tally;
  /** Throws when the user has asked to stop; called where nothing is half done. */
  readonly checkpoint: () => void;
  readonly people: People;
  /** Role ids by the plan's role keys. */
  readonly roles: ReadonlyMap<string, string>;
  readonly customers: Customers;
  readonly stages: Stages;
}

export interface SeededDeal {
  readonly plan: DealPlan;
  readonly id: string;
  readonly isWon: boolean;
  readonly isClosed: boolean;
}
