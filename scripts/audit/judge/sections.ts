import { SECTIONS } from '../../package/sections.ts';
import type { DealReport, Evidence, SectionReport, SourceCount, WonDeal } from '../types.ts';
import type { Section } from '../../package/sections.ts';

/** Where each section lives once there is a brief: the fields of Handover Brief that hold it. */
const SHOULD_LIVE: Readonly<Record<Section, string>> = {
  Scope: 'Handover Brief: Scope Summary, Out of Scope; items of type Deliverable and Exclusion',
  Commitments: 'Handover Brief: items of type Commitment and Exception, or the tick "No Commitments Made"',
  Timeline: 'Handover Brief: Client Expected Start, Agreed Start, Deadline and how flexible it is',
  Resources: 'Handover Brief: resource requests by role, hours and person, confirmed by delivery',
  Commercials: 'Handover Brief: List Price, discount and its approval, Billing Model, Payment Terms',
  Procurement: 'Handover Brief: PO Required, PO Number, Start before PO and its approval',
  People: 'Handover Brief: Client Sponsor, Client Lead, Delivery Lead',
  Background: 'Handover Brief: Why They Bought, Success Criteria',
};

/** Each section: on how many deals it stands in fields, on how many in words only, on how many nowhere, and where. */
export function judgeSections(deals: readonly WonDeal[], evidence: readonly Evidence[]): SectionReport[] {
  return SECTIONS.map((section) => {
    const own = evidence.filter((each) => each.section === section);
    const dealsWith = (kind: Evidence['kind']): Set<string> =>
      new Set(own.filter((each) => each.kind === kind).map(({ dealId }) => dealId));
    const inFields = dealsWith('field');
    const inTextOnly = [...dealsWith('text')].filter((id) => !inFields.has(id)).length;
    return {
      section,
      inFields: inFields.size,
      inTextOnly,
      nowhere: deals.length - inFields.size - inTextOnly,
      sources: countSources(own),
      shouldLive: SHOULD_LIVE[section],
    };
  });
}

function countSources(evidence: readonly Evidence[]): SourceCount[] {
  const deals = new Map<string, { kind: Evidence['kind']; deals: Set<string> }>();
  for (const { source, kind, dealId } of evidence) {
    const entry = deals.get(source) ?? { kind, deals: new Set<string>() };
    entry.deals.add(dealId);
    deals.set(source, entry);
  }
  return [...deals]
    .map(([source, entry]) => ({ source, kind: entry.kind, deals: entry.deals.size }))
    .sort((one, other) => other.deals - one.deals || one.source.localeCompare(other.source));
}

/** Each deal: where its sections stand, and which stand nowhere. */
export function judgeDeals(deals: readonly WonDeal[], evidence: readonly Evidence[]): DealReport[] {
  const byDeal = Map.groupBy(evidence, ({ dealId }) => dealId);
  return deals.map(({ id, name, closeDate }) => {
    const bySection = Map.groupBy(byDeal.get(id) ?? [], ({ section }) => section);
    return {
      id,
      name,
      closeDate,
      found: Object.fromEntries(
        [...bySection].map(([section, rows]) => [
          section,
          {
            kind: rows.some(({ kind }) => kind === 'field') ? 'field' : 'text',
            sources: [...new Set(rows.map(({ source }) => source))].sort(),
          },
        ]),
      ),
      missing: SECTIONS.filter((section) => !bySection.has(section)),
    };
  });
}
