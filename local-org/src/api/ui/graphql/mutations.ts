import { getArgumentValues } from 'graphql';
import type { FieldNode, GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import type { DmlError, Transaction } from '../../../automation/types.ts';
import { SalesforceError } from '../../../errors.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { readRecord } from '../../rest/record-input.ts';
import type { Caller } from '../../rest/types.ts';
import { write } from '../../rest/write.ts';
import { FetchError, unsupported } from './errors.ts';
import type { OperationScope } from './mutation-types.ts';
import { planRecord, selectedFields, type PlanScope } from './plan.ts';
import { readOne } from './read.ts';

/** What became of one field of the mutation. */
export type MutationOutcome = { readonly value: unknown } | { readonly error: Error };

interface Mutation {
  readonly responseKey: string;
  readonly kind: 'Create' | 'Update' | 'Delete';
  readonly object: ObjectSchema;
  readonly input: Readonly<Record<string, unknown>>;
  readonly nodes: readonly FieldNode[];
}

/** Undoes everything when one of an all-or-none mutation fails. */
class Undone extends Error {
  readonly responseKey: string;

  constructor(responseKey: string) {
    super('A mutation failed.');
    this.responseKey = responseKey;
  }
}

/**
 * Writes what a mutation asks for, in the order of the document: together in one transaction, or (not `allOrNone`) each on
 * its own. A later one may name the id of an earlier one by `@{alias}`.
 */
export function resolveMutations(
  scope: OperationScope,
  planScope: PlanScope,
  info: GraphQLResolveInfo,
  allOrNone: boolean,
): Map<string, MutationOutcome> {
  const mutations = mutationsOf(planScope, info);
  const outcomes = new Map<string, MutationOutcome>();
  const ids = new Map<string, string>();
  const { org, user } = scope.caller;
  const runAll = (transaction: Transaction | undefined): void => {
    for (const mutation of mutations) {
      try {
        const id = run(transaction ? { ...scope.caller, transaction } : scope.caller, mutation, ids);
        ids.set(mutation.responseKey, id);
        scope.recordIds.add(id);
      } catch (error) {
        if (!(error instanceof FetchError) && !(error instanceof SalesforceError)) throw error;
        outcomes.set(mutation.responseKey, { error });
        if (transaction) throw new Undone(mutation.responseKey);
      }
    }
  };
  if (!allOrNone) runAll(undefined);
  else {
    try {
      org.inTransaction(user, (transaction) => runAll(transaction));
    } catch (error) {
      if (!(error instanceof Undone)) throw error;
      ids.clear();
      scope.recordIds.clear();
    }
  }
  for (const mutation of mutations) {
    const id = ids.get(mutation.responseKey);
    if (id !== undefined) outcomes.set(mutation.responseKey, { value: payload(scope, planScope, mutation, id) });
    else if (!outcomes.has(mutation.responseKey)) outcomes.set(mutation.responseKey, { error: rolledBack() });
  }
  return outcomes;
}

/** Fields of the mutation in the order in which they stand. */
function mutationsOf(scope: PlanScope, info: GraphQLResolveInfo): Mutation[] {
  const type = scope.types.getType('UIAPIMutations') as GraphQLObjectType;
  const fields = selectedFields(
    scope,
    type.name,
    info.fieldNodes.map(({ selectionSet }) => selectionSet),
  );
  return [...fields].flatMap(([responseKey, nodes]) => {
    const [node] = nodes;
    const [, name = '', kind] = /^(\w+)(Create|Update|Delete)$/u.exec(node?.name.value ?? '') ?? [];
    const object = scope.schema.object(name);
    const definition = type.getFields()[node?.name.value ?? ''];
    if (!node || !object || !definition) return [];
    const { input } = getArgumentValues(definition, node, scope.variables) as { input: Mutation['input'] };
    return [{ responseKey, kind: kind as Mutation['kind'], object, input, nodes }];
  });
}

/** Writes one record and answers its id. Throws FetchError with what the org reports. */
function run(caller: Caller, { kind, object, input }: Mutation, ids: ReadonlyMap<string, string>): string {
  const values = Object.fromEntries(
    Object.entries((input[object.apiName] as object | undefined) ?? {}).map(([name, value]) => [
      name,
      resolveReference(value, ids),
    ]),
  );
  const record = readRecord(caller, object, values);
  const id = kind === 'Create' ? undefined : String(resolveReference(input['Id'], ids));
  const operation = kind === 'Create' ? 'insert' : kind === 'Update' ? 'update' : 'delete';
  const [result] = write(caller, {
    operation,
    object,
    records: [id === undefined ? record : { ...record, Id: id }],
    allOrNone: true,
  });
  if (!result?.success || result.id === null) throw failed(result?.errors ?? []);
  return result.id;
}

function resolveReference(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  const alias = typeof value === 'string' ? /^@\{(\w+)\}$/u.exec(value)?.[1] : undefined;
  if (alias === undefined) return value;
  const id = ids.get(alias);
  if (id === undefined) throw unsupported(`The reference @{${alias}} names no earlier mutation.`);
  return id;
}

function payload(scope: OperationScope, planScope: PlanScope, { kind, object, nodes }: Mutation, id: string): unknown {
  if (kind === 'Delete') return { Id: id };
  const fields = selectedFields(
    planScope,
    `${object.apiName}${kind}Payload`,
    nodes.map(({ selectionSet }) => selectionSet),
  );
  const records = [...fields.values()].flat().filter(({ name }) => name.value === 'Record');
  return { Record: records.length > 0 ? readOne(scope, planRecord(planScope, object, records), id) : null };
}

function failed(errors: readonly DmlError[]): FetchError {
  return new FetchError(
    errors.map(({ message, statusCode, fields }) => ({
      message,
      extensions: { ErrorType: 'DataFetchingException', errorCode: statusCode, fields },
    })),
  );
}

function rolledBack(): FetchError {
  return new FetchError([
    {
      message: 'The operation was rolled back because another one of the mutation failed.',
      extensions: { ErrorType: 'ExecutionAborted' },
    },
  ]);
}
