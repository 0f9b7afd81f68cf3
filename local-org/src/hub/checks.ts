import type { DmlError } from '../automation/types.ts';
import type { RecordCheck } from '../features.types.ts';
import type { SObjectRecord } from '../schema/types.ts';
import { scratchOrgLimits } from './limits.ts';

/** Editions whose scratch orgs the local org can stand for: those that may do everything that it executes. */
export const EDITIONS: ReadonlySet<string> = new Set(['Developer', 'Enterprise']);

/** Features that ask for nothing beyond what every local org does. */
export const FEATURES: ReadonlySet<string> = new Set([
  'API',
  'EnableSetPasswordInApi',
  'LightningSalesConsole',
  'SalesUser',
]);

/** Fields that the local org cannot follow, with what they ask for. */
const REFUSED: readonly (readonly [field: string, what: string])[] = [
  ['Namespace', 'scratch orgs with a namespace'],
  ['Package2AncestorIds', 'scratch orgs with package ancestors'],
  ['Snapshot', 'scratch orgs from a snapshot'],
  ['SourceOrg', 'scratch orgs from an org shape'],
  ['Template', 'scratch orgs from a template'],
  ['HasSampleData', 'sample data in scratch orgs'],
];

/**
 * What the Dev Hub refuses at once: days outside 1 to 30, no edition, more orgs than the hub may have, and by name an edition, feature, release or origin that
 * the local org has not. "X is not a valid Features value." are the platform's words for a feature that it does not know.
 */
export const checkRequest: RecordCheck = (record, old, org, before) => {
  if (old) return [];
  const errors: DmlError[] = [];
  const refuse = (statusCode: string, message: string, field: string): void => {
    errors.push({ statusCode, message, fields: [field] });
  };
  const edition = textOf(record, 'Edition');
  const isCopy = ['Snapshot', 'SourceOrg', 'Template'].some((field) => textOf(record, field) !== undefined);
  if (edition === undefined && !isCopy)
    refuse('REQUIRED_FIELD_MISSING', 'Required fields are missing: [Edition]', 'Edition');
  else if (edition !== undefined && !EDITIONS.has(edition))
    refuse('INVALID_INPUT', `The local org does not support scratch orgs of the edition ${edition}.`, 'Edition');
  const days = record['DurationDays'];
  if (typeof days !== 'number' || days < 1 || days > 30)
    refuse('INVALID_INPUT', 'DurationDays must be between 1 and 30.', 'DurationDays');
  for (const feature of featuresOf(record))
    if (!FEATURES.has(feature))
      refuse(
        'INVALID_INPUT',
        `${feature} is not a valid Features value. (The local org does not support it.)`,
        'Features',
      );
  const language = textOf(record, 'Language');
  if (language !== undefined && !/^[a-z]{2}(?:_[A-Z]{2})?$/u.test(language))
    refuse('INVALID_INPUT', `${language} is not a valid Language value.`, 'Language');
  const release = textOf(record, 'Release');
  if (release !== undefined && release.toLowerCase() !== 'current')
    refuse('INVALID_INPUT', `The local org does not support scratch orgs of the ${release} release.`, 'Release');
  for (const [field, what] of REFUSED)
    if (record[field] === true || textOf(record, field) !== undefined)
      refuse('INVALID_INPUT', `The local org does not support ${what} (${field}).`, field);
  for (const [name, { Remaining }] of Object.entries(scratchOrgLimits(org)))
    if (Remaining <= before.length)
      refuse(
        'LIMIT_EXCEEDED',
        `The signup request failed because this organization has reached its ${name === 'ActiveScratchOrgs' ? 'active' : 'daily'} scratch org limit`,
        'Id',
      );
  return errors;
};

/** The features of a request, as they are separated by semicolons or commas. */
function featuresOf(record: SObjectRecord): string[] {
  const features = textOf(record, 'Features') ?? '';
  return features
    .split(/[;,]/u)
    .map((feature) => feature.trim())
    .filter((feature) => feature !== '');
}

/** A text field's value; undefined for none. */
export function textOf(record: SObjectRecord, field: string): string | undefined {
  const value = record[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
