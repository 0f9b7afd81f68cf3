import type { DmlError } from '../../types.ts';

/** An interview cannot go on; the message is what `$Flow.FaultMessage` holds in a fault path. */
export class FlowFault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FlowFault';
  }
}

/** The fault of a statement, in Salesforce's words. */
export function statementFault(
  verb: 'create' | 'update' | 'delete' | 'look up',
  errors: readonly Pick<DmlError, 'statusCode' | 'message'>[],
): string {
  const details = errors.map((error) => `${error.statusCode}: ${error.message}`).join(', ');
  return `This error occurred when the flow tried to ${verb} records: ${details}. You can look up ExceptionCode values in the SOAP API Developer Guide.`;
}

/** What the user is told when a flow fails while a record is saved. */
export function cannotSaveBecauseOf(flowLabel: string, fault: string): string {
  const digits = (size: number): string => String(Math.floor(Math.random() * 9 * 10 ** (size - 1)) + 10 ** (size - 1));
  const errorId = `${digits(9)}-${digits(5)} (${digits(9)})`;
  return `We can't save this record because the “${flowLabel}” process failed. Give your Salesforce admin these details. ${fault} Error ID: ${errorId}`;
}
