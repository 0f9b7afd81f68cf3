import type { PackageContents } from '../../package/package-contents.ts';
import type { Finding, OrgFacts } from '../types.ts';

/** What the org lacks of what the package is made of, and what of its features needs a decision. */
export function checkFeatures(contents: PackageContents, facts: OrgFacts): Finding[] {
  return [...missingTypes(contents, facts), ...currency(facts), ...personAccounts(facts), ...languages(facts)];
}

function missingTypes(contents: PackageContents, { metadataTypes }: OrgFacts): Finding[] {
  const check = 'features';
  if (!metadataTypes.known)
    return [
      {
        check,
        level: 'unchecked',
        couldBlock: true,
        message: `Which kinds of metadata the org takes: ${metadataTypes.reason}.`,
        remedy: 'Run again as a user who may modify metadata.',
      },
    ];
  const needed = [...new Set(contents.components.map(({ type }) => type))]
    // Folders and labels are parts of the type that is announced.
    .filter((type) => !type.endsWith('Folder') && type !== 'CustomLabel');
  const missing = needed.filter((type) => !metadataTypes.value.has(type));
  if (missing.length === 0)
    return [{ check, level: 'fine', message: `The org takes all ${needed.length} kinds of metadata of the package.` }];
  return [
    {
      check,
      level: 'blocks',
      message:
        'The org does not take these kinds of metadata. Its edition or a feature that is off is the usual reason.',
      names: missing,
      remedy: 'Switch the feature on (notifications, platform events), or ask Salesforce which edition has it.',
    },
  ];
}

function currency({ opportunityTraits }: OrgFacts): Finding[] {
  const check = 'multi-currency';
  if (!opportunityTraits.known)
    return [{ check, level: 'unchecked', message: `Currencies and record types: ${opportunityTraits.reason}.` }];
  const { multiCurrency, recordTypes } = opportunityTraits.value;
  const findings: Finding[] = [
    multiCurrency
      ? {
          check,
          level: 'attention',
          message:
            'The org uses several currencies. Briefs and projects are created in the currency of the user who saves, not of the deal.',
          remedy:
            'Amounts are compared as they stand. Sell in one currency per user, or add a flow of your own that copies the currency of the deal.',
        }
      : { check, level: 'fine', message: 'One currency.' },
  ];
  if (recordTypes > 0)
    findings.push({
      check: 'record types',
      level: 'attention',
      message: `Opportunity has ${recordTypes} record type(s) that you may use. The gate asks "sells a project", whatever the record type.`,
      remedy: 'Adopt only those that sell projects: handover adopt --where "RecordType.DeveloperName = \'…\'".',
    });
  return findings;
}

function personAccounts({ personAccounts: found }: OrgFacts): Finding[] {
  const check = 'person accounts';
  if (!found.known) return [{ check, level: 'unchecked', message: `Person accounts: ${found.reason}.` }];
  if (!found.value) return [{ check, level: 'fine', message: 'No person accounts.' }];
  return [
    {
      check,
      level: 'attention',
      message: 'Person accounts are on: a deal of a person has one contact, so sponsor and lead are the same.',
      remedy: 'Make the section People optional in the policy where you sell to persons.',
    },
  ];
}

/** The package ships in one language; who uses another sees labels in that one. */
function languages({ languages: found }: OrgFacts): Finding[] {
  const check = 'languages';
  if (!found.known) return [{ check, level: 'unchecked', message: `Languages of the users: ${found.reason}.` }];
  const others = [...found.value].filter(([language]) => !language.startsWith('en'));
  if (others.length === 0) return [{ check, level: 'fine', message: 'All active users work in English.' }];
  return [
    {
      check,
      level: 'attention',
      message: 'Labels come in English; these users will see them so.',
      names: others.map(([language, people]) => `${language}: ${people} user(s)`),
      remedy: 'Translate labels, fields and picklists in Setup, Translation Workbench.',
    },
  ];
}
