/** A custom metadata record as readMetadata answers it. */
export interface MetadataRecord {
  readonly label: string;
  readonly protected: boolean;
  readonly values: readonly MetadataRecordValue[];
}

export interface MetadataRecordValue {
  readonly field: string;
  /** Null: blank. */
  readonly value: string | null;
  /** Type of the value without its namespace, such as `double`. */
  readonly type: string | null;
}

/** Reads the answer of readMetadata; undefined where the record does not exist (it then has no name). */
export function parseRecord(answer: Readonly<Record<string, unknown>>): MetadataRecord | undefined {
  if (typeof answer['fullName'] !== 'string' || answer['fullName'] === '') return undefined;
  const values = answer['values'];
  const entries = (Array.isArray(values) ? values : values === undefined || values === null ? [] : [values]) as {
    field: string;
    value?: unknown;
  }[];
  return {
    label: String(answer['label'] ?? ''),
    protected: answer['protected'] === true || answer['protected'] === 'true',
    values: entries.map(({ field, value }) => ({ field, ...parseValue(value) })),
  };
}

/** jsforce hands over an element with attributes as its text under `_` and its attributes under `$`. */
function parseValue(value: unknown): { value: string | null; type: string | null } {
  if (value === undefined || value === null) return { value: null, type: null };
  if (typeof value !== 'object')
    return { value: String(value), type: typeof value === 'boolean' ? 'boolean' : 'string' };
  const { _: text, $: attributes = {} } = value as { _?: unknown; $?: Record<string, string> };
  if (text === undefined || attributes['xsi:nil'] === 'true') return { value: null, type: null };
  return { value: String(text), type: (attributes['xsi:type'] ?? 'xsd:string').replace(/^.*:/u, '') };
}

/** The record with one value replaced, every other as it was. */
export function withValue(record: MetadataRecord, changed: MetadataRecordValue): MetadataRecord {
  const others = record.values.filter(({ field }) => field !== changed.field);
  return { ...record, values: [...others, changed].sort((one, other) => one.field.localeCompare(other.field)) };
}

/** The record as its metadata file. */
export function recordXml(record: MetadataRecord): string {
  const values = record.values.map(({ field, value, type }) =>
    value === null
      ? `<values><field>${field}</field><value xsi:nil="true"/></values>`
      : `<values><field>${field}</field><value xsi:type="xsd:${type ?? 'string'}">${escaped(value)}</value></values>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">' +
    `<label>${escaped(record.label)}</label><protected>${record.protected}</protected>${values.join('')}</CustomMetadata>\n`
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
