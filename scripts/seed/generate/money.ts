import type { CostPlan, InvoicePlan, RequestPlan, RolePlan } from '../types.ts';
import type { Frame } from './project.ts';
import type { Random } from './random.ts';

export interface Price {
  readonly amount: number;
  readonly listPrice: number;
  readonly otherCost: number;
  /** Discount beyond what is free, in percent. */
  readonly discount?: number;
}

/** Labour is about half of the price, as in a healthy consultancy; some deals are sold with a discount. */
export function price(members: readonly RequestPlan[], roles: readonly RolePlan[], stream: Random): Price {
  const labour = members.reduce(
    (sum, { role, hours }) => sum + hours * (roles.find(({ key }) => key === role)?.costRate ?? 0),
    0,
  );
  const amount = Math.round(labour / stream.between(0.48, 0.58) / 500) * 500;
  const discount = stream.chance(0.4) ? stream.whole(6, 18) : 0;
  const listPrice = Math.ceil(amount / (1 - discount / 100) / 100) * 100;
  return {
    amount,
    listPrice,
    otherCost: Math.round((amount * stream.between(0.01, 0.04)) / 100) * 100,
    ...(discount > 0 ? { discount: discount + 0.5 } : {}),
  };
}

/** A down payment, an invoice at half time, the rest: as far as the project has come, paid, overdue or credited as its story says. */
export function invoices(work: Frame, amount: number, code: string, stream: Random): InvoicePlan[] {
  const { story, startInDays, days, progress } = work;
  if (progress === 0)
    return [
      {
        number: `${code}-1`,
        type: 'Down payment',
        status: 'Planned',
        amount: share(amount, 0.3),
        dueInDays: startInDays + 20,
      },
    ];
  const plan: InvoicePlan[] = [];
  const add = (invoice: Omit<InvoicePlan, 'number'>) => plan.push({ number: `${code}-${plan.length + 1}`, ...invoice });
  const down = share(amount, 0.3);
  add({ type: 'Down payment', amount: down, ...settled(startInDays + 5, false, stream) });
  const half = startInDays + Math.round(days * 0.45);
  if (half < -3) {
    if (stream.chance(0.15))
      add({
        status: 'Void',
        amount: share(amount, 0.4),
        issuedInDays: half,
        voidReason: 'Issued to the wrong company of the group.',
      });
    add({
      amount: share(amount, 0.4),
      ...settled(story.unpaid === true ? Math.min(half, -46) : half, story.unpaid === true, stream),
    });
  } else add({ status: 'Planned', amount: share(amount, 0.4), dueInDays: half + 30 });
  const rest = amount - share(amount, 0.4);
  if (story.status === 'Completed')
    add({ amount: rest, deducted: down, ...settled(work.endInDays + 4, false, stream) });
  else if (story.status !== 'Cancelled')
    add({ status: 'Planned', amount: rest, deducted: down, dueInDays: Math.max(startInDays + days + 30, 20) });
  if (story.credits === true)
    add({ type: 'Credit note', amount: share(amount, 0.05), ...settled(work.endInDays - 20, false, stream) });
  return plan;
}

/** Issued on a day; paid within its terms when that is over, unless it stays unpaid. */
function settled(issuedInDays: number, unpaid: boolean, stream: Random) {
  const day = Math.min(issuedInDays, -1);
  const paidInDays = day + stream.whole(14, 29);
  return unpaid || paidInDays >= 0
    ? { status: 'Issued' as const, issuedInDays: day }
    : { status: 'Paid' as const, issuedInDays: day, paidInDays };
}

const KINDS: readonly Pick<CostPlan, 'name' | 'category'>[] = [
  { name: 'Travel to the workshops', category: 'Travel' },
  { name: 'Licences for the pilot', category: 'Licences' },
  { name: 'Specialist for the migration', category: 'Subcontractor' },
  { name: 'Devices for tests', category: 'Material' },
];

/** What was spent beside hours: near the budget, more where the story goes over it. */
export function costs(work: Frame, budget: number, stream: Random): CostPlan[] {
  if (work.progress === 0) return [];
  const kinds = stream.shuffled(KINDS).slice(0, stream.whole(1, 3));
  const spent = budget * work.progress * (work.story.effort > 1.2 ? 1.4 : 1);
  const day = (): number => Math.min(-1, Math.round(stream.between(work.startInDays, work.endInDays)));
  return [
    ...kinds.map((kind) => ({
      ...kind,
      amount: Math.max(50, Math.round(spent / kinds.length / 10) * 10),
      inDays: day(),
    })),
    ...(stream.chance(0.1)
      ? [{ name: 'Tickets returned', category: 'Travel' as const, amount: 120, inDays: day(), refund: true }]
      : []),
  ];
}

const share = (amount: number, part: number): number => Math.round((amount * part) / 100) * 100;
