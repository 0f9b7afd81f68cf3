import type { Component, ReportProblem } from '../../metadata/types.ts';
import { elementOf, textOf } from '../../metadata/definition.ts';
import { standardField, type ObjectDraft } from '../standard/build.ts';
import { audit, dateTime, id, isDeleted, lookup, owner, text } from '../standard/fields.ts';
import type { FieldSchema, ObjectKind, ObjectSchema } from '../types.ts';

const MAXIMUM_NAME_LENGTH = 40;
const READ_ONLY = { createable: false, updateable: false } as const;
const SHARING_MODELS: ReadonlySet<string> = new Set([
  'Private',
  'Read',
  'ReadWrite',
  'ControlledByParent',
  'FullAccess',
]);

/** What kind of object a name belongs to; undefined for a standard object's name or a suffix that is not supported. */
export function kindOf(apiName: string): ObjectKind | undefined {
  if (apiName.endsWith('__c')) return 'custom';
  if (apiName.endsWith('__mdt')) return 'customMetadata';
  if (apiName.endsWith('__e')) return 'platformEvent';
  return undefined;
}

/** A custom object, custom metadata type or platform event with its system fields, still without custom fields. */
export function draftCustomObject(
  component: Component,
  keyPrefix: string,
  report: ReportProblem,
): ObjectDraft | undefined {
  const apiName = component.fullName;
  const kind = kindOf(apiName);
  if (kind === undefined) {
    report(component, `The local org does not support the object ${apiName}.`, { rule: 'object-supported' });
    return undefined;
  }
  const definition = component.definition;
  const baseName = apiName.replace(/__\w+$/, '');
  if (baseName.length > MAXIMUM_NAME_LENGTH)
    report(component, `Value too long for field: DeveloperName maximum length is:${String(MAXIMUM_NAME_LENGTH)}`, {
      rule: 'object-name-length',
    });
  if (!/^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(baseName)) {
    report(
      component,
      'The object name can only contain underscores and alphanumeric characters. It must be unique, begin with a letter, not include spaces, not end with an underscore, and not contain two consecutive underscores.',
      { rule: 'object-name' },
    );
  }
  if (textOf(definition, 'customSettingsType') !== undefined) {
    report(component, 'The local org does not support custom settings (customSettingsType).', {
      rule: 'object-supported',
      at: 'customSettingsType',
    });
  }
  const label = textOf(definition, 'label') ?? baseName;
  if (label.length > MAXIMUM_NAME_LENGTH)
    report(component, `Value too long for field: MasterLabel maximum length is:${String(MAXIMUM_NAME_LENGTH)}`, {
      rule: 'label-length',
      at: 'label',
    });
  const description = textOf(definition, 'description');
  const sharing = textOf(definition, 'sharingModel');
  const fields = systemFields(kind, nameFieldOf(component, kind, report));
  return {
    apiName,
    label,
    labelPlural: textOf(definition, 'pluralLabel') ?? label,
    keyPrefix,
    kind,
    sharingModel:
      sharing !== undefined && SHARING_MODELS.has(sharing) ? (sharing as ObjectSchema['sharingModel']) : 'ReadWrite',
    nameField: fields.find((field) => field.nameField)?.apiName,
    createable: kind !== 'customMetadata',
    updateable: kind === 'custom',
    deletable: kind === 'custom',
    queryable: kind !== 'platformEvent',
    ...(description === undefined ? {} : { description }),
    ...(kind === 'platformEvent'
      ? {
          publishBehavior:
            textOf(definition, 'publishBehavior') === 'PublishImmediately'
              ? ('PublishImmediately' as const)
              : ('PublishAfterCommit' as const),
        }
      : {}),
    fields,
    childRelationships: [],
    formulas: new Map(),
    defaultValues: new Map(),
  };
}

function nameFieldOf(component: Component, kind: ObjectKind, report: ReportProblem): FieldSchema | undefined {
  if (kind !== 'custom') return undefined;
  const definition = elementOf(component.definition, 'nameField');
  if (definition === undefined) {
    report(component, 'Must specify a nameField for the CustomObject', { rule: 'name-field' });
    return undefined;
  }
  const automatic = textOf(definition, 'type') === 'AutoNumber';
  const displayFormat = textOf(definition, 'displayFormat');
  return standardField({
    apiName: 'Name',
    label: textOf(definition, 'label') ?? 'Name',
    type: automatic ? 'AutoNumber' : 'Text',
    length: 80,
    // A text name that is not given becomes the record's id, so nobody is obliged to give one.
    required: false,
    nameField: true,
    permissionable: false,
    ...(automatic ? READ_ONLY : {}),
    ...(automatic ? { displayFormat: displayFormat ?? '{0}', defaultedOnCreate: true } : { defaultedOnCreate: true }),
  });
}

function systemFields(kind: ObjectKind, nameField: FieldSchema | undefined): FieldSchema[] {
  if (kind === 'customMetadata') {
    return [
      id('Custom Metadata ID'),
      text('DeveloperName', 'Custom Metadata Record Name', 40, { required: true, unique: true, nameField: true }),
      text('MasterLabel', 'Label', 40, { required: true }),
      text('Language', 'Master Language', 40, { describe: { type: 'picklist' } }),
      text('NamespacePrefix', 'Namespace Prefix', 15, READ_ONLY),
      text('Label', 'Label', 40, READ_ONLY),
      text('QualifiedApiName', 'Qualified API Name', 70, READ_ONLY),
      dateTime('SystemModstamp', 'System Modstamp', READ_ONLY),
    ].map(standardField);
  }
  if (kind === 'platformEvent') {
    return [
      text('ReplayId', 'Replay ID', 1000, READ_ONLY),
      text('EventUuid', 'Event UUID', 36, READ_ONLY),
      dateTime('CreatedDate', 'Created Date', READ_ONLY),
      lookup('CreatedById', 'Created By ID', 'User', READ_ONLY),
    ].map(standardField);
  }
  return [
    standardField(id('Record ID')),
    standardField(owner(['Group', 'User'])),
    standardField(isDeleted),
    ...(nameField === undefined ? [] : [nameField]),
    ...audit.map(standardField),
  ];
}
