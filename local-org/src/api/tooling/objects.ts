import type { StandardField, StandardObject } from '../../schema/standard/build.ts';
import { checkbox, id, integer, lookup, text } from '../../schema/standard/fields.ts';

const readOnly = {
  kind: 'setup',
  sharingModel: 'FullAccess',
  createable: false,
  updateable: false,
  deletable: false,
} as const;

function toolingObject(
  apiName: string,
  keyPrefix: string,
  nameField: string,
  fields: readonly StandardField[],
): StandardObject {
  const idField = id(`${apiName} ID`);
  return {
    apiName,
    label: apiName,
    labelPlural: apiName,
    keyPrefix,
    nameField,
    ...readOnly,
    fields: [idField, ...fields],
  };
}

const entity = lookup('EntityDefinitionId', 'Entity Definition ID', 'EntityDefinition');
const namespace = text('NamespacePrefix', 'Namespace Prefix', 15);
const developerName = text('DeveloperName', 'Developer Name', 80, { nameField: true });
const description = text('Description', 'Description', 1000);

/**
 * The Tooling API objects that are served, with the fields that are filled (Tooling API Reference, "Objects"). Everything is
 * read from the deployed components; what changes there is FlowDefinition's active version.
 */
export const toolingObjects: readonly StandardObject[] = [
  toolingObject('FlowDefinition', '300', 'DeveloperName', [
    developerName,
    text('MasterLabel', 'Master Label'),
    description,
    namespace,
    lookup('ActiveVersionId', 'Active Version ID', 'Flow'),
    lookup('LatestVersionId', 'Latest Version ID', 'Flow'),
  ]),
  toolingObject('Flow', '301', 'MasterLabel', [
    lookup('DefinitionId', 'Definition ID', 'FlowDefinition'),
    text('MasterLabel', 'Master Label', 255, { nameField: true }),
    description,
    integer('VersionNumber', 'Version Number'),
    text('Status', 'Status', 40),
    text('ProcessType', 'Process Type', 40),
    integer('ApiVersion', 'API Version'),
    text('RunInMode', 'Run In Mode', 40),
  ]),
  toolingObject('ValidationRule', '03d', 'ValidationName', [
    text('ValidationName', 'Validation Name', 80, { nameField: true }),
    entity,
    checkbox('Active', 'Active'),
    description,
    text('ErrorDisplayField', 'Error Display Field', 80),
    text('ErrorMessage', 'Error Message'),
    namespace,
  ]),
  toolingObject('EntityDefinition', '4ie', 'QualifiedApiName', [
    text('DurableId', 'Durable ID', 80),
    text('QualifiedApiName', 'Qualified API Name', 80, { nameField: true }),
    text('DeveloperName', 'Developer Name', 80),
    text('Label', 'Label', 80),
    text('MasterLabel', 'Master Label', 80),
    text('PluralLabel', 'Plural Label', 80),
    text('KeyPrefix', 'Key Prefix', 3),
    text('NamespacePrefix', 'Namespace Prefix', 15),
    checkbox('IsQueryable', 'Queryable'),
    checkbox('IsCustomSetting', 'Custom Setting'),
  ]),
  toolingObject('FieldDefinition', '4fe', 'QualifiedApiName', [
    text('DurableId', 'Durable ID', 170),
    text('QualifiedApiName', 'Qualified API Name', 80, { nameField: true }),
    text('DeveloperName', 'Developer Name', 80),
    text('Label', 'Label', 80),
    text('MasterLabel', 'Master Label', 80),
    text('DataType', 'Data Type', 80),
    entity,
    text('NamespacePrefix', 'Namespace Prefix', 15),
    text('RelationshipName', 'Relationship Name', 80),
    integer('Length', 'Length'),
    integer('Precision', 'Precision'),
    integer('Scale', 'Scale'),
    checkbox('IsCalculated', 'Calculated'),
    checkbox('IsNillable', 'Nillable'),
  ]),
  toolingObject('CustomObject', '01I', 'DeveloperName', [
    developerName,
    description,
    namespace,
    text('SharingModel', 'Sharing Model', 40),
  ]),
  toolingObject('CustomField', '00N', 'DeveloperName', [
    developerName,
    description,
    namespace,
    text('TableEnumOrId', 'Table Enum Or ID', 80),
    text('InlineHelpText', 'Inline Help Text', 510),
    entity,
  ]),
  toolingObject('CustomTab', '01r', 'DeveloperName', [
    developerName,
    text('MasterLabel', 'Master Label', 80),
    description,
    namespace,
    text('Type', 'Type', 40),
  ]),
  toolingObject('CustomApplication', '02u', 'DeveloperName', [
    developerName,
    text('Label', 'Label', 80),
    description,
    namespace,
    text('NavType', 'Navigation Type', 40),
    text('UiType', 'User Interface Type', 40),
  ]),
];
