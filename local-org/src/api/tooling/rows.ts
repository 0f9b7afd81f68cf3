import { componentId } from '../../metadata/component-id.ts';
import { booleanOf, elementOf, isSet, numberOf, objectAndName, textOf } from '../../metadata/definition.ts';
import { flowVersions, isActiveFlow, isSameFlow, isSameName } from '../../metadata/flow-versions.ts';
import type { FlowVersion } from '../../metadata/flow-versions.ts';
import type { Component } from '../../metadata/types.ts';
import type { Org } from '../../org.types.ts';
import type { FieldSchema, ObjectSchema, SObjectRecord } from '../../schema/types.ts';

/** The rows of each tooling object, as the org's components say now. */
export function toolingRows(org: Org): Record<string, SObjectRecord[]> {
  const { catalog, schema } = org.model;
  const rowsOf = (type: string, row: (component: Component) => SObjectRecord): SObjectRecord[] =>
    catalog.all(type).map((component) => ({ Id: componentId(type, component.fullName), ...row(component) }));
  const versions = flowVersions(org.store);
  const versionsOf = (name: string): FlowVersion[] => versions.filter(({ flow }) => isSameName(flow, name));
  return {
    FlowDefinition: rowsOf('Flow', (flow) => flowDefinitionRow(flow, versionsOf(flow.fullName))),
    Flow: catalog.all('Flow').flatMap((flow) => versionsOf(flow.fullName).map((version) => flowRow(flow, version))),
    ValidationRule: rowsOf('ValidationRule', (rule) => validationRuleRow(org, rule)),
    EntityDefinition: schema.objects.map((object) => entityRow(object)),
    FieldDefinition: schema.objects.flatMap((object) => object.fields.map((field) => fieldRow(object, field))),
    CustomObject: customObjects(org).map((object) => ({
      Id: componentId('CustomObject', object.apiName),
      DeveloperName: developerName(object.apiName),
      Description: object.description ?? null,
      SharingModel: object.sharingModel,
    })),
    CustomField: rowsOf('CustomField', (field) => customFieldRow(org, field)),
    CustomTab: rowsOf('CustomTab', ({ fullName, definition }) => ({
      DeveloperName: developerName(fullName),
      MasterLabel: textOf(definition, 'label') ?? schema.object(fullName)?.labelPlural ?? fullName,
      Description: textOf(definition, 'description') ?? null,
      Type: booleanOf(definition, 'customObject') === true ? 'customObject' : 'flexiPage',
    })),
    CustomApplication: rowsOf('CustomApplication', ({ fullName, definition }) => ({
      DeveloperName: fullName,
      Label: textOf(definition, 'label') ?? fullName,
      Description: textOf(definition, 'description') ?? null,
      NavType: textOf(definition, 'navType') ?? null,
      UiType: textOf(definition, 'uiType') ?? null,
    })),
  };
}

/** The version of a flow that runs; undefined when none does. */
export function activeVersion(flow: Component, versions: readonly FlowVersion[]): FlowVersion | undefined {
  return isActiveFlow(flow) ? versions.find(({ component }) => isSameFlow(component, flow)) : undefined;
}

function flowDefinitionRow(flow: Component, versions: readonly FlowVersion[]): SObjectRecord {
  const { fullName, definition } = flow;
  return {
    Id: componentId('FlowDefinition', fullName),
    DeveloperName: fullName,
    MasterLabel: textOf(definition, 'label') ?? fullName,
    Description: textOf(definition, 'description') ?? null,
    ActiveVersionId: activeVersion(flow, versions)?.id ?? null,
    LatestVersionId: versions.at(-1)?.id ?? null,
  };
}

function flowRow(flow: Component, { id, number, component, wasActive }: FlowVersion): SObjectRecord {
  const { definition } = component;
  const isActive = isActiveFlow(flow) && isSameFlow(component, flow);
  return {
    Id: id,
    DefinitionId: componentId('FlowDefinition', flow.fullName),
    MasterLabel: textOf(definition, 'label') ?? flow.fullName,
    Description: textOf(definition, 'description') ?? null,
    VersionNumber: number,
    Status: isActive ? 'Active' : wasActive ? 'Obsolete' : 'Draft',
    ProcessType: textOf(definition, 'processType') ?? null,
    ApiVersion: numberOf(definition, 'apiVersion') ?? null,
    RunInMode: textOf(definition, 'runInMode') ?? null,
  };
}

