import { loadAllPicklistValues, loadObjectInfo, loadObjectInfos, loadPicklistValues } from '../../lds/object-info.ts';
import { fieldName, objectName } from '../../lds/records.ts';
import type { FieldId, ObjectId, ObjectInfo, ObjectInfoResults } from '../../lds/types.ts';
import { createAdapter } from '../../lds/wire.ts';

/** Source: LWC Developer Guide, "lightning/uiObjectInfoApi". */

/** Wire: describes an object as the user sees it. */
export const getObjectInfo = createAdapter<ObjectInfo>({
  request: ({ objectApiName }) =>
    objectApiName ? () => loadObjectInfo(objectName(objectApiName as ObjectId)) : undefined,
});

/** Wire: describes several objects, each with a status of its own. */
export const getObjectInfos = createAdapter<ObjectInfoResults>({
  request: ({ objectApiNames }) => {
    if (!Array.isArray(objectApiNames)) return undefined;
    const names = (objectApiNames as readonly ObjectId[]).map((object) => objectName(object));
    return () => loadObjectInfos(names);
  },
});

/** Wire: values of one picklist field. */
export const getPicklistValues = createAdapter<unknown>({
  request: ({ recordTypeId, fieldApiName }) => {
    if (!recordTypeId || !fieldApiName) return undefined;
    const [object = '', field = ''] = fieldName(fieldApiName as FieldId).split('.');
    return () => loadPicklistValues(object, String(recordTypeId), field);
  },
});

/** Wire: values of all picklist fields of an object. */
export const getPicklistValuesByRecordType = createAdapter<unknown>({
  request: ({ objectApiName, recordTypeId }) =>
    objectApiName && recordTypeId
      ? () => loadAllPicklistValues(objectName(objectApiName as ObjectId), String(recordTypeId))
      : undefined,
});
