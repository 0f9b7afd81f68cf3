import type { Connection } from 'jsforce';
import type { Progress } from '../output/progress.ts';
import { judgeAfterClose, judgeFirstActivity } from './judge/after-close.ts';
import type { HistoryRow } from './judge/after-close.ts';
import { judgeDeals, judgeSections } from './judge/sections.ts';
import type { Mapping } from './mapping/mapping.ts';
import { sectionsOfText } from './mapping/match.ts';
import { readWonDeals } from './read/deals.ts';
import { readFields } from './read/fields.ts';
import { orgReader } from './read/org.ts';
import { countAttachments, readBriefs, readRelated } from './read/related.ts';
import { readTexts } from './read/texts.ts';
import type { AuditReport, DealText, Evidence } from './types.ts';

export interface AuditOptions {
  /** How many of the last won deals. */
  readonly last: number;
  readonly mapping: Mapping;
  readonly today: Date;
  readonly progress: Progress;
}

/**
 * What the last won deals of an org tell about their handover; the org needs not have the package. Reads only. The number of
 * calls grows by 200 deals, not by deal; what the org or the user cannot read is named in `unread` and left out.
 */
export async function audit(
  connection: Connection,
  { last, mapping, today, progress }: AuditOptions,
): Promise<AuditReport> {
  const org = orgReader(connection);
  const organization = await org.query<{ Name: string }>('Organization', 'SELECT Name FROM Organization');
  progress.step('Won deals');
  const deals = await readWonDeals(org, last);
  progress.done(`${deals.length} read`);
  const ids = deals.map(({ id }) => id);
  progress.step('Fields and related records');
  const fields = await readFields(org, deals, mapping);
  const related = await readRelated(org, deals, mapping);
  const described = await org.describe('Opportunity');
  const hasPackage = described.readable && described.rows.some(({ name }) => name === 'Handover_Brief__c');
  const briefs = await readBriefs(org, deals, hasPackage);
  progress.done(`${fields.fields.length} fields map to a section`);
  progress.step('Notes, tasks, events and emails');
  const left = await readTexts(org, deals);
  progress.done(`${left.length} read`);
  const attachments = await countAttachments(org, deals);
  const history = await org.queryByIds<HistoryRow>(
    'Field history (OpportunityFieldHistory)',
    ids,
    (list) => `SELECT OpportunityId, Field, CreatedDate FROM OpportunityFieldHistory WHERE OpportunityId IN ${list}`,
  );
  const texts = [...fields.texts, ...left];
  const evidence = [...fields.evidence, ...related, ...briefs, ...evidenceOf(texts, mapping)];
  return {
    org: organization.readable ? (organization.rows[0]?.Name ?? '') : connection.instanceUrl,
    asOf: today.toISOString().slice(0, 10),
    asked: last,
    deals: judgeDeals(deals, evidence),
    sections: judgeSections(deals, evidence),
    fields: [...fields.fields].sort((one, other) => other.filled - one.filled),
    afterClose: judgeAfterClose(deals, history),
    firstActivity: judgeFirstActivity(deals, left, today),
    attachments,
    texts: countTexts(texts),
    unread: org.unread(),
    calls: org.calls(),
  };
}

function evidenceOf(texts: readonly DealText[], mapping: Mapping): Evidence[] {
  return texts.flatMap(({ dealId, source, text }) =>
    sectionsOfText(text, mapping).map((section): Evidence => ({ dealId, section, source, kind: 'text' })),
  );
}

function countTexts(texts: readonly DealText[]): AuditReport['texts'] {
  return [...Map.groupBy(texts, ({ source }) => source)].map(([source, rows]) => ({
    source,
    texts: rows.length,
    deals: new Set(rows.map(({ dealId }) => dealId)).size,
  }));
}
