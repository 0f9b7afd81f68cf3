import { loadMetadata } from './metadata.ts';
import type { ObjectInfo, ObjectInfoResults, PicklistValues } from './types.ts';

/** The master record type, which every object without record types has. */
export const MASTER_RECORD_TYPE_ID = '012000000000000AAA';

/** Describes an object. Asked once a page. Rejects as UI API does. */
export function loadObjectInfo(objectApiName: string): Promise<ObjectInfo> {
  return loadMetadata(`ui-api/object-info/${encodeURIComponent(objectApiName)}`);
}

/** Describes several objects in one request, in the order asked; one without access has a status of its own. */
export function loadObjectInfos(objectApiNames: readonly string[]): Promise<ObjectInfoResults> {
  return loadMetadata(`ui-api/object-info/batch/${objectApiNames.map(encodeURIComponent).join(',')}`);
}

/** Values of one picklist, for a record type. */
export function loadPicklistValues(
  objectApiName: string,
  recordTypeId: string,
  field: string,
): Promise<PicklistValues> {
  return loadMetadata(`ui-api/object-info/${objectApiName}/picklist-values/${recordTypeId}/${field}`);
}

/** Values of all picklists of an object, by field. */
export function loadAllPicklistValues(
  objectApiName: string,
  recordTypeId: string,
): Promise<{ picklistFieldValues: Record<string, PicklistValues> }> {
  return loadMetadata(`ui-api/object-info/${objectApiName}/picklist-values/${recordTypeId}`);
}

/** Name of an object's icon for `lightning-icon`, read off the address that UI API gives: `…/standard/account_120.png`. */
export function objectIconName({ themeInfo }: Pick<ObjectInfo, 'themeInfo'>): string {
  const [, category, name] = /\/(standard|custom)\/(\w+?)_120\.png$/u.exec(themeInfo?.iconUrl ?? '') ?? [];
  return category && name ? `${category}:${name}` : 'standard:record';
}
