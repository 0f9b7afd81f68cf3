import type { DmlError } from '../../../automation/types.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import type { RestResponse } from '../../rest/types.ts';
import type { RecordError } from '../types.ts';

/** The sentence above every refused save. */
const MESSAGE = 'An error occurred while trying to update the record. Please try again.';

/**
 * The errors of a save as UI API reports them: those of the record, and those of fields by field.
 * Source: User Interface API Developer Guide, "Status Codes and Error Responses".
 */
export function recordErrorResponse(object: ObjectSchema, errors: readonly DmlError[]): RestResponse {
  const fieldErrors: Record<string, RecordError[]> = {};
  const pageErrors: RecordError[] = [];
  for (const { statusCode, message, fields } of errors) {
    for (const name of fields) (fieldErrors[name] ??= []).push(recordError(object, statusCode, message, name));
    if (fields.length === 0) pageErrors.push(recordError(object, statusCode, message, null));
  }
  return {
    status: 400,
    body: {
      message: MESSAGE,
      statusCode: 400,
      enhancedErrorType: 'RecordError',
      output: { errors: pageErrors, fieldErrors },
    },
  };
}

function recordError(object: ObjectSchema, errorCode: string, message: string, name: string | null): RecordError {
  const field = name === null ? undefined : object.fields.find(({ apiName }) => apiName === name);
  return {
    constituentField: null,
    duplicateRecordError: null,
    errorCode,
    field: name,
    fieldLabel: field?.label ?? name,
    message,
  };
}
