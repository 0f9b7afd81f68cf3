import type { Mapping } from '../mapping/mapping.ts';
import { SECTIONS } from '../../package/sections.ts';
import type { Evidence, WonDeal } from '../types.ts';
import type { OrgReader } from './org.ts';

/** Related records whose presence says something about a section: contact roles, products, quotes, or what the mapping names. */
export async function readRelated(org: OrgReader, deals: readonly WonDeal[], mapping: Mapping): Promise<Evidence[]> {
  const evidence: Evidence[] = [];
  for (const [object, section] of Object.entries(mapping.related)) {
    if (section === 'none') continue;
    const reading = await org.queryByIds<{ OpportunityId: string }>(
      object,
      deals.map(({ id }) => id),
      (list) => `SELECT OpportunityId FROM ${object} WHERE OpportunityId IN ${list}`,
    );
    if (!reading.readable) continue;
    for (const dealId of new Set(reading.rows.map((row) => row.OpportunityId)))
      evidence.push({ dealId, section, source: object, kind: 'field' });
  }
  return evidence;
}

/** Sections that are ready in a Handover Brief, where the org has the package; an org without it is not asked. */
export async function readBriefs(org: OrgReader, deals: readonly WonDeal[], hasPackage: boolean): Promise<Evidence[]> {
  if (!hasPackage) return [];
  const flags = SECTIONS.map((section) => `${section}_Ready__c`);
  const reading = await org.queryByIds<Record<string, unknown> & { Opportunity__c: string }>(
    'Handover Brief',
    deals.map(({ id }) => id),
    (list) => `SELECT Opportunity__c, ${flags.join(', ')} FROM Handover_Brief__c WHERE Opportunity__c IN ${list}`,
  );
  if (!reading.readable) return [];
  return reading.rows.flatMap((row) =>
    SECTIONS.filter((section) => row[`${section}_Ready__c`] === true).map((section): Evidence => ({
      dealId: row.Opportunity__c,
      section,
      source: 'Handover Brief',
      kind: 'field',
    })),
  );
}

/** Files and attachments of deals: counted, never opened. */
export async function countAttachments(
  org: OrgReader,
  deals: readonly WonDeal[],
): Promise<{ files: number; deals: number }> {
  const ids = deals.map(({ id }) => id);
  const attachments = await org.queryByIds<{ ParentId: string }>(
    'Attachment',
    ids,
    (list) => `SELECT ParentId FROM Attachment WHERE ParentId IN ${list}`,
  );
  const files = await org.queryByIds<{ LinkedEntityId: string }>(
    'Files (ContentDocumentLink)',
    ids,
    (list) =>
      `SELECT LinkedEntityId, ContentDocument.FileType FROM ContentDocumentLink WHERE LinkedEntityId IN ${list} AND ContentDocument.FileType != 'SNOTE'`,
  );
  const having = [
    ...(attachments.readable ? attachments.rows.map((row) => row.ParentId) : []),
    ...(files.readable ? files.rows.map((row) => row.LinkedEntityId) : []),
  ];
  return { files: having.length, deals: new Set(having).size };
}
