import { standardProfiles } from '../access/standard-profiles.ts';
import { opportunityStageRecords } from '../schema/index.ts';
import type { FieldValue, Schema, SObjectRecord } from '../schema/types.ts';
import type { Store } from '../store/types.ts';

/** Keys of the store's settings that name the rows every org is born with. */
export const SETTING = {
  organization: 'organizationId',
  administrator: 'administratorId',
  automatedProcess: 'automatedProcessId',
} as const;

/** User name of the administrator of a fresh org. */
export const ADMINISTRATOR = 'admin@local.org';

/** Values in which the organization and the administrator of a fresh org differ from those that every org is born with. */
export interface OrgBirth {
  readonly organization?: SObjectRecord;
  readonly administrator?: SObjectRecord;
}

/**
 * The rows of a fresh org: the organization, profiles and their licence, the administrator and the automated process (in whose
 * name event-triggered flows run), opportunity stages, the standard price book. Must run inside a transaction.
 */
export function insertStandardRows(store: Store, schema: Schema, now: Date, birth: OrgBirth = {}): void {
  const administratorId = idOf(store, schema, 'User');
  const insert = rowInserter(store, schema, now, administratorId);

  const organizationId = insert('Organization', {
    Name: 'Local Org',
    OrganizationType: 'Developer Edition',
    InstanceName: 'LOCAL',
    DefaultLocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    TimeZoneSidKey: 'GMT',
    FiscalYearStartMonth: 1,
    IsSandbox: false,
    ...birth.organization,
  });
  const licenceId = insert('UserLicense', {
    Name: 'Salesforce',
    MasterLabel: 'Salesforce',
    LicenseDefinitionKey: 'SFDC',
    Status: 'Active',
    TotalLicenses: 100,
  });
  const profileIds = new Map<string, string>();
  for (const name of Object.keys(standardProfiles))
    profileIds.set(name, insert('Profile', { Name: name, UserType: 'Standard', UserLicenseId: licenceId }));

  const user = { TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' };
  insert('User', {
    ...user,
    Id: administratorId,
    Username: ADMINISTRATOR,
    Email: ADMINISTRATOR,
    FirstName: 'Org',
    LastName: 'Administrator',
    Name: 'Org Administrator',
    Alias: 'admin',
    CommunityNickname: 'admin',
    UserType: 'Standard',
    IsActive: true,
    ProfileId: profileIds.get('System Administrator') ?? null,
    ...birth.administrator,
  });
  // Not active: nobody logs in as the automated process, and lists of users do not show it.
  const automatedProcessId = insert('User', {
    ...user,
    Username: `autoproc@${organizationId.toLowerCase()}`,
    Email: `autoproc@${organizationId.toLowerCase()}`,
    LastName: 'Automated Process',
    Name: 'Automated Process',
    Alias: 'autoproc',
    UserType: 'AutomatedProcess',
    IsActive: false,
  });
  for (const stage of opportunityStageRecords()) insert('OpportunityStage', stage);
  insert('Pricebook2', { Name: 'Standard Price Book', IsActive: true, IsStandard: true });

  store.setSetting(SETTING.organization, organizationId);
  store.setSetting(SETTING.administrator, administratorId);
  store.setSetting(SETTING.automatedProcess, automatedProcessId);
}

function idOf(store: Store, schema: Schema, objectName: string): string {
  const object = schema.object(objectName);
  if (!object) throw new Error(`The standard data lacks ${objectName}.`);
  return store.newId(object);
}

/** Inserts a row with its audit fields; values for fields that the object lacks are left out. Answers the id. */
function rowInserter(store: Store, schema: Schema, now: Date, userId: string) {
  const at = now.toISOString();
  const audit = {
    CreatedDate: at,
    LastModifiedDate: at,
    SystemModstamp: at,
    CreatedById: userId,
    LastModifiedById: userId,
  };
  return (objectName: string, values: Record<string, FieldValue>): string => {
    const object = schema.object(objectName);
    if (!object) throw new Error(`The standard data lacks ${objectName}.`);
    const id = typeof values['Id'] === 'string' ? values['Id'] : store.newId(object);
    const stored = new Set(object.fields.filter((field) => field.stored).map((field) => field.apiName));
    const entries = Object.entries({ ...audit, ...values }).filter(([name]) => stored.has(name));
    store.insert(object, { ...Object.fromEntries(entries), Id: id });
    return id;
  };
}
