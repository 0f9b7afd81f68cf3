import type { Connection } from 'jsforce';
import { queryAll } from '../connection/records.ts';

export interface OrganizationFacts {
  readonly Name: string;
  readonly OrganizationType: string | null;
  readonly IsSandbox: boolean;
  readonly TrialExpirationDate: string | null;
}

/**
 * Whether people work here: no sandbox, no trial (scratch orgs are trials too, they expire), no Developer Edition, and not
 * the local org, which is reached on this machine only (Object Reference, "Organization").
 */
export function isProduction(facts: OrganizationFacts, instanceUrl: string): boolean {
  const { hostname } = new URL(instanceUrl);
  const onThisMachine = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  return (
    !onThisMachine &&
    !facts.IsSandbox &&
    facts.TrialExpirationDate === null &&
    facts.OrganizationType !== 'Developer Edition'
  );
}

/** Throws for a production org, unless the user said that it is meant. Answers the org's name. */
export async function refuseProduction(connection: Connection, meant: boolean): Promise<string> {
  const [facts] = await queryAll<OrganizationFacts>(
    connection,
    'SELECT Name, OrganizationType, IsSandbox, TrialExpirationDate FROM Organization',
  );
  if (facts === undefined) throw new Error('The org does not say what it is (Organization is not readable).');
  if (!meant && isProduction(facts, connection.instanceUrl))
    throw new Error(
      `${facts.Name} is a production org: demo data do not belong there. If you mean it, add --production.`,
    );
  return facts.Name;
}
