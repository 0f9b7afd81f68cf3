import type { PersonKey, PersonPlan } from '../types.ts';
import { personName } from './names.ts';

/** Who sells, leads and does the work of a generated deal. */
export interface Crew {
  readonly seller: PersonKey;
  readonly lead: PersonKey;
  readonly consultants: readonly PersonKey[];
}

export interface Staff {
  readonly people: readonly PersonPlan[];
  crewOf(deal: number): Crew;
}

/** Forty deals, of which about ten are projects, keep five consultants busy. */
const DEALS_A_CREW = 40;
const CONSULTANTS_A_CREW = 5;
const MOST_CREWS = 24;

/** As many people as so many deals need; the first ones are the same however many deals there are. */
export function staff(seed: number, deals: number): Staff {
  const crews = Math.min(MOST_CREWS, Math.ceil(deals / DEALS_A_CREW));
  const people: PersonPlan[] = [];
  const hire = (key: string, index: number, title: string, profile: string, permissionSets: readonly string[]) =>
    people.push({ key, ...personName(seed, index), title, profile, permissionSets });
  for (let crew = 0; crew < crews; crew += 1) {
    const name = crew * (CONSULTANTS_A_CREW + 2);
    if (crew % 2 === 0) {
      hire(`seller-${crew}`, name, 'Account Executive', 'Standard User', ['Handover_Sales']);
      hire(`lead-${crew}`, name + 1, 'Delivery Lead', 'Standard User', ['Handover_Delivery_Lead']);
    }
    for (let member = 0; member < CONSULTANTS_A_CREW; member += 1)
      hire(`consultant-${crew}-${member}`, name + 2 + member, 'Consultant', 'Minimum Access - Salesforce', [
        'Handover_Consultant',
      ]);
  }
  return { people, crewOf: (deal) => crewOf(Math.floor(deal / DEALS_A_CREW) % crews, deal) };
}

/** Two crews share a hired seller and lead with those of the hand-written company. */
function crewOf(crew: number, deal: number): Crew {
  const head = crew - (crew % 2);
  const sellers = [`seller-${head}`, 'sofia', 'tom'];
  return {
    seller: sellers[deal % sellers.length] ?? 'sofia',
    lead: deal % 3 === 1 ? 'ruben' : `lead-${head}`,
    consultants: Array.from({ length: CONSULTANTS_A_CREW }, (_, member) => `consultant-${crew}-${member}`),
  };
}
