import type { AfterClose, DealText, FirstActivity, Reading, WonDeal } from '../types.ts';

export interface HistoryRow {
  readonly OpportunityId: string;
  readonly Field: string;
  readonly CreatedDate: string;
}

const DAY = 86_400_000;

/** Changes that Salesforce writes into the history without anybody editing a field. */
const NO_EDITS = new Set([
  'created',
  'opportunityCreatedFromLead',
  'locked',
  'unlocked',
  'feedEvent',
  'ownerAssignment',
]);

/**
 * What was edited after the close. The close is the end of the close date: people set that date by hand, so a day is all it
 * says. A deal that was created later than it closed was loaded, and its dates say nothing.
 */
export function judgeAfterClose(deals: readonly WonDeal[], history: Reading<HistoryRow>): AfterClose {
  const loaded = new Set(
    deals.filter(({ createdDate, closeDate }) => createdDate.slice(0, 10) > closeDate).map(({ id }) => id),
  );
  const judged = new Map(deals.filter(({ id }) => !loaded.has(id)).map((deal) => [deal.id, deal]));
  const edits = history.readable
    ? history.rows.filter(
        ({ OpportunityId, Field, CreatedDate }) =>
          !NO_EDITS.has(Field) && CreatedDate.slice(0, 10) > (judged.get(OpportunityId)?.closeDate ?? '9999'),
      )
    : [];
  const byField = [...Map.groupBy(edits, ({ Field }) => Field)].map(([field, rows]) => ({
    field,
    edits: rows.length,
    deals: new Set(rows.map(({ OpportunityId }) => OpportunityId)).size,
  }));
  return {
    history: history.readable ? { readable: true } : { readable: false, reason: history.reason },
    edits: byField.sort((one, other) => other.edits - one.edits || one.field.localeCompare(other.field)),
    editedDeals: new Set(edits.map(({ OpportunityId }) => OpportunityId)).size,
    modifiedDeals: [...judged.values()].filter(
      ({ lastModifiedDate, closeDate }) => lastModifiedDate.slice(0, 10) > closeDate,
    ).length,
    loadedDeals: loaded.size,
  };
}

const BUCKETS: readonly { readonly label: string; readonly upTo: number }[] = [
  { label: 'same day', upTo: 0 },
  { label: '1 to 3 days', upTo: 3 },
  { label: '4 to 7 days', upTo: 7 },
  { label: '8 to 14 days', upTo: 14 },
  { label: '15 to 30 days', upTo: 30 },
  { label: 'later', upTo: Infinity },
];

/** Days from the close to the first note, task, event or email that is dated the same day or later, and not in the future. */
export function judgeFirstActivity(deals: readonly WonDeal[], texts: readonly DealText[], today: Date): FirstActivity {
  const until = today.toISOString().slice(0, 10);
  const daysOf = Map.groupBy(
    texts.flatMap(({ dealId, day }) => (day === undefined || day > until ? [] : [{ dealId, day }])),
    ({ dealId }) => dealId,
  );
  const delays = deals.flatMap(({ id, closeDate }) => {
    const after = (daysOf.get(id) ?? [])
      .map(({ day }) => day)
      .filter((day) => day >= closeDate)
      .sort();
    return after[0] === undefined ? [] : [Math.round((Date.parse(after[0]) - Date.parse(closeDate)) / DAY)];
  });
  return {
    medianDays: median(delays),
    buckets: BUCKETS.map(({ label, upTo }, index) => ({
      label,
      deals: delays.filter((days) => days <= upTo && days > (BUCKETS[index - 1]?.upTo ?? -1)).length,
    })),
    without: deals.length - delays.length,
  };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
