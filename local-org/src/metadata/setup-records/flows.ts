import type { Schema, SObjectRecord } from '../../schema/types.ts';
import type { Store } from '../../store/types.ts';
import { componentId } from '../component-id.ts';
import { elementOf, textOf } from '../definition.ts';
import type { Catalog, Component } from '../types.ts';
import { rowsOf } from './synchronise.ts';

/** FlowDefinitionView: one row a flow; a flow whose definition changed has one version more. */
export function flowRows(catalog: Catalog, schema: Schema, store: Store): SObjectRecord[] {
  const object = schema.object('FlowDefinitionView');
  const known = new Map(
    (object ? rowsOf(store, object) : []).map((row) => [String(row['ApiName']).toLowerCase(), row]),
  );
  return catalog
    .all('Flow')
    .map((component) => flowRow(component, schema, known.get(component.fullName.toLowerCase())));
}

function flowRow({ fullName, definition }: Component, schema: Schema, known: SObjectRecord | undefined): SObjectRecord {
  const start = elementOf(definition, 'start');
  const version = componentId('Flow', `${fullName}:${JSON.stringify(definition)}`);
  const isActive = textOf(definition, 'status') === 'Active';
  const object = schema.object(textOf(start, 'object') ?? '');
  const number = Number(known?.['VersionNumber'] ?? 0);
  return {
    ApiName: fullName,
    DurableId: componentId('FlowDefinition', fullName),
    Label: textOf(definition, 'label') ?? fullName,
    Description: textOf(definition, 'description') ?? null,
    ProcessType: textOf(definition, 'processType') ?? null,
    TriggerType: textOf(start, 'triggerType') ?? null,
    RecordTriggerType: textOf(start, 'recordTriggerType') ?? null,
    TriggerObjectOrEventLabel: object?.label ?? null,
    TriggerOrder: typeof definition['triggerOrder'] === 'number' ? definition['triggerOrder'] : null,
    LatestVersionId: version,
    ActiveVersionId: isActive ? version : null,
    VersionNumber: known?.['LatestVersionId'] === version ? number : number + 1,
    IsActive: isActive,
  };
}
