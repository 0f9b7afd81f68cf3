import { SETTING } from '../automation/standard-rows.ts';
import type { Org } from '../org.types.ts';
import type { ObjectSchema, SObjectRecord } from '../schema/types.ts';
import type { ScratchOrgIdentity } from './scratch-org.ts';
import { INSTANCE } from './scratch-org.ts';

/** Requests for scratch orgs in a state, oldest first. */
export function requestsIn(org: Org, ...states: readonly string[]): SObjectRecord[] {
  return org.store.findBy(objectOf(org, 'ScratchOrgInfo'), 'Status', states);
}

/** Whether a request is still to be worked off: somebody may have deleted it. */
export function isWaiting(org: Org, request: SObjectRecord): boolean {
  return requestsIn(org, 'New', 'Creating').some(({ Id }) => Id === request['Id']);
}

/** Changes what the org itself knows of a request. */
export function updateRequest(org: Org, request: SObjectRecord, changes: SObjectRecord): void {
  const at = org.now().toISOString();
  org.store.transaction(() => {
    org.store.update(objectOf(org, 'ScratchOrgInfo'), String(request['Id']), {
      ...changes,
      LastModifiedDate: at,
      SystemModstamp: at,
    });
  });
}

/** A request that has become an org: it says how to get in, and the org stands in the list of active ones. */
export function activate(
  org: Org,
  request: SObjectRecord,
  identity: ScratchOrgIdentity,
  entry: { readonly loginUrl: string; readonly authCode: string },
): void {
  const shared = {
    ExpirationDate: identity.expiresOn,
    ScratchOrg: identity.orgId.slice(0, 15),
    SignupEmail: identity.email,
    SignupInstance: INSTANCE,
    SignupTrialDays: request['DurationDays'] ?? null,
    SignupUsername: identity.username,
  };
  updateRequest(org, request, {
    ...shared,
    AuthCode: entry.authCode,
    LoginUrl: entry.loginUrl,
    SignupCountry: identity.country,
    SignupLanguage: identity.language,
    Status: 'Active',
  });
  const object = objectOf(org, 'ActiveScratchOrg');
  const at = org.now().toISOString();
  const userId = request['CreatedById'] ?? org.store.setting(SETTING.administrator) ?? null;
  org.store.transaction(() => {
    const number = org.store.nextAutoNumber(object, 'Name');
    org.store.insert(object, {
      ...shared,
      Id: org.store.newId(object),
      Name: String(number).padStart(8, '0'),
      OwnerId: request['OwnerId'] ?? null,
      Description: request['Description'] ?? null,
      Edition: request['Edition'] ?? null,
      Features: request['Features'] ?? null,
      OrgName: request['OrgName'] ?? null,
      ScratchOrgInfoId: request['Id'] ?? null,
      CreatedById: userId,
      CreatedDate: at,
      LastModifiedById: userId,
      LastModifiedDate: at,
      SystemModstamp: at,
    });
  });
}

/** Takes orgs whose day has come off the list of active ones. */
export function expire(org: Org): void {
  const object = objectOf(org, 'ActiveScratchOrg');
  const due = org.store.all('SELECT "Id" FROM "ActiveScratchOrg" WHERE "IsDeleted" = 0 AND "ExpirationDate" <= ?', [
    org.now().toISOString().slice(0, 10),
  ]);
  if (due.length === 0) return;
  org.store.transaction(() => {
    org.store.setDeleted(
      object,
      due.map(({ Id }) => String(Id)),
      true,
    );
  });
}

/** Takes the org of a request off the list of active ones. */
export function unlist(org: Org, request: SObjectRecord): void {
  const object = objectOf(org, 'ActiveScratchOrg');
  const rows = org.store.findBy(object, 'ScratchOrgInfoId', [request['Id'] ?? null]);
  org.store.transaction(() => {
    org.store.setDeleted(
      object,
      rows.map(({ Id }) => String(Id)),
      true,
    );
  });
}

/** Notes in the log of each request that its org is gone, which it is when it is off the list of active ones. */
export function noteDeleted(org: Org, userId: string | null): void {
  const listed = new Set(
    org.store
      .all('SELECT "ScratchOrgInfoId" AS id FROM "ActiveScratchOrg" WHERE "IsDeleted" = 0')
      .map(({ id }) => String(id)),
  );
  for (const request of requestsIn(org, 'Active'))
    if (!listed.has(String(request['Id'])))
      updateRequest(org, request, {
        Status: 'Deleted',
        DeletedBy: userId?.slice(0, 15) ?? null,
        DeletedDate: org.now().toISOString().slice(0, 10),
        AuthCode: null,
      });
}

/** The user who asked for an org. */
export function requesterOf(org: Org, request: SObjectRecord): SObjectRecord {
  const id = String(request['CreatedById']);
  return org.store.load(objectOf(org, 'User'), [id]).get(id) ?? {};
}

function objectOf(org: Org, name: string): ObjectSchema {
  const object = org.model.schema.object(name);
  if (!object) throw new Error(`This org has no ${name}.`);
  return object;
}
