import type { Schema } from '../schema/types.ts';
import type { Store } from '../store/types.ts';
import { customMetadataRows } from './setup-records/custom-metadata.ts';
import { flowRows } from './setup-records/flows.ts';
import { syncPermissions } from './setup-records/permissions.ts';
import { syncQueues } from './setup-records/queues.ts';
import { createSynchroniser } from './setup-records/synchronise.ts';
import { isSet, textOf } from './definition.ts';
import type { Catalog } from './types.ts';

/**
 * Makes the rows of what deploys create equal to the components: permission sets (with those that profiles own), their
 * groups and contents, custom permissions, queues, notification types, flows and custom metadata records. Rows keep their
 * ids as long as their component keeps its name. Runs inside the transaction that stores the components.
 */
export function syncSetupRecords(
  store: Store,
  model: { readonly catalog: Catalog; readonly schema: Schema },
  stamp: { readonly now: Date; readonly userId: string | null },
): void {
  const { catalog, schema } = model;
  const synchronise = createSynchroniser(store, schema, stamp);
  syncPermissions({ catalog, schema, store, synchronise });
  syncQueues({ catalog, schema, store, synchronise });
  synchronise(
    'CustomNotificationType',
    ['DeveloperName'],
    catalog.all('CustomNotificationType').map(({ fullName, definition }) => ({
      DeveloperName: fullName,
      MasterLabel: textOf(definition, 'masterLabel') ?? fullName,
      CustomNotifTypeName: textOf(definition, 'customNotifTypeName') ?? fullName,
      Description: textOf(definition, 'description') ?? null,
      Desktop: isSet(definition, 'desktop'),
      Mobile: isSet(definition, 'mobile'),
      Language: 'en_US',
    })),
  );
  synchronise('FlowDefinitionView', ['ApiName'], flowRows(catalog, schema, store));
  for (const object of schema.objects)
    if (object.kind === 'customMetadata')
      synchronise(object.apiName, ['DeveloperName'], customMetadataRows(catalog, object));
}
