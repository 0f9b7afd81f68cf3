import { createGraphQLAdapter, type GraphQLResult } from '../../lds/graphql.ts';

/** Source: LWC Developer Guide, "lightning/uiGraphQLApi (deprecated)". */
export { gql } from '../../lds/graphql.ts';

/** Under a symbol, so that it survives the read-only views that LWC makes of a wire's result. */
const REFRESH = Symbol('refresh');

/** Wire: `{ data, errors }` of a query. */
export const graphql = createGraphQLAdapter((result, refresh) => ({ ...result, [REFRESH]: refresh }));

/** Runs the query of a wire's result again; resolves when the wire has given the new answer. */
export async function refreshGraphQL(result: GraphQLResult & { [REFRESH]?: () => Promise<void> }): Promise<void> {
  const run = result?.[REFRESH];
  if (!run) throw new TypeError('refreshGraphQL needs what the graphql wire adapter gave.');
  await run();
}
