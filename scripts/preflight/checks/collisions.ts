import type { ComponentName, PackageContents } from '../../package/package-contents.ts';
import type { Finding, Known, OrgFacts } from '../types.ts';
import { isInstalled, namesakes, pairs, sameField } from './own-objects.ts';

const REMEDY =
  'A deploy would merge into them. Rename or delete them first; if they are left over from an earlier installation of this package, remove that with "npm run org:uninstall".';

/** Components of the org that bear a name of the package and are not the package's. */
export function checkCollisions(contents: PackageContents, facts: OrgFacts): Finding[] {
  const { objects } = facts;
  if (!objects.known) return [unchecked(`Objects of the same name: ${objects.reason}.`)];
  const installed = isInstalled(contents, objects.value);
  const findings = [
    ...objectCollisions(contents, facts),
    ...fieldCollisions(contents, facts, installed),
    ...(installed ? [] : componentCollisions(contents, facts)),
    ...unlisted(contents, facts),
  ];
  if (findings.length > 0) return findings;
  return [
    {
      check: 'collisions',
      level: 'fine',
      message: installed
        ? 'The package is in this org; its objects and fields are what a deploy expects.'
        : `None of the package's ${contents.components.length} names is taken.`,
    },
  ];
}

function objectCollisions(contents: PackageContents, { objects }: OrgFacts): Finding[] {
  if (!objects.known) return [];
  const foreign = namesakes(contents, objects.value).filter(({ ours }) => !ours);
  if (foreign.length === 0) return [];
  return [
    {
      check: 'collisions',
      level: 'blocks',
      message: `${foreign.length} object(s) of this org are called like the package's and are not the package's.`,
      names: foreign.map(({ name, different }) =>
        different.length === 0 ? name : `${name} (other types: ${different.join(', ')})`,
      ),
      remedy: REMEDY,
    },
  ];
}

/** On standard objects a field of the same name is ours only where the package is and the type is the same. */
function fieldCollisions(contents: PackageContents, { opportunity }: OrgFacts, installed: boolean): Finding[] {
  if (!opportunity.known) return [unchecked(`Fields of the same name on Opportunity: ${opportunity.reason}.`)];
  const same = pairs(contents.objects.get('Opportunity') ?? [], opportunity.value.fields);
  const foreign = same.filter(([one, other]) => !installed || !sameField(one, other));
  if (foreign.length === 0) return [];
  return [
    {
      check: 'collisions',
      level: 'blocks',
      message: `Opportunity has ${foreign.length} field(s) of the same name that are not the package's.`,
      names: foreign.map(([one, other]) => `Opportunity.${one.name} (${other.type}, the package's is ${one.type})`),
      remedy: REMEDY,
    },
  ];
}

function componentCollisions(contents: PackageContents, facts: OrgFacts): Finding[] {
  const byType = Map.groupBy(otherComponents(contents), ({ type }) => type);
  return [...byType].flatMap(([type, components]): Finding[] => {
    const listed = facts.listed.get(type);
    if (listed === undefined || !listed.known) return [];
    const taken = new Set(listed.value.map((name) => name.toLowerCase()));
    const names = components.map(({ fullName }) => fullName).filter((name) => taken.has(name.toLowerCase()));
    if (names.length === 0) return [];
    const message = `${names.length} component(s) of type ${type} are called like the package's, and the package is not in this org.`;
    return [{ check: 'collisions', level: 'blocks', message, names, remedy: REMEDY }];
  });
}

/** Objects and fields are judged by what they are, not by their name alone. */
function otherComponents(contents: PackageContents): ComponentName[] {
  return contents.components.filter(({ type }) => type !== 'CustomObject' && type !== 'CustomField');
}

function unlisted(contents: PackageContents, facts: OrgFacts): Finding[] {
  const reasons = new Map<string, string[]>();
  for (const type of new Set(otherComponents(contents).map((component) => component.type))) {
    const listed: Known<readonly string[]> | undefined = facts.listed.get(type);
    const reason = listed === undefined ? 'it was not asked for' : listed.known ? undefined : listed.reason;
    if (reason !== undefined) reasons.set(reason, [...(reasons.get(reason) ?? []), type]);
  }
  return [...reasons].map(([reason, types]) => unchecked(`Names of ${types.join(', ')}: ${reason}.`));
}

function unchecked(message: string): Finding {
  return {
    check: 'collisions',
    level: 'unchecked',
    message,
    couldBlock: true,
    remedy: 'Run again as a user who may customize the application and modify metadata.',
  };
}
