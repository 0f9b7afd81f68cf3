import { SalesforceError } from '../../errors.ts';
import { requireObject, requireObjects } from '../rest/parse-json.ts';
import type { RestRoute } from '../rest/router.ts';
import { runSubrequest } from './subrequest.ts';
import type { Answer } from './subrequest.ts';

/** Subrequests one batch may hold. */
const maximumSubrequests = 25;

/** `composite/batch`: up to 25 independent requests; with `haltOnError` the ones after a failure are not run. */
export function batchRoute(answer: Answer): RestRoute {
  return {
    path: 'composite/batch',
    methods: {
      POST: (request) => {
        const body = requireObject(request.body);
        const entries = requireObjects(body, 'batchRequests');
        if (entries.length > maximumSubrequests) {
          throw new SalesforceError(
            'LIMIT_EXCEEDED',
            `A batch holds at most ${maximumSubrequests} subrequests, not ${entries.length}.`,
          );
        }
        let failed = false;
        const results = entries.map((entry) => {
          if (failed && body['haltOnError'] === true) {
            return {
              statusCode: 412,
              result: [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }],
            };
          }
          const response = runSubrequest(request, answer, {
            method: String(entry['method'] ?? 'GET'),
            url: String(entry['url'] ?? ''),
            body: entry['richInput'],
          });
          failed ||= response.status >= 300;
          return { statusCode: response.status, result: response.body ?? null };
        });
        return { status: 200, body: { hasErrors: failed, results } };
      },
    },
  };
}
