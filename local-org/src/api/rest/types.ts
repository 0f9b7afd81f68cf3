import type { Transaction } from '../../automation/types.ts';
import type { Org } from '../../org.types.ts';
import type { Session } from '../types.ts';

/** A request of the REST API, freed of HTTP: composite requests make such requests too. */
export interface RestRequest {
  readonly method: string;
  /** Path below `/services/data/vXX.0/`, still percent-encoded, without query string. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Parsed JSON; undefined without a body. */
  readonly body: unknown;
  readonly version: string;
  readonly baseUrl: string;
  readonly session: Session;
  readonly org: Org;
  /** Set within a composite request that is all or nothing: everything is written in this one. */
  readonly transaction?: Transaction;
}

export interface RestResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type RestHandler = (request: RestRequest, parameters: Readonly<Record<string, string>>) => RestResponse;
