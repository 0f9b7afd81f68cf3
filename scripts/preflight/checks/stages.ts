import type { PackageContents } from '../../package/package-contents.ts';
import type { Finding, OrgFacts } from '../types.ts';

/** Which stages win a deal here, and whether the policy knows them. */
export function checkStages(contents: PackageContents, { stages, policy }: OrgFacts): Finding[] {
  const check = 'stages';
  if (!stages.known)
    return [{ check, level: 'unchecked', couldBlock: true, message: `Stages of Opportunity: ${stages.reason}.` }];
  const won = stages.value.filter(({ isWon }) => isWon).map(({ name }) => name);
  // An org without the package has no policy yet; it will have the shipped one.
  const setting = policy.known && policy.value !== null ? policy.value.wonStages : shippedWonStages(contents);
  const listed = (setting ?? '').split(';').filter((name) => name !== '');
  if (listed.length === 0)
    return won.length === 0
      ? [
          {
            check,
            level: 'blocks',
            message: 'No active stage of this org is won: no deal would ever reach the gate or launch a project.',
            remedy: 'Mark the stage that wins a deal as Closed/Won in Setup, or name it in the policy (Won Stages).',
          },
        ]
      : [{ check, level: 'fine', message: 'The policy leaves Won Stages blank: these stages win a deal.', names: won }];
  return listedStages(listed, won, new Set(stages.value.map(({ name }) => name)));
}

function shippedWonStages({ policy }: PackageContents): string | null {
  return policy.values.get('Won_Stages__c') ?? null;
}

function listedStages(listed: readonly string[], won: readonly string[], all: ReadonlySet<string>): Finding[] {
  const check = 'stages';
  const absent = listed.filter((name) => !all.has(name));
  const open = listed.filter((name) => all.has(name) && !won.includes(name));
  const unknown = won.filter((name) => !listed.includes(name));
  const findings: Finding[] = [];
  if (absent.length > 0)
    findings.push({
      check,
      level: absent.length === listed.length ? 'blocks' : 'attention',
      message: 'Won Stages of the policy names stages that this org does not have (API names, exactly as written).',
      names: absent,
      remedy: 'Correct Won Stages in the policy, or leave it blank.',
    });
  if (unknown.length > 0)
    findings.push({
      check,
      level: 'attention',
      message: 'These stages win a deal, and the policy does not list them: such deals pass without gate and project.',
      names: unknown,
      remedy: 'Add them to Won Stages, unless that is what you want.',
    });
  if (open.length > 0)
    findings.push({
      check,
      level: 'attention',
      message: 'The policy counts these stages as won, the org does not: the gate stands before them.',
      names: open,
      remedy: 'Fine if that is where work starts; otherwise take them out of Won Stages.',
    });
  return findings.length > 0
    ? findings
    : [{ check, level: 'fine', message: 'The policy lists exactly the stages that win a deal.', names: listed }];
}
