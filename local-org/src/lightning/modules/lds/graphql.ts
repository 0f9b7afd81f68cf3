import { deepFreeze } from './frozen.ts';
import { withChangedRecords } from './graphql-merge.ts';
import { callApi, readByPost } from './http.ts';
import { Loading } from './loading.ts';
import { recordsChanged } from './records.ts';
import type { FetchErrorResponse } from './types.ts';

/** A query as `gql` gives it: to components it has no inside. */
export interface GraphQLDocument {
  readonly text: string;
}

export interface GraphQLOperation {
  readonly query: GraphQLDocument;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

export interface GraphQLError {
  readonly message: string;
  readonly locations?: readonly { line: number; column: number }[];
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface GraphQLResult {
  readonly data: unknown;
  readonly errors: readonly GraphQLError[] | undefined;
}

interface Answer extends Partial<GraphQLResult> {
  /** Ids of the records that the data came from, which only the local org says. */
  readonly extensions?: { readonly localOrg?: { readonly recordIds: readonly string[] } };
}

/** Template tag: a GraphQL document; other documents and text may be put into it. */
export function gql(strings: TemplateStringsArray, ...values: readonly (GraphQLDocument | string)[]): GraphQLDocument {
  const text = strings.reduce((sum, part, index) => {
    const value = index === 0 ? '' : values[index - 1];
    return sum + (typeof value === 'object' ? value.text : (value ?? '')) + part;
  }, '');
  return Object.freeze({ text });
}

/**
 * Sends a query; the same query with the same variables twice at a time is one request. What fails beyond
 * GraphQL (no server, no session) is answered as an error of GraphQL too.
 */
export function execute(operation: GraphQLOperation): Promise<ReadResult> {
  return answered(readByPost<Answer>('graphql', bodyOf(operation)));
}

type ReadResult = GraphQLResult & { recordIds: readonly string[] };

function bodyOf({ query, variables = {}, operationName }: GraphQLOperation): object {
  return {
    query: query.text,
    variables,
    ...(operationName === undefined ? {} : { operationName }),
    extensions: { localOrg: { recordIds: true } },
  };
}

async function answered(answer: Promise<Answer>): Promise<ReadResult> {
  try {
    const { data, errors, extensions } = await answer;
    return {
      data: data ?? undefined,
      errors: errors?.length ? errors : undefined,
      recordIds: extensions?.localOrg?.recordIds ?? [],
    };
  } catch (error) {
    const { body } = error as Partial<FetchErrorResponse>;
    const message =
      [body]
        .flat()
        .map((one) => one?.message)
        .join(' ') || (error instanceof Error ? error.message : 'The request failed.');
    return { data: undefined, errors: deepFreeze([{ message }]), recordIds: [] };
  }
}

/** Sends a mutation and tells every wire which records it wrote. */
export async function executeMutation(operation: GraphQLOperation): Promise<GraphQLResult> {
  const { recordIds, ...result } = await answered(callApi<Answer>('POST', 'graphql', bodyOf(operation)));
  recordsChanged(recordIds);
  return result;
}

export interface GraphQLConfig {
  readonly query?: GraphQLDocument;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

/** How a wire's result looks to its component: `lightning/graphql` puts a function `refresh` into it. */
type Decorate = (result: GraphQLResult, refresh: () => Promise<void>) => GraphQLResult;

export interface GraphQLAdapter {
  update(config: GraphQLConfig): void;
  connect(): void;
  disconnect(): void;
}

/**
 * The wire adapter of both GraphQL modules. Runs when it has a query and no reactive value is undefined. When a record
 * changes that the answer showed, its new values are given; the query is evaluated again by `refresh` alone.
 */
export function createGraphQLAdapter(
  decorate: Decorate,
): new (callback: (result: GraphQLResult) => void) => GraphQLAdapter {
  return class implements GraphQLAdapter {
    readonly #loading: Loading<GraphQLResult>;

    constructor(callback: (result: GraphQLResult) => void) {
      this.#loading = new Loading((result) => callback(decorate(result, () => this.#loading.run())), followed);
      callback({ data: undefined, errors: undefined });
    }

    update(config: GraphQLConfig): void {
      const { query, variables, operationName } = config;
      if (!query || ('variables' in config && variables === undefined)) return this.#loading.use(undefined, undefined);
      const operation = config as GraphQLOperation;
      this.#loading.use(JSON.stringify([query.text, variables, operationName]), async () => {
        const { recordIds, ...result } = await execute(operation);
        return { result, records: recordIds };
      });
    }

    connect(): void {
      this.#loading.connect();
    }

    disconnect(): void {
      this.#loading.disconnect();
    }
  };
}

/** The answer before with the values that its changed records have now; itself when they are the same. */
function followed(before: GraphQLResult, now: GraphQLResult, changed: ReadonlySet<string>): GraphQLResult {
  const data = withChangedRecords(before.data, now.data, changed);
  return JSON.stringify(data) === JSON.stringify(before.data) ? before : deepFreeze({ ...before, data });
}
