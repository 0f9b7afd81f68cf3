import type { Schema, SObjectRecord } from '../../schema/types.ts';
import type { Store } from '../../store/types.ts';
import { componentId } from '../component-id.ts';
import { elementOf, textOf } from '../definition.ts';
import {
  dropFlowVersions,
  flowVersions,
  isActiveFlow,
  isSameFlow,
  isSameName,
  keepFlowVersion,
} from '../flow-versions.ts';
import type { FlowVersion } from '../flow-versions.ts';
import type { Catalog, Component } from '../types.ts';

/**
 * FlowDefinitionView: one row a flow. A definition that no version of the flow has becomes its next version; versions of flows
 * that are no more are forgotten.
 */
export function flowRows(catalog: Catalog, schema: Schema, store: Store): SObjectRecord[] {
  const known = flowVersions(store);
  for (const component of catalog.all('Flow')) keepFlowVersion(store, known, component);
  const gone = known.map(({ flow }) => flow).filter((flow) => !catalog.get('Flow', flow));
  dropFlowVersions(store, new Set(gone));
  const versions = flowVersions(store);
  return catalog.all('Flow').map((component) =>
    flowRow(
      component,
      schema,
      versions.filter(({ flow }) => isSameName(flow, component.fullName)),
    ),
  );
}

function flowRow(component: Component, schema: Schema, versions: readonly FlowVersion[]): SObjectRecord {
  const { fullName, definition } = component;
  const start = elementOf(definition, 'start');
  const latest = versions.at(-1);
  const active = isActiveFlow(component)
    ? versions.find((version) => isSameFlow(version.component, component))
    : undefined;
  const object = schema.object(textOf(start, 'object') ?? '');
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
    LatestVersionId: latest?.id ?? null,
    ActiveVersionId: active?.id ?? null,
    VersionNumber: (active ?? latest)?.number ?? null,
    IsActive: active !== undefined,
  };
}
