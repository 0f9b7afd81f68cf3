import type { AccountPlan, DealPlan } from '../types.ts';
import type { Random } from './random.ts';
import type { Crew } from './staff.ts';

/** What a deal is made of, whatever becomes of it. */
export interface DealFrame {
  readonly seed: number;
  readonly index: number;
  readonly key: string;
  readonly name: string;
  readonly engagement: string;
  readonly account: AccountPlan;
  readonly crew: Crew;
}

/** How it is billed, and under which order. */
export function commercials({ index }: DealFrame, stream: Random): { billingModel: string; purchaseOrder: string } {
  return {
    billingModel: stream.pick(['Fixed price', 'Milestones', 'Milestones', 'Time and materials', 'Retainer']),
    purchaseOrder: `PO-${4_100 + index}`,
  };
}

/** What each deal says about itself. */
export function head({ key, name, account, crew }: DealFrame): Pick<DealPlan, 'key' | 'name' | 'account' | 'owner'> {
  return { key, name, account: account.key, owner: crew.seller };
}
