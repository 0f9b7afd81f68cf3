import { SalesforceError } from '../../errors.ts';
import { requireObject, requireObjects } from '../rest/parse-json.ts';
import { inTransaction } from '../rest/transaction.ts';
import type { RestRoute } from '../rest/router.ts';
import type { RestRequest } from '../rest/types.ts';
import { errorResponse } from '../error-response.ts';
import { resolveReferences } from './references.ts';
import { runSubrequest } from './subrequest.ts';
import type { Answer } from './subrequest.ts';

/** Subrequests one request may hold. */
const maximumSubrequests = 25;

interface CompositeSubrequest {
  readonly method: string;
  readonly url: string;
  readonly referenceId: string;
  readonly body: unknown;
}

interface SubrequestResult {
  readonly body: unknown;
  readonly httpHeaders: Readonly<Record<string, string>>;
  readonly httpStatusCode: number;
  readonly referenceId: string;
}

/** Undoes an all-or-none request of which a subrequest failed. */
class CompositeFailed extends Error {
  readonly results: readonly SubrequestResult[];

  constructor(results: readonly SubrequestResult[]) {
    super('A subrequest failed.');
    this.results = results;
  }
}

/**
 * `composite`: up to 25 requests in order, which may refer to the answers of earlier ones. Each is a transaction of its
 * own; with `allOrNone` all are one, and when one, or a record of a collection among them, fails, nothing is written (REST API
 * Developer Guide, "Composite", "allOrNone Parameters in Composite and Collections Requests").
 */
export function compositeRoute(answer: Answer): RestRoute {
  return {
    path: 'composite',
    methods: {
      POST: (request) => {
        const body = requireObject(request.body);
        const subrequests = readSubrequests(body);
        const results =
          body['allOrNone'] === true
            ? runAllOrNone(request, answer, subrequests)
            : runEach(request, answer, subrequests, false);
        return { status: 200, body: { compositeResponse: results } };
      },
    },
  };
}

function readSubrequests(body: Readonly<Record<string, unknown>>): CompositeSubrequest[] {
  const list = requireObjects(body, 'compositeRequest');
  if (list.length > maximumSubrequests) {
    throw new SalesforceError(
      'LIMIT_EXCEEDED',
      `A composite request holds at most ${maximumSubrequests} subrequests, not ${list.length}.`,
    );
  }
  const seen = new Set<string>();
  return list.map((entry) => {
    const text = (name: string): string => {
      const value = entry[name];
      if (typeof value === 'string' && value !== '') return value;
      throw new SalesforceError('JSON_PARSER_ERROR', `'${name}' is a required field.`);
    };
    const referenceId = text('referenceId');
    if (!/^\w+$/.test(referenceId))
      throw new SalesforceError(
        'JSON_PARSER_ERROR',
        `Provided referenceId ('${referenceId}') must start with a letter or a number, and it can contain only letters, numbers and underscores ('_').`,
      );
    if (seen.has(referenceId)) throw new SalesforceError('JSON_PARSER_ERROR', `Duplicate referenceId: ${referenceId}`);
    seen.add(referenceId);
    return { method: text('method'), url: text('url'), referenceId, body: entry['body'] };
  });
}

function runAllOrNone(
  request: RestRequest,
  answer: Answer,
  subrequests: readonly CompositeSubrequest[],
): readonly SubrequestResult[] {
  try {
    return inTransaction(request, (transaction) => runEach({ ...request, transaction }, answer, subrequests, true));
  } catch (error) {
    if (error instanceof CompositeFailed) return error.results;
    throw error;
  }
}

function runEach(
  request: RestRequest,
  answer: Answer,
  subrequests: readonly CompositeSubrequest[],
  allOrNone: boolean,
): SubrequestResult[] {
  const answers = new Map<string, unknown>();
  const results: SubrequestResult[] = [];
  for (const subrequest of subrequests) {
    const response = runReferring(request, answer, subrequest, answers);
    results.push({
      body: response.body ?? null,
      httpHeaders: capitalised(response.headers),
      httpStatusCode: response.status,
      referenceId: subrequest.referenceId,
    });
    if (response.status < 300) answers.set(subrequest.referenceId, response.body ?? {});
    if (allOrNone && (response.status >= 300 || response.hasFailures === true))
      throw new CompositeFailed(halted(subrequests, results));
  }
  return results;
}

function runReferring(
  request: RestRequest,
  answer: Answer,
  { method, url, body }: CompositeSubrequest,
  answers: ReadonlyMap<string, unknown>,
): ReturnType<Answer> {
  try {
    const resolvedUrl = resolveReferences(url, answers);
    return runSubrequest(request, answer, { method, url: String(resolvedUrl), body: resolveReferences(body, answers) });
  } catch (error) {
    return errorResponse(error);
  }
}

/** The failing subrequest keeps its error; all others are told that they were rolled back or never run. */
function halted(subrequests: readonly CompositeSubrequest[], results: readonly SubrequestResult[]): SubrequestResult[] {
  return subrequests.map((subrequest, index) => {
    const result = results[index];
    if (result && index === results.length - 1) return result;
    const message = 'The transaction was rolled back since another operation in the same transaction failed.';
    return {
      body: [{ errorCode: 'PROCESSING_HALTED', message }],
      httpHeaders: {},
      httpStatusCode: 400,
      referenceId: subrequest.referenceId,
    };
  });
}

function capitalised(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.replace(/^./, (letter) => letter.toUpperCase()), value]),
  );
}
