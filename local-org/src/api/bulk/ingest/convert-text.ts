import { SalesforceError } from '../../../errors.ts';
import type { FieldSchema, FieldType, FieldValue } from '../../../schema/types.ts';
import { isId, to18 } from '../../../store/index.ts';
import { convertValue } from '../../rest/write/convert-value.ts';

/** A text that stands for null; an empty one for "not given" (Bulk API Developer Guide, "Prepare CSV Files"). */
export const nullText = '#N/A';

const trueTexts: ReadonlySet<string> = new Set(['yes', 'y', 'true', 'on', '1']);
const falseTexts: ReadonlySet<string> = new Set(['no', 'n', 'false', 'off', '0']);

/** XML Schema names of the types that the platform's messages use. */
const xsdTypes: Readonly<Partial<Record<FieldType, string>>> = {
  Checkbox: 'boolean',
  Currency: 'double',
  Date: 'date',
  DateTime: 'dateTime',
  Number: 'double',
  Percent: 'double',
  Time: 'time',
};

/**
 * A value of a CSV file (neither empty nor `#N/A`) as the org keeps values of the field: `true`, `yes`, `y`, `on`, `1` and their
 * opposites; dates `YYYY-MM-DD`, with a zone or a time behind it too; date-times with `T` and a zone.
 *
 * Throws INVALID_FIELD for what the type does not take, MALFORMED_ID for what is no id.
 */
export function convertText(field: FieldSchema, text: string, column: number): FieldValue {
  switch (field.type) {
    case 'Checkbox': {
      const lower = text.trim().toLowerCase();
      if (trueTexts.has(lower)) return true;
      if (falseTexts.has(lower)) return false;
      throw refusal(field, text, column);
    }
    case 'Lookup':
    case 'MasterDetail':
    case 'Id':
      if (isId(text)) return to18(text);
      throw new SalesforceError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${text}`, {
        fields: [field.apiName],
      });
    case 'Date':
      return converted(field, text, column, text.replace(/^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:?\d{2})$/iu, '$1'));
    case 'DateTime':
      // A day alone is no date-time here, other than in JSON.
      if (!/t/iu.test(text)) throw refusal(field, text, column);
      return converted(field, text, column);
    default:
      return xsdTypes[field.type] === undefined ? text : converted(field, text, column);
  }
}

function converted(field: FieldSchema, text: string, column: number, value = text): FieldValue {
  try {
    return convertValue(field, value);
  } catch (error) {
    if (error instanceof SalesforceError) throw refusal(field, text, column);
    throw error;
  }
}

function refusal({ type, apiName }: FieldSchema, text: string, column: number): SalesforceError {
  return new SalesforceError(
    'INVALID_FIELD',
    `Failed to deserialize field at col ${column}. Due to, '${text}' is not a valid value for the type xsd:${xsdTypes[type] ?? 'string'}`,
    { fields: [apiName] },
  );
}
