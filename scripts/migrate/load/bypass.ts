import { borrowRights, returnLeftRights, RightsError } from '../../connection/borrowed-rights.ts';
import type { OrgClient } from '../../connection/org-client.ts';
import type { Plan } from '../plan/schema.ts';

/** Which permission set a plan's bypass is (docs/decisions/0003). */
const SETS: Readonly<Record<Exclude<Plan['bypass'], 'none'>, string>> = {
  rules: 'Handover_Rule_Bypass',
  'rules and automation': 'Handover_Data_Loader',
};

/** A bypass cannot be given: the reason and the remedy. */
export class BypassError extends Error {}

/** Assigns the plan's permission set to the running user for the run and answers how to take it back. */
export async function grantBypass(
  client: OrgClient,
  user: string,
  bypass: Plan['bypass'],
): Promise<() => Promise<void>> {
  if (bypass === 'none') return async () => {};
  try {
    return await borrowRights(client, user, SETS[bypass]);
  } catch (error) {
    if (!(error instanceof RightsError)) throw error;
    throw new BypassError(`${error.message} Or say bypass: none in the plan.`, { cause: error });
  }
}

/** Takes back what runs against this org granted and could not take back themselves; answers the permission sets' names. */
export const cleanUpBypass = returnLeftRights;
