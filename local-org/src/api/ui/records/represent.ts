import type { FieldValue } from '../../../schema/types.ts';
import type { QueryRecord } from '../../../soql/index.ts';
import type { Caller } from '../../rest/types.ts';
import { orgCurrency } from '../currency.ts';
import { displayValue, type DisplayScope } from '../display-value.ts';
import type { FieldTree } from './field-tree.ts';
import { MASTER_RECORD_TYPE_ID, type FieldValueRepresentation, type RecordRepresentation } from '../types.ts';

/** In whose locale values are displayed. */
export function displayScope({ org, user }: Caller): DisplayScope {
  return { locale: user.locale, timeZone: user.timeZone, currency: orgCurrency(org) };
}

/** A row of SOQL as a record of UI API, with the fields of the tree. */
export function represent(row: QueryRecord, tree: FieldTree, scope: DisplayScope): RecordRepresentation {
  const fields: Record<string, FieldValueRepresentation> = {};
  for (const [name, field] of tree.fields) {
    const value = uiValue(row[name]);
    fields[name] = { displayValue: displayValue(field, value, scope), value };
  }
  for (const [name, { tree: parentTree }] of tree.parents) {
    const parent = row[name] as QueryRecord | null | undefined;
    const nameField = parentTree.object.nameField;
    const value = parent ? represent(parent, parentTree, scope) : null;
    fields[name] = {
      displayValue: parent && nameField && nameField in parent ? String(parent[nameField]) : null,
      value,
    };
  }
  const modified = text(row['LastModifiedDate']);
  return {
    apiName: tree.object.apiName,
    childRelationships: {},
    eTag: '',
    fields,
    id: String(row['Id']),
    lastModifiedById: text(row['LastModifiedById']),
    lastModifiedDate: modified,
    recordTypeId: MASTER_RECORD_TYPE_ID,
    recordTypeInfo: null,
    systemModstamp: text(row['SystemModstamp']),
    weakEtag: modified === null ? 0 : Date.parse(modified),
  };
}

/** Values of SOQL as UI API and GraphQL write them: date-times end in Z. */
export function uiValue(value: QueryRecord[string] | undefined): FieldValue {
  if (value === undefined || typeof value === 'object') return null;
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+\+0000$/u.test(value)
    ? value.replace('+0000', 'Z')
    : value;
}

function text(value: QueryRecord[string] | undefined): string | null {
  const converted = uiValue(value);
  return converted === null ? null : String(converted);
}
