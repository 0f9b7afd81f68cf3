import type { UserContext } from '../../access/types.ts';
import type { DmlError, Limits, Transaction } from '../../automation/types.ts';
import type { SObjectRecord } from '../../schema/types.ts';
import type { Org } from '../../org.types.ts';

/** Who asks what org for something: all that reading and writing records needs. */
export interface Caller {
  readonly org: Org;
  readonly user: UserContext;
  /** API version, which stands in the addresses of answers. */
  readonly version: string;
  /** Set within a composite request that is all or nothing: everything is written in this one. */
  readonly transaction?: Transaction;
  /** Asked for each record to write: an injected fault, such as a row that is locked. */
  readonly rowFault?: (record: SObjectRecord) => DmlError | undefined;
  /** Told what each transaction of the request used. */
  readonly noteLimits?: (limits: Limits) => void;
}

/** A request of the REST API, freed of HTTP: composite requests make such requests too. */
export interface RestRequest extends Caller {
  readonly method: string;
  /** Path below `/services/data/vXX.0/`, still percent-encoded, without query string. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Parsed JSON; undefined without a body. */
  readonly body: unknown;
  readonly baseUrl: string;
}

export interface RestResponse {
  readonly status: number;
  /** Set where a record of a collection failed although the status says nothing of it. */
  readonly hasFailures?: boolean;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type RestHandler = (request: RestRequest, parameters: Readonly<Record<string, string>>) => RestResponse;
