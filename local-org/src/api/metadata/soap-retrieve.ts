import { randomBytes } from 'node:crypto';
import JSZip from 'jszip';
import { SalesforceError } from '../../errors.ts';
import { componentId } from '../../metadata/component-id.ts';
import { registry, type RegistryType } from '../../metadata/read/registry.ts';
import { supportedTypes } from '../../metadata/read/supported-types.ts';
import type { Component } from '../../metadata/types.ts';
import { childrenOf, writePackage } from '../../metadata/write.ts';
import { child, childrenOfName, textOfChild, textsOfChildren } from '../../metadata/xml/access.ts';
import type { XmlElement } from '../../metadata/xml/parse.ts';
import type { XmlObject } from '../../metadata/xml/write.ts';
import type { Org } from '../../org.types.ts';
import { to18 } from '../../store/ids.ts';
import type { Deployer } from './deployments.ts';
import type { SoapOperation } from './soap-operation.ts';

/** describeMetadata, listMetadata, retrieve, checkRetrieveStatus. */
export function retrieveOperations(org: Org): Record<string, SoapOperation> {
  const retrieves = new Map<string, XmlObject>();
  return {
    describeMetadata: () => ({
      metadataObjects: parentTypes().map(describeType),
      organizationNamespace: '',
      partialSaveAllowed: false,
      testRequired: false,
    }),
    listMetadata: ({ message, user }) =>
      childrenOfName(message, 'queries').flatMap((query) => list(org, textOfChild(query, 'type') ?? '', user)),
    retrieve: async ({ message, user, version }) => {
      const id = to18(`09S${randomBytes(6).toString('hex')}`);
      retrieves.set(id, await retrieve(org, id, child(message, 'request'), user, version));
      return { done: false, id, state: 'Queued' };
    },
    checkRetrieveStatus: ({ message }) => {
      const id = textOfChild(message, 'asyncProcessId') ?? '';
      const result = retrieves.get(id);
      if (!result) throw new SalesforceError('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: ${id}`);
      retrieves.delete(id);
      return result;
    },
  };
}

function parentTypes(): RegistryType[] {
  return supportedTypes().flatMap((name) => {
    const type = registry().type(name);
    return type && !registry().parentOf(name) && type.folderContentType === undefined ? [type] : [];
  });
}

function describeType(type: RegistryType): XmlObject {
  const children = Object.values(type.children?.types ?? {}).map(({ name }) => name);
  return {
    childXmlNames: children.filter((name) => supportedTypes().includes(name)),
    directoryName: type.directoryName,
    inFolder: type.inFolder ?? false,
    metaFile: false,
    suffix: type.suffix,
    xmlName: type.name,
  };
}

function list(org: Org, type: string, user: Deployer): XmlObject[] {
  const deployed = componentsOfType(org, type).map((component) => fileProperties(org, component, user));
  if (type !== 'CustomObject') return deployed;
  const names = new Set(deployed.map(({ fullName }) => fullName));
  const standard = org.model.schema.objects.filter(({ kind, apiName }) => kind === 'standard' && !names.has(apiName));
  return [
    ...deployed,
    ...standard.map(({ apiName }) =>
      fileProperties(org, { type, fullName: apiName, fileName: `objects/${apiName}.object` }, user),
    ),
  ];
}

/** Folders of reports and dashboards are listed and retrieved as members of what they hold. */
function componentsOfType(org: Org, type: string): readonly Component[] {
  const folderType = registry().type(type)?.folderType;
  const folder = folderType === undefined ? undefined : registry().all.find(({ id }) => id === folderType)?.name;
  return [...org.model.catalog.all(type), ...(folder === undefined ? [] : org.model.catalog.all(folder))];
}

function fileProperties(
  org: Org,
  component: Pick<Component, 'type' | 'fullName' | 'fileName'>,
  user: Deployer,
): XmlObject {
  const date = org.now().toISOString();
  return {
    createdById: user.userId,
    createdByName: user.name,
    createdDate: date,
    fileName: component.fileName,
    fullName: component.fullName,
    id: componentId(component.type, component.fullName),
    lastModifiedById: user.userId,
    lastModifiedByName: user.name,
    lastModifiedDate: date,
    manageableState: 'unmanaged',
    type: component.type,
  };
}

async function retrieve(
  org: Org,
  id: string,
  request: XmlElement | undefined,
  user: Deployer,
  version: string,
): Promise<XmlObject> {
  const { components, missing } = selected(org, child(request, 'unpackaged'));
  const singlePackage = textOfChild(request, 'singlePackage') === 'true';
  const root = singlePackage ? '' : 'unpackaged/';
  const archive = new JSZip();
  for (const [path, text] of Object.entries(writePackage(components, org.model.catalog, version)))
    archive.file(root + path, text);
  const properties = components.map((component) => {
    const file = fileProperties(org, component, user);
    return { ...file, fileName: root + component.fileName };
  });
  return {
    done: true,
    fileProperties: properties,
    id,
    messages: missing.map(([type, member]) => ({
      fileName: `${root}package.xml`,
      problem: `Entity of type '${type}' named '${member}' cannot be found`,
    })),
    status: 'Succeeded',
    success: true,
    zipFile: await archive.generateAsync({ type: 'base64', compression: 'DEFLATE' }),
  };
}

function selected(
  org: Org,
  manifest: XmlElement | undefined,
): { components: Component[]; missing: [string, string][] } {
  const components: Component[] = [];
  const missing: [string, string][] = [];
  for (const types of childrenOfName(manifest, 'types')) {
    const type = textOfChild(types, 'name') ?? '';
    const all = componentsOfType(org, type);
    for (const member of textsOfChildren(types, 'members')) {
      const named = all.filter(({ fullName }) => member === '*' || fullName.toLowerCase() === member.toLowerCase());
      // A standard object is no component of its own, what was added to it is.
      const found = named.length > 0 ? named : childrenOf({ type, fullName: member }, org.model.catalog);
      components.push(...found);
      if (found.length === 0 && member !== '*') missing.push([type, member]);
    }
  }
  return { components: [...new Set(components)], missing };
}