function validationRuleRow({ model }: Org, rule: Component): SObjectRecord {
  const [objectName, name] = objectAndName(rule);
  const { definition } = rule;
  const object = model.schema.object(objectName);
  return {
    ValidationName: name,
    EntityDefinitionId: object ? entityId(object) : null,
    Active: isSet(definition, 'active'),
    Description: textOf(definition, 'description') ?? null,
    ErrorDisplayField: textOf(definition, 'errorDisplayField') ?? null,
    ErrorMessage: textOf(definition, 'errorMessage') ?? null,
  };
}

function customFieldRow({ model }: Org, field: Component): SObjectRecord {
  const [objectName, name] = objectAndName(field);
  const object = model.schema.object(objectName);
  return {
    DeveloperName: developerName(name),
    Description: textOf(field.definition, 'description') ?? null,
    InlineHelpText: textOf(field.definition, 'inlineHelpText') ?? null,
    TableEnumOrId: object ? durableId(object) : objectName,
    EntityDefinitionId: object ? entityId(object) : null,
  };
}

function entityRow(object: ObjectSchema): SObjectRecord {
  return {
    Id: entityId(object),
    DurableId: durableId(object),
    QualifiedApiName: object.apiName,
    DeveloperName: developerName(object.apiName),
    Label: object.label,
    MasterLabel: object.label,
    PluralLabel: object.labelPlural,
    KeyPrefix: object.keyPrefix,
    IsQueryable: object.queryable,
    IsCustomSetting: false,
  };
}

function fieldRow(object: ObjectSchema, field: FieldSchema): SObjectRecord {
  return {
    Id: componentId('FieldDefinition', `${object.apiName}.${field.apiName}`),
    DurableId: `${durableId(object)}.${field.custom ? componentId('CustomField', `${object.apiName}.${field.apiName}`) : field.apiName}`,
    QualifiedApiName: field.apiName,
    DeveloperName: developerName(field.apiName),
    Label: field.label,
    MasterLabel: field.label,
    DataType: dataType(field),
    EntityDefinitionId: entityId(object),
    RelationshipName: field.relationshipName ?? null,
    Length: field.length ?? null,
    Precision: field.precision ?? null,
    Scale: field.scale ?? null,
    IsCalculated: field.formula !== undefined || field.summary !== undefined,
    IsNillable: !field.required,
  };
}

/** As Setup shows the type: `Text(80)`, `Number(16, 2)`, `Lookup(Account)`, `Formula (Currency)`. */
function dataType(field: FieldSchema): string {
  const { type, length, precision, scale, referenceTo } = field;
  if (field.summary) return `Roll-Up Summary (${field.summary.operation.toUpperCase()})`;
  if (field.formula !== undefined) return `Formula (${type})`;
  if (type === 'Lookup') return `Lookup(${(referenceTo ?? []).join(',')})`;
  if (type === 'MasterDetail') return `Master-Detail(${(referenceTo ?? []).join(',')})`;
  if (type === 'Text' && length !== undefined) return `Text(${length})`;
  const isNumber = type === 'Number' || type === 'Currency' || type === 'Percent';
  return isNumber && precision !== undefined ? `${type}(${precision - (scale ?? 0)}, ${scale ?? 0})` : type;
}

function customObjects({ model }: Org): ObjectSchema[] {
  return model.schema.objects.filter(({ apiName }) => apiName.includes('__'));
}

/** API name without its suffix, `__c` or another. */
function developerName(apiName: string): string {
  return apiName.replace(/__[a-z]+$/u, '');
}

/** Of a standard object its name, of a custom one an id. */
function durableId({ apiName }: ObjectSchema): string {
  return apiName.includes('__') ? componentId('CustomObject', apiName) : apiName;
}

/** The key by which rows refer to an object; the platform has no ids for EntityDefinition that queries could use. */
function entityId({ apiName }: ObjectSchema): string {
  return componentId('EntityDefinition', apiName);
}

/** What `FlowDefinition` shows as `Metadata`. */
export function flowDefinitionMetadata(flow: Component, versions: readonly FlowVersion[]): Record<string, unknown> {
  return {
    activeVersionNumber: activeVersion(flow, versions)?.number ?? 0,
    description: textOf(flow.definition, 'description') ?? null,
    masterLabel: textOf(flow.definition, 'label') ?? null,
    urls: elementOf(flow.definition, 'urls') ?? null,
  };
}
