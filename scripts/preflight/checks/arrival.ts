import type { PackageContents } from '../../package/package-contents.ts';
import type { Finding, OrgFacts } from '../types.ts';

/** What kind of org this is, how flows will arrive in it, and how those that are there stand. */
export function checkArrival(contents: PackageContents, facts: OrgFacts): Finding[] {
  return [kind(facts), ...flows(contents, facts), ...gate(contents, facts)];
}

function kind({ organization }: OrgFacts): Finding {
  const check = 'flows arrive';
  if (!organization.known)
    return {
      check,
      level: 'unchecked',
      couldBlock: true,
      message: `Whether this is production: ${organization.reason}.`,
    };
  const { name, edition, kind: found } = organization.value;
  const org = `${name} is a ${found} org (${edition})`;
  if (found !== 'production') return { check, level: 'fine', message: `${org}: flows arrive active.` };
  return {
    check,
    level: 'attention',
    message: `${org}: flows arrive inactive, unless Setup, Process Automation Settings says "Deploy processes and flows as active".`,
    remedy:
      'Deploy with the gate Off (npm run org:deploy does), then "handover activate", then "handover activate --gate observe".',
  };
}

function flows(contents: PackageContents, { flows: found }: OrgFacts): Finding[] {
  if (!found.known) return [];
  const present = new Map(found.value.map((flow) => [flow.name, flow]));
  const deployed = contents.flows.flatMap(({ name }) => present.get(name) ?? []);
  if (deployed.length === 0) return [];
  const inactive = deployed.filter(({ isActive }) => !isActive).map(({ name }) => name);
  const absent = contents.flows.filter(({ name }) => !present.has(name)).map(({ name }) => name);
  const check = 'flows';
  return [
    inactive.length === 0
      ? { check, level: 'fine', message: `All ${deployed.length} flows of the package that are here are active.` }
      : {
          check,
          level: 'attention',
          message: `${inactive.length} flow(s) of the package are not active.`,
          names: inactive,
          remedy: 'handover activate',
        },
    ...(absent.length === 0
      ? []
      : [
          {
            check,
            level: 'attention' as const,
            message: `${absent.length} flow(s) of the source are not in the org: it has an older version.`,
            names: absent,
            remedy: 'Deploy force-app.',
          },
        ]),
  ];
}

function gate(contents: PackageContents, { policy, objects }: OrgFacts): Finding[] {
  const check = 'policy';
  // Before the first deploy there is nothing to say.
  if (!objects.known || !objects.value.has(contents.policy.type)) return [];
  if (!policy.known) return [{ check, level: 'unchecked', message: `The policy record: ${policy.reason}.` }];
  if (policy.value === null)
    return [
      {
        check,
        level: 'blocks',
        message: `The org has the type ${contents.policy.type} and no record ${contents.policy.record}, which the package's formulas name.`,
        remedy: 'Deploy force-app and policy together.',
      },
    ];
  return [
    {
      check,
      level: 'fine',
      message: `The policy record is here, gate ${policy.value.gateMode ?? 'Off (blank)'}. Deploy force-app without policy, so that it stays as it is.`,
    },
  ];
}
