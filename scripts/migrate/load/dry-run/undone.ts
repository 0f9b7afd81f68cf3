import type { OrgClient } from '../../../connection/org-client.ts';
import type { SaveResult } from '../save.ts';

/** One collection of a request that will be undone. */
export interface Collection {
  readonly referenceId: string;
  readonly method: 'POST' | 'PATCH';
  /** Below /composite/sobjects. */
  readonly path: string;
  readonly object: string;
  readonly records: readonly Record<string, unknown>[];
}

/** What the org said about the collections: errors by collection and place; nothing where it would have taken all. */
export type Undone = ReadonlyMap<string, readonly (SaveResult | undefined)[]>;

interface Subresult {
  readonly referenceId: string;
  readonly body: unknown;
}

/** The subrequest that cannot succeed: it changes a record that nobody has, after everything before it was saved. */
const UNDO = 'undo';
const NOBODY = `${'0'.repeat(15)}AAA`;
/** Collections in one composite request (REST API Developer Guide, "Composite": 25 subrequests, 5 of them collections). */
export const MOST_COLLECTIONS = 5;

/**
 * Runs the org's rules and flows on collections and leaves nothing. A composite request with allOrNone is one transaction
 * (REST API Developer Guide, "allOrNone Parameters in Composite and Collections Requests"), and its last subrequest fails.
 * When the records are fine, that failure is the reason why the org undoes them; when some are refused, they are named.
 */
export async function saveAndUndo(client: OrgClient, collections: readonly Collection[]): Promise<Undone> {
  const base = `/services/data/v${client.connection.version}`;
  const object = collections[0]?.object ?? '';
  const undo = { method: 'PATCH', url: `${base}/sobjects/${object}/${NOBODY}`, referenceId: UNDO, body: {} };
  const answer = await client.json<{ compositeResponse: Subresult[] }>('POST', '/composite', {
    allOrNone: true,
    compositeRequest: [
      ...collections.map(({ referenceId, method, path, records }) => ({
        method,
        url: `${base}/composite/sobjects${path}`,
        referenceId,
        body: { allOrNone: true, records },
      })),
      undo,
    ],
  });
  const results = new Map<string, readonly (SaveResult | undefined)[]>();
  for (const { referenceId, body } of answer.compositeResponse) {
    const collection = collections.find((candidate) => candidate.referenceId === referenceId);
    if (collection !== undefined && Array.isArray(body)) results.set(referenceId, refusals(collection, body));
  }
  return results;
}

interface RequestError {
  readonly errorCode: string;
  readonly message: string;
}

/** A record refused with its own errors; one that was only undone is none. An error of the whole subrequest is every record's. */
function refusals(collection: Collection, body: readonly unknown[]): (SaveResult | undefined)[] {
  const whole = body.find(
    (entry): entry is RequestError => typeof entry === 'object' && entry !== null && 'errorCode' in entry,
  );
  if (whole?.errorCode === 'PROCESSING_HALTED') return [];
  if (whole !== undefined)
    return collection.records.map(() => ({
      success: false,
      errors: [{ statusCode: whole.errorCode, message: whole.message }],
    }));
  return (body as readonly SaveResult[]).map((result) => {
    const errors = result.errors.filter((error) => error.statusCode !== 'ALL_OR_NONE_OPERATION_ROLLED_BACK');
    return result.success || errors.length === 0 ? undefined : { success: false, errors };
  });
}
