import type { AccountPlan, DealPlan, PersonPlan, RolePlan } from './types.ts';
import { brief } from './brief.ts';
import { lives } from './life.ts';
import { work } from './work.ts';

/** The people of a consultancy, one or more for each persona of the product. */
export const people: readonly PersonPlan[] = [
  person('sofia', 'Sofia', 'Marin', 'Account Executive', 'Standard User', ['Handover_Sales']),
  person('tom', 'Tom', 'Achterberg', 'Account Executive', 'Standard User', [
    'Handover_Sales',
    'Handover_Margin_Viewer',
  ]),
  person('dana', 'Dana', 'Okafor', 'Delivery Lead', 'Standard User', ['Handover_Delivery_Lead']),
  person('ruben', 'Ruben', 'Lindqvist', 'Delivery Lead', 'Standard User', ['Handover_Delivery_Lead']),
  person('mei', 'Mei', 'Tanaka', 'Consultant', 'Minimum Access - Salesforce', ['Handover_Consultant']),
  person('jonas', 'Jonas', 'Petit', 'Consultant', 'Minimum Access - Salesforce', ['Handover_Consultant']),
  person('farah', 'Farah', 'Haddad', 'Finance Partner', 'Standard User', ['Handover_Finance']),
  person('olga', 'Olga', 'Brandt', 'Director of Operations', 'Standard User', [
    'Handover_Delivery_Lead',
    'Handover_Finance',
  ]),
];

/** The rate card: cost and bill rate an hour. */
export const roles: readonly RolePlan[] = [
  { key: 'role-consultant', name: 'Consultant', costRate: 62, billRate: 125 },
  { key: 'role-senior', name: 'Senior Consultant', costRate: 84, billRate: 165 },
  { key: 'role-architect', name: 'Solution Architect', costRate: 105, billRate: 210 },
  { key: 'role-manager', name: 'Project Manager', costRate: 78, billRate: 150 },
  { key: 'role-analyst', name: 'Business Analyst', costRate: 70, billRate: 140 },
  { key: 'role-developer', name: 'Developer', costRate: 74, billRate: 148 },
];

export const accounts: readonly AccountPlan[] = [
  account(
    'fernhill',
    'Fernhill Clinics',
    'Healthcare',
    ['Ines', 'Carvalho', 'Chief Operating Officer'],
    ['Paul', 'Wren', 'Head of Patient Services'],
  ),
  account(
    'tallow',
    'Tallow & Sons',
    'Retail',
    ['George', 'Tallow', 'Managing Director'],
    ['Amy', 'Lund', 'Warehouse Manager'],
  ),
  account(
    'norrland',
    'Norrland Rail',
    'Transportation',
    ['Astrid', 'Holm', 'Director of Depots'],
    ['Nils', 'Ek', 'Planning Manager'],
  ),
  account('quay', 'Quay Architects', 'Engineering', ['Lena', 'Voss', 'Partner'], ['Omar', 'Said', 'Practice Manager']),
  account(
    'brightwater',
    'Brightwater Utilities',
    'Utilities',
    ['Hugh', 'Mercer', 'Operations Director'],
    ['Kira', 'Novak', 'Field Service Manager'],
  ),
  account(
    'calder',
    'Calder Foods',
    'Food & Beverage',
    ['Maud', 'Calder', 'Chief Executive'],
    ['Ivo', 'Stern', 'Quality Manager'],
  ),
  account('ostra', 'Ostra Museum', 'Recreation', ['Clara', 'Nyberg', 'Director'], ['Emil', 'Dahl', 'Visitor Services']),
  account(
    'helmond',
    'Helmond Logistics',
    'Shipping',
    ['Bram', 'Visser', 'Chief Information Officer'],
    ['Joke', 'Mulder', 'Control Tower Lead'],
  ),
  account(
    'maris',
    'Maris Hotels',
    'Hospitality',
    ['Elena', 'Rossi', 'Chief Commercial Officer'],
    ['Luca', 'Bianchi', 'Reservations Manager'],
  ),
  account(
    'penrose',
    'Penrose Insurance',
    'Insurance',
    ['Adele', 'Penrose', 'Chief Claims Officer'],
    ['Rhys', 'Morgan', 'Claims Process Owner'],
  ),
  account(
    'vantage',
    'Vantage Homes',
    'Construction',
    ['Kofi', 'Mensah', 'Managing Director'],
    ['Rita', 'Alves', 'Site Manager'],
  ),
];

