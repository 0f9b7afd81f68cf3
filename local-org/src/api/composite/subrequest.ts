import { SalesforceError } from '../../errors.ts';
import { errorResponse } from '../error-response.ts';
import type { RestRequest, RestResponse } from '../rest/types.ts';
import { versionStatus } from '../versions.ts';

/** Answers a request of the REST API. */
export type Answer = (request: RestRequest) => RestResponse;

export interface Subrequest {
  readonly method: string;
  /** `/services/data/vXX.0/…`, or `vXX.0/…` in a batch. */
  readonly url: string;
  readonly body: unknown;
}

/** Resources that cannot stand inside a composite request or batch. */
const notNested = /^(composite\/(batch|graph|tree)|composite|jobs)(\/|$)/;

/** Runs one request within another as the same user; an error becomes its answer. */
export function runSubrequest(parent: RestRequest, answer: Answer, subrequest: Subrequest): RestResponse {
  try {
    const url = new URL(subrequest.url, 'http://local-org/services/data/');
    const match = /^\/services\/data\/v([\d.]+)\/?(.*)$/.exec(url.pathname);
    const [, version = '', path = ''] = match ?? [];
    if (!match || url.host !== 'local-org' || versionStatus(version) !== 'supported') {
      throw new SalesforceError('NOT_FOUND', 'The requested resource does not exist', { httpStatus: 404 });
    }
    if (notNested.test(path) && !path.startsWith('composite/sobjects')) {
      throw new SalesforceError('INVALID_REQUEST', `The resource ${path} cannot be used inside a composite request.`);
    }
    return answer({
      ...parent,
      method: subrequest.method,
      path,
      version,
      query: url.searchParams,
      body: subrequest.body,
    });
  } catch (error) {
    return errorResponse(error);
  }
}
