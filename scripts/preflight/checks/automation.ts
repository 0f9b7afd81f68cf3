import type { PackageContents } from '../../package/package-contents.ts';
import type { Finding, OrgFacts, OrgObject } from '../types.ts';

const DEAL = 'Opportunity';

/** The org's own required fields, rules and flows that a save by the package meets. */
export function checkAutomation(contents: PackageContents, facts: OrgFacts): Finding[] {
  return [...onDeals(contents, facts), ...onOwnObjects(contents, facts), ...flowsOnDeals(contents, facts)];
}

/** Opening a brief and launching a project save the deal again: whatever refuses a save of the deal stops them. */
function onDeals(contents: PackageContents, { opportunity, openDealsWithout }: OrgFacts): Finding[] {
  const check = 'own rules';
  if (!opportunity.known)
    return [
      {
        check,
        level: 'unchecked',
        couldBlock: true,
        message: `Rules and fields of Opportunity: ${opportunity.reason}.`,
      },
    ];
  const rules = activeRules(opportunity.value, contents.rules.get(DEAL) ?? []).filter(meetsAnySave);
  const findings: Finding[] = [];
  if (rules.length > 0)
    findings.push({
      check,
      level: 'attention',
      message: `${rules.length} active rule(s) on Opportunity are asked at every save, also when a brief is opened or a project launched.`,
      names: rules.map(({ name }) => name),
      remedy: 'See which open deals they refuse: handover adopt --dry-run. Repair those deals, or narrow the rule.',
    });
  for (const [field, blank] of openDealsWithout) {
    if (!blank.known)
      findings.push({ check, level: 'unchecked', message: `Open deals without ${field}: ${blank.reason}.` });
    else if (blank.value > 0)
      findings.push({
        check,
        level: 'attention',
        message: `${blank.value} open deal(s) lack the required field ${field}: no save of them succeeds, so they get no brief.`,
        names: [field],
        remedy: `Fill ${field} in those deals before "handover adopt".`,
      });
  }
  return findings.length > 0
    ? findings
    : [{ check, level: 'fine', message: 'No rule or required field of Opportunity stands in the way of a save.' }];
}

function onOwnObjects(contents: PackageContents, { objects }: OrgFacts): Finding[] {
  // A collision check that could not read them has said so.
  if (!objects.known) return [];
  return [...objects.value].flatMap(([name, object]): Finding[] => {
    const ours = new Set((contents.objects.get(name) ?? []).map((field) => field.name));
    const required = object.fields.filter((field) => field.required && !field.hasDefault && !ours.has(field.name));
    const rules = activeRules(object, contents.rules.get(name) ?? []);
    if (required.length === 0 && rules.length === 0) return [];
    return [
      {
        check: 'own rules',
        level: required.length > 0 ? 'blocks' : 'attention',
        message: `${name} has required fields or rules of this org's own. The package's flows fill only its own fields.`,
        names: [...required.map((field) => `${field.name} (required)`), ...rules.map((rule) => `${rule.name} (rule)`)],
        remedy: 'Make the field optional or give it a default; let the rule spare new records.',
      },
    ];
  });
}

function activeRules(object: OrgObject, ours: readonly string[]): OrgObject['rules'] {
  const own = new Set(ours);
  return object.rules.filter((rule) => rule.active && !own.has(rule.name));
}

/** A rule that asks what changed is quiet when the package saves a deal without changing that. */
function meetsAnySave(rule: { formula: string }): boolean {
  return !/\b(?:ISCHANGED|ISNEW|PRIORVALUE)\s*\(/iu.test(rule.formula);
}

function flowsOnDeals(contents: PackageContents, { flows, opportunityTraits }: OrgFacts): Finding[] {
  const check = 'own flows';
  if (!flows.known) return [{ check, level: 'unchecked', message: `Flows of the org: ${flows.reason}.` }];
  if (!opportunityTraits.known)
    return [{ check, level: 'unchecked', message: `Flows on Opportunity: ${opportunityTraits.reason}.` }];
  const ours = new Set(contents.flows.map(({ name }) => name));
  const { label } = opportunityTraits.value;
  const own = flows.value.filter(
    ({ isActive, objectLabel, name }) => isActive && objectLabel === label && !ours.has(name),
  );
  if (own.length === 0) return [{ check, level: 'fine', message: 'No other active flow starts on Opportunity.' }];
  return [
    {
      check,
      level: 'attention',
      message: `${own.length} active flow(s) of the org start on Opportunity and share its transaction and limits. Apex triggers and processes are not looked at.`,
      names: own.map(({ name }) => name),
      remedy: 'Win 200 deals at once in a sandbox before you enforce; the package itself uses 8 of 100 queries.',
    },
  ];
}
