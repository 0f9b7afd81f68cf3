import type { Schema } from '../schema/types.ts';
import { quote } from './tables.ts';
import type { Store } from './types.ts';

/**
 * Removes the data of objects and fields that the next schema no longer has. Salesforce keeps what was deleted in Setup for 15 days,
 * under another name; an object or field that is deployed anew under the old one begins empty. Inside a transaction.
 */
export function discardRemovedData(store: Store, before: Schema, next: Schema): void {
  for (const object of before.objects) {
    const left = next.object(object.apiName);
    if (!left) {
      store.run(`DELETE FROM ${quote(object.apiName)}`);
      continue;
    }
    const gone = object.fields.filter((field) => field.stored && !next.field(object.apiName, field.apiName));
    for (const { apiName, type } of gone)
      store.run(`UPDATE ${quote(object.apiName)} SET ${quote(apiName)} = ${type === 'Checkbox' ? '0' : 'NULL'}`);
  }
}
