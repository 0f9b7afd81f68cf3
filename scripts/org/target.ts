import type { Connection } from 'jsforce';
import { connect } from '../connection/target.ts';
import { readOrganization } from '../preflight/read-data.ts';
import type { Organization } from '../preflight/types.ts';
import { StepError } from './steps.ts';
import type { Step } from './steps.ts';

export interface TargetFlags {
  readonly targetOrg: string;
  /** Whether the user said that production is meant. */
  readonly production?: boolean;
}

/** The org the steps work on, known after the first step. */
export interface Target {
  readonly alias: string;
  connection(): Connection;
  organization(): Organization;
}

/** The first step of all that touch an org: what it is, and that production is touched only when asked for. */
export function identify(flags: TargetFlags): { readonly target: Target; readonly step: Step } {
  let connection: Connection | undefined;
  let organization: Organization | undefined;
  const step: Step = {
    title: `Which org is ${flags.targetOrg}`,
    async run() {
      connection = await connect({ targetOrg: flags.targetOrg });
      const found = await readOrganization(connection);
      if (!found.known)
        throw new StepError(`Whether ${flags.targetOrg} is production could not be read: ${found.reason}.`);
      organization = requireMeant(found.value, flags);
      const { name, kind, edition } = organization;
      return `${name}, ${kind}, ${edition}`;
    },
  };
  const required = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('The org was not identified first.');
    return value;
  };
  return {
    step,
    target: {
      alias: flags.targetOrg,
      connection: () => required(connection),
      organization: () => required(organization),
    },
  };
}

/** The org, unless it is production and nobody said that production is meant. */
export function requireMeant(organization: Organization, flags: Pick<TargetFlags, 'production'>): Organization {
  const { name, kind, edition } = organization;
  if (kind === 'production' && flags.production !== true)
    throw new StepError(`${name} is a production org (${edition}). If that is meant, add --production.`);
  return organization;
}
