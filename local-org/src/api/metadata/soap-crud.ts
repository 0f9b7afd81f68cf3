import { SalesforceError } from '../../errors.ts';
import { applyPlan } from '../../metadata/deploy/apply.ts';
import type { DeployOutcome } from '../../metadata/deploy.ts';
import { readDefinitionElement } from '../../metadata/read/definition-file.ts';
import { registry } from '../../metadata/read/registry.ts';
import { isSupportedType } from '../../metadata/read/supported-types.ts';
import type { Component, ComponentProblem } from '../../metadata/types.ts';
import { childrenOf, definitionXml } from '../../metadata/write.ts';
import { childrenOfName, textOfChild, textsOfChildren } from '../../metadata/xml/access.ts';
import type { XmlElement } from '../../metadata/xml/parse.ts';
import type { XmlObject } from '../../metadata/xml/write.ts';
import type { Org } from '../../org.types.ts';
import type { SoapOperation } from './soap-operation.ts';

/** Most components one call takes (Metadata API Developer Guide, CRUD-based calls). */
const LARGEST_CALL = 10;

/**
 * createMetadata, updateMetadata, upsertMetadata, deleteMetadata, readMetadata: each component by itself, checked as a
 * deploy checks it, with a result of its own.
 */
export function crudOperations(org: Org): Record<string, SoapOperation> {
  const save =
    (mode: 'create' | 'update' | 'upsert'): SoapOperation =>
    ({ message }) =>
      atMostTen(childrenOfName(message, 'metadata')).map((element) => saveOne(org, element, mode));
  return {
    createMetadata: save('create'),
    updateMetadata: save('update'),
    upsertMetadata: save('upsert'),
    deleteMetadata: ({ message }) => {
      const type = textOfChild(message, 'type') ?? '';
      return atMostTen(textsOfChildren(message, 'fullNames')).map((fullName) => deleteOne(org, type, fullName));
    },
    readMetadata: ({ message }) => {
      const type = textOfChild(message, 'type') ?? '';
      const records = atMostTen(textsOfChildren(message, 'fullNames')).map((fullName) => readOne(org, type, fullName));
      return { records };
    },
  };
}

function atMostTen<T>(items: readonly T[]): readonly T[] {
  if (items.length > LARGEST_CALL)
    throw new SalesforceError(
      'EXCEEDED_ID_LIMIT',
      `record limit reached. cannot submit more than ${LARGEST_CALL} records in this operation`,
    );
  return items;
}

function saveOne(org: Org, element: XmlElement, mode: 'create' | 'update' | 'upsert'): XmlObject {
  const type = (element.attributes['xsi:type'] ?? '').replace(/^.*:/u, '');
  const fullName = (textOfChild(element, 'fullName') ?? '').replace(
    /^(\w+)__mdt\./u,
    type === 'CustomMetadata' ? '$1.' : '$1__mdt.',
  );
  const file = { type, fullName, fileName: fileNameOf(type, fullName) };
  if (!isSupportedType(type)) return refused(fullName, `The local org does not support the metadata type ${type}.`);
  const known = org.model.catalog.get(type, fullName);
  if (mode === 'create' && known)
    return refused(fullName, `There is already a component named ${fullName}.`, 'DUPLICATE_DEVELOPER_NAME');
  if (mode === 'update' && !known)
    return refused(fullName, `no ${type} named ${fullName} found`, 'INVALID_CROSS_REFERENCE_KEY');
  const { components, problems } = readDefinitionElement(file, element);
  const outcome = applyPlan(
    org,
    { components: components.map((component) => withOwnName(component)), deletions: [], problems },
    {},
  );
  const result = saveResult(fullName, outcome);
  return mode === 'upsert' ? { created: outcome.success && !known, ...result } : result;
}

/** In a file a field is named without its object, and other components not at all. */
function withOwnName({ definition, ...component }: Component): Component {
  const { fullName, ...rest } = definition;
  const isChild = registry().parentOf(component.type) !== undefined;
  const name = component.fullName.slice(component.fullName.indexOf('.') + 1);
  return { ...component, definition: isChild && fullName !== undefined ? { ...rest, fullName: name } : rest };
}

function fileNameOf(type: string, fullName: string): string {
  const parent = registry().parentOf(type);
  const info = parent ?? registry().type(type);
  const name = parent ? fullName.slice(0, Math.max(fullName.indexOf('.'), 0)) || parent.name : fullName;
  return `${info?.directoryName ?? ''}/${name}.${info?.suffix ?? ''}`;
}

function deleteOne(org: Org, type: string, fullName: string): XmlObject {
  const { catalog } = org.model;
  const component = catalog.get(type, fullName);
  if (!component) return refused(fullName, `no ${type} named ${fullName} found`, 'INVALID_CROSS_REFERENCE_KEY');
  const gone = [component, ...childrenOf(component, catalog)];
  const deletions = gone.map((deleted) => ({ component: deleted, fileName: deleted.fileName }));
  return saveResult(fullName, applyPlan(org, { components: [], deletions, problems: [] as ComponentProblem[] }, {}));
}

function saveResult(fullName: string, { success, details }: DeployOutcome): XmlObject {
  const errors = details.componentFailures.map(({ problem }) => ({
    message: problem,
    statusCode: 'FIELD_INTEGRITY_EXCEPTION',
  }));
  return { ...(errors.length > 0 ? { errors } : {}), fullName, success };
}

function refused(fullName: string, message: string, statusCode = 'INVALID_TYPE'): XmlObject {
  return { errors: [{ message, statusCode }], fullName, success: false };
}

/** A component as it would stand in its file; an unknown one is nil, as on the platform. */
function readOne(org: Org, type: string, fullName: string): XmlObject {
  const component = org.model.catalog.get(type, fullName);
  if (!component) return { '@xsi:nil': 'true' };
  const xml = definitionXml(component, childrenOf(component, org.model.catalog), type);
  return { '@xsi:type': type, ...xml, fullName: component.fullName };
}
