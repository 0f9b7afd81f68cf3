import { createGraphQLAdapter } from '../../lds/graphql.ts';

/** Source: LWC Developer Guide, "lightning/graphql Wire Adapter (v2)". */
export { executeMutation, gql } from '../../lds/graphql.ts';

/** Wire: `{ data, errors, refresh }` of a query. */
export const graphql = createGraphQLAdapter((result, refresh) => ({ ...result, refresh }));
