import type { PackageContents } from '../../package/package-contents.ts';
import { spannedRelationships } from '../spanned-relationships.ts';
import type { Allowance, Finding, Known, OrgFacts } from '../types.ts';

const DEAL = 'Opportunity';

/** "Tips for Working with Formulas" and "Roll-Up Summary Field", Salesforce Help. */
const RELATIONSHIPS = 15;
const ROLL_UPS = 25;

/**
 * Per edition, "Salesforce Features and Edition Allocations" and "General Flow Limits" (active flows of one type); used where
 * the org does not tell its own.
 */
const EDITIONS: Readonly<Record<string, { rules: number; objects: number; dashboards: number; flows: number }>> = {
  'Professional Edition': { rules: 20, objects: 50, dashboards: 0, flows: 5 },
  'Enterprise Edition': { rules: 100, objects: 200, dashboards: 5, flows: 2000 },
  'Unlimited Edition': { rules: 500, objects: 2000, dashboards: 10, flows: 2000 },
  'Performance Edition': { rules: 500, objects: 2000, dashboards: 10, flows: 2000 },
  'Developer Edition': { rules: 100, objects: 400, dashboards: 3, flows: 2000 },
};

/** How much of what Salesforce limits is taken, and whether the package still fits. */
export function checkLimits(contents: PackageContents, facts: OrgFacts): Finding[] {
  return [
    edition(contents, facts),
    relationships(contents, facts),
    rollUps(contents, facts),
    rules(contents, facts),
    customObjects(contents, facts),
    dashboards(contents, facts),
    requests(facts),
  ];
}

/** What no tidying up in the org can change: the package by itself is more than the edition allows. */
function edition(contents: PackageContents, { organization }: OrgFacts): Finding {
  const check = 'edition';
  const name = organization.known ? organization.value.edition : undefined;
  const allowed = name === undefined ? undefined : EDITIONS[name];
  if (allowed === undefined)
    return { check, level: 'unchecked', message: `Whether ${name ?? 'the edition'} is enough is not known here.` };
  const rulesOfOne = Math.max(0, ...[...contents.rules.values()].map((names) => names.length));
  const flows = contents.flows.length;
  const exceeded = [
    ...(rulesOfOne > allowed.rules ? [`${rulesOfOne} rules on one object, of ${allowed.rules}`] : []),
    ...(flows > allowed.flows ? [`${flows} flows of one type, of ${allowed.flows}`] : []),
  ];
  if (exceeded.length === 0) return { check, level: 'fine', message: `${name} allows what the package needs.` };
  const message = `The package needs more than ${name} allows.`;
  return {
    check,
    level: 'blocks',
    message,
    names: exceeded,
    remedy: 'Use Enterprise, Performance or Unlimited Edition.',
  };
}

function relationships(contents: PackageContents, { opportunity, workflowFormulas }: OrgFacts): Finding {
  const check = 'spanned relationships';
  if (!opportunity.known)
    return { check, level: 'unchecked', couldBlock: true, message: `Formulas of Opportunity: ${opportunity.reason}.` };
  const { fields, rules: ownRules } = opportunity.value;
  const workflow = workflowFormulas.known ? workflowFormulas.value : [];
  const present = spannedRelationships([
    ...fields.flatMap(({ formula }) => formula ?? []),
    ...ownRules.map(({ formula }) => formula),
    ...workflow,
  ]);
  const all = spannedRelationships([...present.map((name) => `${name}.Id`), ...(contents.formulas.get(DEAL) ?? [])]);
  const notCounted = `${workflowFormulas.known ? '' : 'workflow rules, '}approvals, lookup filters and managed packages' formulas`;
  return within(check, {
    taken: present.length,
    after: all.length,
    max: RELATIONSHIPS,
    message: `Formulas of Opportunity span ${present.length} of ${RELATIONSHIPS} relationships, ${all.length} with the package (not counted: ${notCounted}).`,
    names: present,
    remedy: 'Take a relationship out of the formulas of Opportunity, for example by storing the value with a flow.',
  });
}

function rollUps(contents: PackageContents, { opportunity, entityLimits }: OrgFacts): Finding {
  const check = 'roll-ups';
  if (!opportunity.known)
    return { check, level: 'unchecked', message: `Roll-ups of Opportunity: ${opportunity.reason}.` };
  const present = opportunity.value.fields.filter(({ type }) => type === 'Summary').map(({ name }) => name);
  const ours = (contents.objects.get(DEAL) ?? []).filter(
    ({ type, name }) => type === 'Summary' && !present.includes(name),
  );
  const max = allowance(entityLimits, 'RollupSummary')?.max ?? ROLL_UPS;
  return within(check, {
    taken: present.length,
    after: present.length + ours.length,
    max,
    message: `Opportunity has ${present.length} of ${max} roll-ups; the package adds ${ours.length}.`,
    remedy: 'Remove a roll-up of Opportunity.',
  });
}

