import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { SalesforceError } from '../../../errors.ts';

/** Source: GraphQL API Developer Guide, "Status Codes and Error Responses". */
export type ErrorType =
  'InvalidSyntax' | 'ValidationError' | 'DataFetchingException' | 'OperationNotSupported' | 'ExecutionAborted';

/** A failure while data is read or written; several messages become several errors at the same path. */
export class FetchError extends GraphQLError {
  readonly messages: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];

  constructor(messages: FetchError['messages']) {
    super(messages.map(({ message }) => message).join(' '));
    this.messages = messages;
  }
}

/** What the local org, or the platform, does not execute although the query is valid. */
export function unsupported(message: string): FetchError {
  return new FetchError([{ message, extensions: { ErrorType: 'OperationNotSupported' satisfies ErrorType } }]);
}

/** Errors of an executed operation as the platform writes them. Faults of the local org itself are thrown on. */
export function formatExecutionError(error: GraphQLError): GraphQLFormattedError[] {
  const cause = error.originalError ?? error;
  const place = {
    ...(error.locations ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
  };
  if (cause instanceof FetchError)
    return cause.messages.map(({ message, extensions }) => ({ message, ...place, extensions: { ...extensions } }));
  if (cause instanceof SalesforceError) {
    return [
      {
        message: cause.message,
        ...place,
        extensions: { ErrorType: 'DataFetchingException' satisfies ErrorType, errorCode: cause.errorCode },
      },
    ];
  }
  if (!(cause instanceof GraphQLError)) throw cause;
  return [{ message: cause.message, ...place, extensions: { ErrorType: 'ValidationError' satisfies ErrorType } }];
}

/** A document that is no GraphQL. */
export function formatSyntaxError(error: GraphQLError): GraphQLFormattedError {
  return {
    message: error.message,
    ...(error.locations ? { locations: error.locations } : {}),
    extensions: { ErrorType: 'InvalidSyntax' satisfies ErrorType },
  };
}

/** A document that does not fit the schema of the user. */
export function formatValidationError(error: GraphQLError): GraphQLFormattedError {
  const unknown = /^Cannot query field "(\w+)" on type "(\w+)"/u.exec(error.message);
  const message = unknown
    ? `Validation error (FieldUndefined) : Field '${unknown[1]}' in type '${unknown[2]}' is undefined`
    : `Validation error : ${error.message}`;
  return {
    message,
    ...(error.locations ? { locations: error.locations } : {}),
    extensions: { ErrorType: 'ValidationError' satisfies ErrorType },
  };
}
