import type { Schema } from '../../schema/types.ts';
import type { Store } from '../../store/types.ts';
import { elementOf, elementsOf, isSet, textOf, textsOf } from '../definition.ts';
import type { Catalog } from '../types.ts';
import { rowKey, rowsOf, type Synchronise } from './synchronise.ts';

/** Setting that remembers which groups a deploy made: the others were made through the API and stay. */
const DEPLOYED_GROUPS = 'deployedGroups';

/** Queues and public groups, the objects a queue may own, and the groups that are its members. */
export function syncQueues({
  catalog,
  schema,
  store,
  synchronise,
}: {
  readonly catalog: Catalog;
  readonly schema: Schema;
  readonly store: Store;
  readonly synchronise: Synchronise;
}): void {
  const queues = catalog.all('Queue');
  const before = JSON.parse(store.setting(DEPLOYED_GROUPS) ?? '[]') as string[];
  const rows = [
    ...queues.map(({ fullName, definition }) => ({
      DeveloperName: fullName,
      Name: textOf(definition, 'name') ?? fullName,
      Type: 'Queue',
      Email: textOf(definition, 'email') ?? null,
      DoesSendEmailToMembers: isSet(definition, 'doesSendEmailToMembers'),
    })),
    ...catalog.all('Group').map(({ fullName, definition }) => ({
      DeveloperName: fullName,
      Name: textOf(definition, 'name') ?? fullName,
      Type: 'Regular',
      DoesIncludeBosses: isSet(definition, 'doesIncludeBosses'),
    })),
  ];
  const key = ['DeveloperName', 'Type'];
  const ids = synchronise('Group', key, rows, (row) => !before.includes(rowKey(row, key)));
  store.setSetting(DEPLOYED_GROUPS, JSON.stringify([...ids.keys()]));
  const idOf = (name: string, type: string) => ids.get(rowKey({ DeveloperName: name, Type: type }, key)) ?? null;
  synchronise(
    'QueueSobject',
    ['QueueId', 'SobjectType'],
    queues.flatMap(({ fullName, definition }) =>
      elementsOf(definition, 'queueSobject').map((entry) => ({
        QueueId: idOf(fullName, 'Queue'),
        SobjectType: textOf(entry, 'sobjectType') ?? '',
      })),
    ),
    (row) => ![...ids.values()].includes(String(row['QueueId'])),
  );
  const members = schema.object('GroupMember');
  if (!members) return;
  const known = new Set(rowsOf(store, members).map((row) => rowKey(row, ['GroupId', 'UserOrGroupId'])));
  for (const { fullName, definition } of queues)
    for (const group of textsOf(elementOf(elementOf(definition, 'queueMembers'), 'publicGroups'), 'publicGroup')) {
      const member = { GroupId: idOf(fullName, 'Queue'), UserOrGroupId: idOf(group, 'Regular') };
      if (!known.has(rowKey(member, ['GroupId', 'UserOrGroupId'])))
        store.insert(members, { ...member, Id: store.newId(members) });
    }
}
