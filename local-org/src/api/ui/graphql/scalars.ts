import {
  GraphQLBoolean,
  GraphQLError,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLString,
} from 'graphql';
import type { GraphQLOutputType } from 'graphql';
import { dataTypeOf } from '../display-value.ts';
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';

type Kind = 'text' | 'number';

/** A scalar of the platform's schema: text, or a number that a client may also send as text. */
function scalar(name: string, kind: Kind): GraphQLScalarType {
  const take = (value: unknown): string | number => {
    if (kind === 'number') {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      if (typeof number === 'number' && Number.isFinite(number)) return number;
    } else if (typeof value === 'string') return value;
    throw new GraphQLError(`Expected a value of type '${name}' but it was a '${typeof value}'`);
  };
  return new GraphQLScalarType({ name, parseValue: take });
}

export const scalars = {
  Currency: scalar('Currency', 'number'),
  Date: scalar('Date', 'text'),
  DateTime: scalar('DateTime', 'text'),
  Double: scalar('Double', 'number'),
  Email: scalar('Email', 'text'),
  EncryptedString: scalar('EncryptedString', 'text'),
  IdOrRef: scalar('IdOrRef', 'text'),
  LongTextArea: scalar('LongTextArea', 'text'),
  MultiPicklist: scalar('MultiPicklist', 'text'),
  Percent: scalar('Percent', 'number'),
  PhoneNumber: scalar('PhoneNumber', 'text'),
  Picklist: scalar('Picklist', 'text'),
  RichTextArea: scalar('RichTextArea', 'text'),
  TextArea: scalar('TextArea', 'text'),
  Time: scalar('Time', 'text'),
  Url: scalar('Url', 'text'),
};

/** A kind of field in the schema: the type of its value, and how it may be compared. */
export interface ValueKind {
  /** `StringValue`, `CurrencyValue` … */
  readonly valueType: GraphQLObjectType;
  readonly scalar: GraphQLScalarType;
  readonly family: 'text' | 'number' | 'boolean' | 'date' | 'id' | 'unfilterable';
}

function kind(name: string, type: GraphQLScalarType, family: ValueKind['family']): ValueKind {
  const label = name === 'Picklist' ? { label: { type: GraphQLString } } : {};
  return {
    valueType: new GraphQLObjectType({
      name: `${name}Value`,
      fields: { value: { type: type as GraphQLOutputType }, displayValue: { type: GraphQLString }, ...label },
    }),
    scalar: type,
    family,
  };
}

const KINDS = {
  Boolean: kind('Boolean', GraphQLBoolean, 'boolean'),
  Currency: kind('Currency', scalars.Currency, 'number'),
  Date: kind('Date', scalars.Date, 'date'),
  DateTime: kind('DateTime', scalars.DateTime, 'date'),
  Double: kind('Double', scalars.Double, 'number'),
  Email: kind('Email', scalars.Email, 'text'),
  EncryptedString: kind('EncryptedString', scalars.EncryptedString, 'unfilterable'),
  ID: kind('ID', GraphQLID, 'id'),
  Int: kind('Int', GraphQLInt, 'number'),
  LongTextArea: kind('LongTextArea', scalars.LongTextArea, 'unfilterable'),
  MultiPicklist: kind('MultiPicklist', scalars.MultiPicklist, 'text'),
  Percent: kind('Percent', scalars.Percent, 'number'),
  PhoneNumber: kind('PhoneNumber', scalars.PhoneNumber, 'text'),
  Picklist: kind('Picklist', scalars.Picklist, 'text'),
  RichTextArea: kind('RichTextArea', scalars.RichTextArea, 'unfilterable'),
  String: kind('String', GraphQLString, 'text'),
  TextArea: kind('TextArea', scalars.TextArea, 'text'),
  Time: kind('Time', scalars.Time, 'text'),
  Url: kind('Url', scalars.Url, 'text'),
} as const;

const KIND_OF_DATA_TYPE: Readonly<Record<string, ValueKind>> = {
  ...KINDS,
  ComboBox: KINDS.Picklist,
  Phone: KINDS.PhoneNumber,
  Reference: KINDS.ID,
};

/** Values of aggregate functions. */
export const aggregateKinds = {
  Double: KINDS.Double,
  Long: kind('Long', GraphQLFloat, 'number'),
  Currency: KINDS.Currency,
  Percent: KINDS.Percent,
  Int: KINDS.Int,
};

/** The kind of a field; undefined for compound fields, of which only the parts can be asked for here. */
export function kindOf(object: ObjectSchema, field: FieldSchema): ValueKind | undefined {
  if (field.type === 'LongTextArea') return KINDS.LongTextArea;
  if (field.type === 'Html') return KINDS.RichTextArea;
  const dataType = dataTypeOf(object, field);
  return dataType === 'Address' || dataType === 'Location' ? undefined : (KIND_OF_DATA_TYPE[dataType] ?? KINDS.String);
}
