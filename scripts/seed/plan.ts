import { accounts, deals, people, roles } from './company.ts';
import { generatedDeal } from './generate/deal.ts';
import { contactNames, customerNames } from './generate/names.ts';
import { staff } from './generate/staff.ts';
import type { AccountPlan, SeedPlan } from './types.ts';

/** Sizes by name, as numbers of deals; about 28 of 100 are won and have a project. */
export const SIZES = { small: 40, medium: 200, large: 2_000 } as const;

/** More would need more names than there are. */
export const MOST_DEALS = 8_000;

export const DEFAULT_SEED = 1;

/** A customer buys about two projects. */
const CUSTOMERS_A_DEAL = 0.45;

/**
 * A believable company with so many deals. Pure: the same seed gives the same company on any day and machine, and a larger
 * one contains the smaller one. First come the hand-written deals that guides and tests speak of, then generated ones.
 */
export function planCompany({ seed = DEFAULT_SEED, size }: { seed?: number; size: number }): SeedPlan {
  if (!Number.isInteger(size) || size < 1 || size > MOST_DEALS)
    throw new RangeError(`A company has between 1 and ${MOST_DEALS} deals, not ${size}.`);
  const written = deals.slice(0, size);
  const count = size - written.length;
  const crews = staff(seed, count);
  const customers = generatedCustomers(seed, Math.ceil(count * CUSTOMERS_A_DEAL));
  const generated = Array.from({ length: count }, (_, index) => {
    const customer = customers[Math.floor(index * CUSTOMERS_A_DEAL)];
    if (customer === undefined) throw new RangeError(`There is no customer for deal ${index}.`);
    const engagement = customer.engagements[index - Math.ceil(customer.index / CUSTOMERS_A_DEAL)] ?? 'Extension';
    return generatedDeal({
      seed,
      index,
      key: `deal-${index + 1}`,
      name: `${customer.account.name} – ${engagement}`,
      engagement,
      account: customer.account,
      crew: crews.crewOf(index),
    });
  });
  return {
    seed,
    people: [...people, ...crews.people],
    roles,
    accounts: [
      ...accounts.filter(({ key }) => written.some(({ account }) => account === key)),
      ...customers.map(({ account }) => account),
    ],
    deals: [...written, ...generated],
  };
}

interface Customer {
  readonly index: number;
  readonly account: AccountPlan;
  readonly engagements: readonly string[];
}

function generatedCustomers(seed: number, count: number): Customer[] {
  return customerNames(seed, count).map(({ name, industry, engagements }, index) => {
    const key = `c${index + 1}`;
    const [sponsor, lead] = contactNames(seed, index);
    return {
      index,
      engagements,
      account: {
        key,
        name,
        industry,
        contacts: [
          { key: `${key}-sponsor`, ...sponsor },
          { key: `${key}-lead`, ...lead },
        ],
      },
    };
  });
}
