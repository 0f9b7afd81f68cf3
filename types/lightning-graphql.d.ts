/**
 * `lightning/graphql`, the second GraphQL wire adapter: optional fields, dynamic queries, `refresh` on the emitted result.
 * @see https://developer.salesforce.com/docs/platform/lwc/guide/reference-lightning-graphql-module.html
 */
declare module 'lightning/graphql' {
  import type { WireAdapterConstructor, WireConfigValue } from 'lwc';

  /** A parsed document: opaque to components. */
  export type GraphQLDocument = object;

  export interface GraphQLError {
    message: string;
    locations?: { line: number; column: number }[];
    path?: (string | number)[];
    extensions?: Record<string, unknown>;
  }

  export interface GraphQLConfig extends WireConfigValue {
    query?: GraphQLDocument | undefined;
    variables?: Record<string, unknown> | undefined;
    operationName?: string | undefined;
  }

  /** What the wire emits. Both are undefined until the first answer; a partial answer carries both. */
  export interface GraphQLResult<Data = unknown> {
    data?: Data | undefined;
    errors?: GraphQLError[] | undefined;
    /** Runs the same query again, past the cache; resolves when the fresh answer went through the wire. */
    refresh?: (() => Promise<void>) | undefined;
  }

  export const graphql: WireAdapterConstructor<GraphQLConfig, GraphQLResult>;
  export function gql(literals: TemplateStringsArray, ...substitutions: unknown[]): GraphQLDocument;
  export function executeMutation<Data = unknown>(config: {
    query: GraphQLDocument;
    variables?: Record<string, unknown>;
    operationName?: string;
  }): Promise<GraphQLResult<Data>>;
}
