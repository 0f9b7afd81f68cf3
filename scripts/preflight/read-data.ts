import type { Connection } from 'jsforce';
import { literal, queryAll } from '../connection/records.ts';
import type { PolicySource } from '../package/package-contents.ts';
import { attempt } from './known.ts';
import type { Allowance, Known, Organization, OrgFlow, OrgPolicy, Stage } from './types.ts';

/** The org by edition and kind. Kinds as the sf CLI tells them: a scratch org is a sandbox that expires. */
export function readOrganization(connection: Connection): Promise<Known<Organization>> {
  return attempt(async () => {
    const [row] = await queryAll<{
      Name: string;
      IsSandbox: boolean;
      OrganizationType: string;
      TrialExpirationDate: string | null;
      LanguageLocaleKey: string;
    }>(
      connection,
      'SELECT Name, IsSandbox, OrganizationType, TrialExpirationDate, LanguageLocaleKey FROM Organization',
    );
    if (row === undefined) throw new Error('the org shows no Organization record');
    return {
      name: row.Name,
      edition: row.OrganizationType,
      kind: kindOf(row),
      language: row.LanguageLocaleKey,
    };
  });
}

function kindOf(row: {
  IsSandbox: boolean;
  OrganizationType: string;
  TrialExpirationDate: string | null;
}): Organization['kind'] {
  if (row.IsSandbox) return row.TrialExpirationDate === null ? 'sandbox' : 'scratch';
  if (row.OrganizationType === 'Developer Edition') return 'developer';
  return row.TrialExpirationDate === null ? 'production' : 'trial';
}

/** The active stages by API name, in the order of the org. */
export function readStages(connection: Connection): Promise<Known<readonly Stage[]>> {
  return attempt(async () => {
    const rows = await queryAll<{ ApiName: string; IsWon: boolean }>(
      connection,
      'SELECT ApiName, IsWon FROM OpportunityStage WHERE IsActive = true ORDER BY SortOrder',
    );
    return rows.map((row) => ({ name: row.ApiName, isWon: row.IsWon }));
  });
}

/** The policy record, null where the org's type has none; unknown where the type is not there or not shown. */
export function readPolicy(connection: Connection, policy: PolicySource): Promise<Known<OrgPolicy | null>> {
  return attempt(async () => {
    const [row] = await queryAll<{ Gate_Mode__c: string | null; Won_Stages__c: string | null }>(
      connection,
      `SELECT Gate_Mode__c, Won_Stages__c FROM ${policy.type} WHERE DeveloperName = ${literal(policy.record)}`,
    );
    return row === undefined ? null : { gateMode: row.Gate_Mode__c, wonStages: row.Won_Stages__c };
  });
}

/** All flows, active or not. The view tells the object that starts one by its label, in the user's language. */
export function readFlows(connection: Connection): Promise<Known<readonly OrgFlow[]>> {
  return attempt(async () => {
    const rows = await queryAll<{
      ApiName: string;
      IsActive: boolean;
      TriggerType: string | null;
      TriggerObjectOrEventLabel: string | null;
    }>(connection, 'SELECT ApiName, IsActive, TriggerType, TriggerObjectOrEventLabel FROM FlowDefinitionView');
    return rows.map((row) => ({
      name: row.ApiName,
      isActive: row.IsActive,
      triggerType: row.TriggerType,
      objectLabel: row.TriggerObjectOrEventLabel,
    }));
  });
}

/** What the Metadata API describes for this org and user: types and their child types, such as CustomField, in one set. */
export function readMetadataTypes(connection: Connection): Promise<Known<ReadonlySet<string>>> {
  return attempt(async () => {
    const { metadataObjects } = await connection.metadata.describe(connection.version);
    return new Set(metadataObjects.flatMap((type) => [type.xmlName, ...[type.childXmlNames ?? []].flat()]));
  });
}

/**
 * A description has CurrencyIsoCode only where several currencies are on. Record types are those that the user may choose,
 * without the master.
 */
export function readOpportunityTraits(
  connection: Connection,
): Promise<Known<{ label: string; multiCurrency: boolean; recordTypes: number }>> {
  return attempt(async () => {
    const { label, fields, recordTypeInfos } = await connection.describe('Opportunity');
    return {
      label,
      multiCurrency: fields.some((field) => field.name === 'CurrencyIsoCode'),
      recordTypes: recordTypeInfos.filter((type) => !type.master && type.available).length,
    };
  });
}

/** Whether person accounts are on: Account has the field IsPersonAccount only then. */
export function readPersonAccounts(connection: Connection): Promise<Known<boolean>> {
  return attempt(async () =>
    (await connection.describe('Account')).fields.some((field) => field.name === 'IsPersonAccount'),
  );
}

/** Limits of the org by Salesforce's names, such as `DailyApiRequests` (REST API Developer Guide, "Limits"). */
export function readLimits(connection: Connection): Promise<Known<ReadonlyMap<string, Allowance>>> {
  return attempt(async () => {
    const limits = await connection.limits();
    return new Map(
      Object.entries(limits).map(([name, limit]) => [name, { max: limit.Max, remaining: limit.Remaining }]),
    );
  });
}

/** What Setup shows as limits of an object (Tooling API, "EntityLimit"). */
export function readEntityLimits(
  connection: Connection,
  object: string,
): Promise<Known<ReadonlyMap<string, Allowance>>> {
  return attempt(async () => {
    const { records } = await connection.tooling.query<{ Type: string; Max: number; Remaining: number }>(
      `SELECT Type, Max, Remaining FROM EntityLimit WHERE EntityDefinition.QualifiedApiName = ${literal(object)}`,
    );
    return new Map(records.map((row) => [row.Type, { max: row.Max, remaining: row.Remaining }]));
  });
}

/** Active users by language, such as `en_US`; portal users, guests and the automated process are left out. */
export function readLanguages(connection: Connection): Promise<Known<ReadonlyMap<string, number>>> {
  return attempt(async () => {
    const rows = await queryAll<{ LanguageLocaleKey: string; people: number }>(
      connection,
      "SELECT LanguageLocaleKey, COUNT(Id) people FROM User WHERE IsActive = true AND UserType = 'Standard' GROUP BY LanguageLocaleKey",
    );
    return new Map(rows.map((row) => [row.LanguageLocaleKey, row.people]));
  });
}

/** Number of records that a SOQL condition finds. */
export function count(connection: Connection, object: string, condition: string): Promise<Known<number>> {
  return attempt(async () => (await connection.query(`SELECT COUNT() FROM ${object} WHERE ${condition}`)).totalSize);
}
