import type { AccountPlan, ContactPlan, DealPlan, PersonPlan, RolePlan } from './types.ts';
import { brief } from './brief.ts';
import { lives } from './life.ts';
import { work } from './work.ts';

/** The people of a consultancy, one or more for each persona of the product: key, name, title, profile, permission sets. */
export const people: readonly PersonPlan[] = rows(`
  sofia | Sofia Marin     | Account Executive      | Standard User               | Handover_Sales
  tom   | Tom Achterberg  | Account Executive      | Standard User               | Handover_Sales, Handover_Margin_Viewer
  dana  | Dana Okafor     | Delivery Lead          | Standard User               | Handover_Delivery_Lead
  ruben | Ruben Lindqvist | Delivery Lead          | Standard User               | Handover_Delivery_Lead
  mei   | Mei Tanaka      | Consultant             | Minimum Access - Salesforce | Handover_Consultant
  jonas | Jonas Petit     | Consultant             | Minimum Access - Salesforce | Handover_Consultant
  farah | Farah Haddad    | Finance Partner        | Standard User               | Handover_Finance
  olga  | Olga Brandt     | Director of Operations | Standard User               | Handover_Delivery_Lead, Handover_Finance
`).map(([key = '', name = '', title = '', profile = '', permissionSets = '']) => ({
  key,
  ...named(name),
  title,
  profile,
  permissionSets: permissionSets.split(', '),
}));

/** The rate card: cost and bill rate an hour. */
export const roles: readonly RolePlan[] = [
  { key: 'role-consultant', name: 'Consultant', costRate: 62, billRate: 125 },
  { key: 'role-senior', name: 'Senior Consultant', costRate: 84, billRate: 165 },
  { key: 'role-architect', name: 'Solution Architect', costRate: 105, billRate: 210 },
  { key: 'role-manager', name: 'Project Manager', costRate: 78, billRate: 150 },
  { key: 'role-analyst', name: 'Business Analyst', costRate: 70, billRate: 140 },
  { key: 'role-developer', name: 'Developer', costRate: 74, billRate: 148 },
];

/** Customers: key, name, industry, and who is sponsor and who leads on their side. */
export const accounts: readonly AccountPlan[] = rows(`
  fernhill    | Fernhill Clinics      | Healthcare      | Ines Carvalho, Chief Operating Officer | Paul Wren, Head of Patient Services
  tallow      | Tallow & Sons         | Retail          | George Tallow, Managing Director       | Amy Lund, Warehouse Manager
  norrland    | Norrland Rail         | Transportation  | Astrid Holm, Director of Depots        | Nils Ek, Planning Manager
  quay        | Quay Architects       | Engineering     | Lena Voss, Partner                     | Omar Said, Practice Manager
  brightwater | Brightwater Utilities | Utilities       | Hugh Mercer, Operations Director       | Kira Novak, Field Service Manager
  calder      | Calder Foods          | Food & Beverage | Maud Calder, Chief Executive           | Ivo Stern, Quality Manager
  ostra       | Ostra Museum          | Recreation      | Clara Nyberg, Director                 | Emil Dahl, Visitor Services
  helmond     | Helmond Logistics     | Shipping        | Bram Visser, Chief Information Officer | Joke Mulder, Control Tower Lead
  maris       | Maris Hotels          | Hospitality     | Elena Rossi, Chief Commercial Officer  | Luca Bianchi, Reservations Manager
  penrose     | Penrose Insurance     | Insurance       | Adele Penrose, Chief Claims Officer    | Rhys Morgan, Claims Process Owner
  vantage     | Vantage Homes         | Construction    | Kofi Mensah, Managing Director         | Rita Alves, Site Manager
`).map(([key = '', name = '', industry = '', sponsor = '', lead = '']) => ({
  key,
  name,
  industry,
  contacts: [contact(`${key}-sponsor`, sponsor), contact(`${key}-lead`, lead)],
}));

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

/** The rows of a table as it is written above: cells between bars. */
function rows(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

function named(name: string): { firstName: string; lastName: string } {
  const [firstName = '', lastName = ''] = name.split(' ');
  return { firstName, lastName };
}

/** `Ines Carvalho, Chief Operating Officer` */
function contact(key: string, text: string): ContactPlan {
  const [name = '', title = ''] = text.split(', ');
  return { key, ...named(name), title };
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
