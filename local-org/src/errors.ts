/**
 * An error in the shape every Salesforce API reports: a status code of the platform, a message for people, the fields
 * concerned, and the HTTP status that the REST API answers with.
 *
 * Source: REST API Developer Guide, "Status Codes and Error Responses"; SOAP API Developer Guide, "StatusCode".
 */
export class SalesforceError extends Error {
  readonly errorCode: string;
  readonly fields: readonly string[];
  readonly httpStatus: number;

  constructor(
    errorCode: string,
    message: string,
    options: { fields?: readonly string[]; httpStatus?: number; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'SalesforceError';
    this.errorCode = errorCode;
    this.fields = options.fields ?? [];
    this.httpStatus = options.httpStatus ?? 400;
  }
}

/** What the local org does not execute. The message always names the thing that was asked for. */
export function notSupported(what: string): SalesforceError {
  return new SalesforceError('FUNCTIONALITY_NOT_ENABLED', `The local org does not support ${what}.`);
}
