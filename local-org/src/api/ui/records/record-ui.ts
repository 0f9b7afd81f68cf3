import type { RestRoute } from '../../rest/router.ts';
import type { RestHandler } from '../../rest/types.ts';
import { objectOfId } from '../access.ts';
import { objectInfo } from '../object-info.ts';
import { readRecords, requestedTree } from './records.ts';

/** `record-ui/IDS?layoutTypes=…`: records with the descriptions of their objects; layouts are asked for on their own. */
export function recordUiRoutes(): RestRoute[] {
  return [{ path: 'record-ui/:ids', methods: { GET: read } }];
}

const read: RestHandler = (request, { ids = '' }) => {
  const records: Record<string, unknown> = {};
  const objectInfos: Record<string, unknown> = {};
  for (const given of ids.split(',')) {
    const { object, id } = objectOfId(request, given);
    objectInfos[object.apiName] ??= objectInfo(request, object);
    for (const record of readRecords(request, requestedTree(request, object), [id])) records[id] = record;
  }
  return { status: 200, body: { layoutUserStates: {}, layouts: {}, objectInfos, records } };
};
