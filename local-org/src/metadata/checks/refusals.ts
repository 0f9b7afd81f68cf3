import { walk } from '../definition.ts';
import type { Check } from './context.ts';

/** An element that only deploys to orgs with a feature that not every org has. */
interface Refusal {
  readonly type: string;
  /** Path of the element without indexes. */
  readonly path: RegExp;
  readonly why: string;
}

const TRANSLATION = 'it needs an org whose language asks for it';
const USER_NAME = 'user names differ from org to org';
const DIVISIONS = 'it needs an org with divisions';
const RECORD_TYPE = 'the local org has no record types';
const TERRITORIES = 'it needs an org with territories';

const REFUSALS: readonly Refusal[] = [
  { type: 'CustomObject', path: /^startsWith$/u, why: TRANSLATION },
  { type: 'CustomObject', path: /^gender$/u, why: TRANSLATION },
  { type: 'CustomObject', path: /^externalSharingModel$/u, why: 'it needs an org with an external sharing model' },
  { type: 'CustomObject', path: /^enableDivisions$/u, why: DIVISIONS },
  { type: 'Report', path: /^filter\.language$/u, why: TRANSLATION },
  { type: 'Report', path: /^division$/u, why: DIVISIONS },
  { type: 'ListView', path: /^division$/u, why: DIVISIONS },
  { type: 'Dashboard', path: /^runningUser$/u, why: USER_NAME },
  { type: 'Queue', path: /^queueMembers\.users$/u, why: USER_NAME },
  { type: 'PermissionSet', path: /^recordTypeVisibilities$/u, why: RECORD_TYPE },
  { type: 'CustomApplication', path: /^(profileActionOverrides|actionOverrides)\.recordType$/u, why: RECORD_TYPE },
  { type: 'PermissionSetGroup', path: /^status$/u, why: 'Salesforce computes it' },
  { type: '', path: /(^|\.)(territory|territories|territoryAndSubordinates)$/u, why: TERRITORIES },
];

/**
 * Refuses by name what does not deploy to every org: elements bound to a language, a currency, record types, divisions,
 * territories or the name of a user. Wording: Metadata API, "Not available for deploy for this organization".
 */
export const checkRefusals: Check = (component, { report }) => {
  for (const { path, name, value } of walk(component.definition)) {
    const plain = path.replace(/\.\d+(?=\.|$)/gu, '');
    const refusal = REFUSALS.find(
      ({ type, path: pattern }) => (type === '' || type === component.type) && pattern.test(plain),
    );
    // A repeated element is met as a list and again as its items: the items have the line.
    if (refusal && !Array.isArray(value))
      report(component, `Not available for deploy for this organization: ${name} (${refusal.why}).`, {
        rule: 'org-dependent',
        remedy: `Remove ${name}.`,
        at: path,
      });
    if (typeof value === 'string' && /\bCurrencyIsoCode\b|\bCURRENCY_ISO_CODE\b/u.test(value) && isReference(name))
      report(
        component,
        'Not available for deploy for this organization: CurrencyIsoCode (it needs multiple currencies).',
        {
          rule: 'org-dependent',
          remedy: 'Remove CurrencyIsoCode.',
          at: path,
        },
      );
    if (name === 'sharedToType' && value === 'User')
      report(component, `Not available for deploy for this organization: a folder shared with a user (${USER_NAME}).`, {
        rule: 'org-dependent',
        remedy: 'Share the folder with a role, a group or everybody.',
        at: path,
      });
  }
};

/** Text for people may speak of CurrencyIsoCode; names and formulas may not. */
function isReference(name: string): boolean {
  return !['description', 'inlineHelpText', 'label', 'masterLabel', 'errorMessage'].includes(name);
}