function rules(contents: PackageContents, { opportunity, entityLimits, organization }: OrgFacts): Finding {
  const check = 'validation rules';
  if (!opportunity.known)
    return { check, level: 'unchecked', couldBlock: true, message: `Rules of Opportunity: ${opportunity.reason}.` };
  const active = opportunity.value.rules.filter((rule) => rule.active);
  const added = (contents.rules.get(DEAL) ?? []).filter((name) => !active.some((rule) => rule.name === name));
  const max =
    allowance(entityLimits, 'ActiveValidationRules')?.max ??
    (organization.known ? EDITIONS[organization.value.edition]?.rules : undefined);
  if (max === undefined)
    return {
      check,
      level: 'unchecked',
      message: `Opportunity has ${active.length} active rules, the package adds ${added.length}; how many this edition allows is not known here.`,
      remedy: 'Compare with Setup, Object Manager, Opportunity, Object Limits.',
    };
  return within(check, {
    taken: active.length,
    after: active.length + added.length,
    max,
    message: `Opportunity has ${active.length} of ${max} active validation rules; the package adds ${added.length}.`,
    remedy: 'Deactivate rules of Opportunity that nobody needs.',
  });
}

function customObjects(contents: PackageContents, { listed, organization }: OrgFacts): Finding {
  const check = 'custom objects';
  const objects = listed.get('CustomObject');
  const max = organization.known ? EDITIONS[organization.value.edition]?.objects : undefined;
  if (objects === undefined || !objects.known || max === undefined)
    return {
      check,
      level: 'unchecked',
      message: `Custom objects: ${objects?.known === false ? objects.reason : 'how many this edition allows is not known here'}.`,
    };
  // Objects of managed packages (ns__Name__c) have allowances of their own.
  const present = objects.value.filter((name) => /^[^_]+(?:_[^_]+)*__c$/u.test(name));
  const added = [...contents.objects.keys()].filter((name) => name.endsWith('__c') && !present.includes(name));
  return within(check, {
    taken: present.length,
    after: present.length + added.length,
    max,
    message: `The org has ${present.length} of ${max} custom objects; the package adds ${added.length}.`,
    remedy: 'Delete custom objects that nobody needs, or ask Salesforce for more.',
  });
}

/** Our dashboard runs as whoever looks at it; an edition allows few of those. */
function dashboards(contents: PackageContents, { viewerDashboards, organization, listed }: OrgFacts): Finding {
  const check = 'dashboards';
  const ours = contents.components.filter(({ type }) => type === 'Dashboard');
  const there = listed.get('Dashboard');
  const present = there?.known === true ? there.value : [];
  const added = ours.filter(({ fullName }) => !present.includes(fullName)).length;
  const max = organization.known ? EDITIONS[organization.value.edition]?.dashboards : undefined;
  if (added === 0) return { check, level: 'fine', message: 'The dashboard of the package is in the org.' };
  if (!viewerDashboards.known || max === undefined)
    return {
      check,
      level: 'unchecked',
      message: `Dashboards that run as the viewer: ${viewerDashboards.known ? 'how many this edition allows is not known here' : viewerDashboards.reason}.`,
      remedy: 'If the deploy refuses the dashboard, leave force-app/main/console/dashboards out of it.',
    };
  return within(check, {
    taken: viewerDashboards.value,
    after: viewerDashboards.value + added,
    max,
    message: `The org has ${viewerDashboards.value} of ${max} dashboards that run as the viewer; the package adds ${added}.`,
    remedy: 'Leave force-app/main/console/dashboards out of the deploy, or let another dashboard run as a fixed user.',
  });
}

/** Calls that moving in takes: "adopt" saves 200 deals a request and reads them back. */
function requests({ limits, openDeals }: OrgFacts): Finding {
  const check = 'API requests';
  if (!limits.known) return { check, level: 'unchecked', message: `Limits of the org: ${limits.reason}.` };
  const daily = limits.value.get('DailyApiRequests');
  if (daily === undefined) return { check, level: 'unchecked', message: 'The org does not tell its daily requests.' };
  const deals = openDeals.known ? openDeals.value : 0;
  const needed = 100 + Math.ceil(deals / 200) * 3;
  const message = `${daily.remaining} of ${daily.max} requests are left today; opening briefs for ${openDeals.known ? deals : 'an unknown number of'} open deals takes about ${needed}.`;
  return daily.remaining > needed
    ? { check, level: 'fine', message }
    : { check, level: 'attention', message, remedy: 'Adopt in parts (handover adopt --limit N), one part a day.' };
}

function allowance(limits: Known<ReadonlyMap<string, Allowance>>, name: string): Allowance | undefined {
  return limits.known ? limits.value.get(name) : undefined;
}

function within(
  check: string,
  found: { taken: number; after: number; max: number; message: string; remedy: string; names?: readonly string[] },
): Finding {
  const { after, max, message, remedy, names } = found;
  const shared = { check, message, ...(names === undefined || names.length === 0 ? {} : { names }) };
  if (after > max) return { ...shared, level: 'blocks', remedy };
  if (after > max * 0.9) return { ...shared, level: 'attention', remedy: `It fits, with little room. ${remedy}` };
  return { ...shared, level: 'fine' };
}