/** Deals at each degree of readiness, then won ones whose projects go well and badly for reasons that stand in their data. */
export const deals: readonly DealPlan[] = [
  deal('fernhill-portal', 'Fernhill Clinics – Patient portal', 'fernhill', 'sofia', 96_000, 62, 0),
  deal('tallow-warehouse', 'Tallow & Sons – Warehouse rollout', 'tallow', 'sofia', 148_000, 48, 0.3, {
    brief: brief({ title: 'warehouse rollout', startInDays: 70, listPrice: 148_000, has: ['Scope', 'Background'] }),
  }),
  deal('norrland-depot', 'Norrland Rail – Depot scheduling', 'norrland', 'tom', 212_000, 35, 0.55, {
    brief: brief({
      title: 'depot scheduling',
      startInDays: 56,
      listPrice: 245_000,
      has: ['Scope', 'Timeline', 'Commercials', 'People', 'Background'],
      ambiguous: true,
      discount: { percent: 13.5, approved: false },
    }),
  }),
  deal('quay-documents', 'Quay Architects – Document platform', 'quay', 'sofia', 84_500, 21, 0.8, {
    brief: brief({ title: 'document platform', startInDays: 40, listPrice: 84_500, unconfirmed: true }),
  }),
  deal('brightwater-field', 'Brightwater Utilities – Field service', 'brightwater', 'tom', 310_000, 12, 1, {
    brief: brief({
      title: 'field service rollout',
      startInDays: 30,
      listPrice: 330_000,
      status: 'Submitted',
      discount: { percent: 7, approved: true },
    }),
  }),
  deal('calder-trace', 'Calder Foods – Traceability', 'calder', 'sofia', 128_000, 6, 1, {
    brief: brief({ title: 'traceability', startInDays: 21, listPrice: 128_000, status: 'Accepted' }),
  }),
  deal('ostra-ticketing', 'Ostra Museum – Ticketing', 'ostra', 'tom', 57_000, 16, 0.8, {
    brief: brief({
      title: 'ticketing',
      startInDays: 34,
      listPrice: 57_000,
      status: 'Returned',
      returnReason: 'The timed-entry hardware is described as included, but nobody says who buys and mounts it.',
    }),
  }),
  deal('fernhill-support', 'Fernhill Clinics – Support renewal', 'fernhill', 'sofia', 18_000, 9, 0.8, {
    sellsProject: false,
  }),
  deal('helmond-tower', 'Helmond Logistics – Control tower', 'helmond', 'sofia', 188_000, -84, 'won', {
    brief: brief({ title: 'control tower', startInDays: -70, listPrice: 192_000, status: 'Accepted' }),
    work: work({ percentComplete: 64, startInDays: -70, weeks: 9, hoursPerWeek: 32, milestonesDone: 2 }),
  }),
  deal('maris-booking', 'Maris Hotels – Booking engine', 'maris', 'tom', 74_000, -78, 'won', {
    brief: brief({
      title: 'booking engine',
      startInDays: -63,
      listPrice: 90_000,
      status: 'Accepted',
      discount: { percent: 18, approved: true },
    }),
    work: work({ percentComplete: 45, startInDays: -63, weeks: 8, hoursPerWeek: 40, milestonesDone: 1 }),
  }),
  deal('penrose-claims', 'Penrose Insurance – Claims intake', 'penrose', 'sofia', 136_000, -66, 'won', {
    brief: brief({ title: 'claims intake', startInDays: -56, listPrice: 140_000, status: 'Accepted' }),
    work: work({ percentComplete: 38, startInDays: -56, weeks: 7, hoursPerWeek: 36, milestonesDone: 0 }),
  }),
  deal('vantage-site', 'Vantage Homes – Site reporting', 'vantage', 'tom', 92_000, -4, 'won', {
    brief: brief({ title: 'site reporting', startInDays: 14, listPrice: 92_000, status: 'Accepted' }),
    work: { status: 'Planned', percentComplete: 0, sheets: [], milestones: [] },
  }),
];

function person(
  key: string,
  firstName: string,
  lastName: string,
  title: string,
  profile: string,
  permissionSets: readonly string[],
): PersonPlan {
  return { key, firstName, lastName, title, profile, permissionSets };
}

type ContactTriple = readonly [firstName: string, lastName: string, title: string];

function account(
  key: string,
  name: string,
  industry: string,
  sponsor: ContactTriple,
  lead: ContactTriple,
): AccountPlan {
  const contact = (suffix: string, [firstName, lastName, title]: ContactTriple) => ({
    key: `${key}-${suffix}`,
    firstName,
    lastName,
    title,
  });
  return { key, name, industry, contacts: [contact('sponsor', sponsor), contact('lead', lead)] };
}

function deal(
  key: string,
  name: string,
  accountKey: string,
  owner: string,
  amount: number,
  closeInDays: number,
  stage: number | 'won',
  rest: Partial<Pick<DealPlan, 'brief' | 'work' | 'sellsProject'>> = {},
): DealPlan {
  return {
    key,
    name,
    account: accountKey,
    owner,
    amount,
    closeInDays,
    stage,
    sellsProject: true,
    ...rest,
    ...lives[key],
  };
}
