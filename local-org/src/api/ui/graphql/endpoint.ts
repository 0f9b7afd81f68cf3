import { executeSync, GraphQLError, parse, specifiedRules, validate, NoUnusedVariablesRule, visit } from 'graphql';
import type { DocumentNode, GraphQLFormattedError } from 'graphql';
import { SalesforceError } from '../../../errors.ts';
import { isObject } from '../../rest/parse-json.ts';
import type { Caller } from '../../rest/types.ts';
import { displayScope } from '../records/represent.ts';
import { formatExecutionError, formatSyntaxError, formatValidationError } from './errors.ts';
import type { OperationScope } from './mutation-types.ts';
import { withoutUnreadable } from './optional.ts';
import { graphqlSchema } from './schema.ts';

/** Answer of the endpoint; the platform's HTTP status is 200 whatever is in it. */
export interface GraphQLAnswer {
  readonly data: unknown;
  readonly errors: readonly GraphQLFormattedError[];
  readonly extensions?: unknown;
}

/** Leaving out fields that the user may not read can leave a variable without use, which is nobody's fault. */
const RULES = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule);
const MAXIMUM_CONNECTIONS = 10;

/**
 * Executes the body `{query, variables, operationName}` of `POST /services/data/vXX.0/graphql` as the caller. A field that
 * the caller may not read fails the whole query unless it is marked `@optional`.
 *
 * With `extensions: {localOrg: {recordIds: true}}` the answer names the records that it came from, for the pages' cache.
 */
export function executeGraphQL(caller: Caller, body: unknown): GraphQLAnswer {
  const { query, variables, operationName, extensions } = isObject(body) ? body : {};
  if (typeof query !== 'string')
    throw new SalesforceError('JSON_PARSER_ERROR', 'The request needs a GraphQL document in "query".');
  const document = parseDocument(query);
  if (document instanceof GraphQLError) return { data: null, errors: [formatSyntaxError(document)] };
  const schema = graphqlSchema(caller);
  const readable = withoutUnreadable(document, schema, caller.org.model.schema);
  const problems = [...validate(schema, readable, RULES).map(formatValidationError), ...limitProblems(readable)];
  if (problems.length > 0) return { data: null, errors: problems };
  const scope: OperationScope = { caller, display: displayScope(caller), recordIds: new Set() };
  const result = executeSync({
    schema,
    document: readable,
    contextValue: scope,
    variableValues: isObject(variables) ? { ...variables } : {},
    ...(typeof operationName === 'string' ? { operationName } : {}),
  });
  const wanted =
    isObject(extensions) && isObject(extensions['localOrg']) && extensions['localOrg']['recordIds'] === true;
  return {
    data: result.data ?? null,
    errors: (result.errors ?? []).flatMap(formatExecutionError),
    ...(wanted ? { extensions: { localOrg: { recordIds: [...scope.recordIds] } } } : {}),
  };
}

function parseDocument(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** At most ten subqueries stand in one request. Source: GraphQL API Developer Guide, "Limits". */
function limitProblems(document: DocumentNode): GraphQLFormattedError[] {
  let connections = 0;
  visit(document, {
    Field(node) {
      // Queried objects and child relationships answer their records in `edges`.
      if (node.name.value === 'edges') connections += 1;
    },
  });
  if (connections <= MAXIMUM_CONNECTIONS) return [];
  const message = `The query has ${connections} subqueries; at most ${MAXIMUM_CONNECTIONS} are allowed in one request.`;
  return [{ message, extensions: { ErrorType: 'ExecutionAborted' } }];
}
