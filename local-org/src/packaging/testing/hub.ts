import type { TestContext } from 'node:test';
import JSZip from 'jszip';
import { createServer } from '../../api/server.ts';
import { createSessions } from '../../api/auth/sessions.ts';
import { activeUsers } from '../../api/auth/users.ts';
import { openOrg } from '../../org.ts';
import type { OpenOrgOptions } from '../../org.ts';
import type { Org } from '../../org.types.ts';
import { createPackaging } from '../packaging.ts';

/** An org of a process that has packages, as a client reaches it. */
export interface PackagedOrg {
  readonly org: Org;
  /** A request below the Tooling API, as the administrator: status and parsed body. */
  tooling(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** The rows of a query of the Tooling API, without their attributes. */
  rows(soql: string): Promise<Record<string, unknown>[]>;
}

/** A Dev Hub and a subscriber of one process, both fresh and in memory; they are closed when the test ends. */
export async function hubAndSubscriber(
  t: TestContext,
  { features = [], ...subscriberOptions }: Omit<OpenOrgOptions, 'file'> = {},
): Promise<{ hub: PackagedOrg; subscriber: PackagedOrg }> {
  const packaging = createPackaging(() => hubOrg);
  const hubOrg: Org = openOrg({ file: ':memory:', features: [packaging.hub, packaging.subscriber] });
  const subscriberOrg = openOrg({
    ...subscriberOptions,
    file: ':memory:',
    features: [packaging.subscriber, ...features],
  });
  const run = async (org: Org): Promise<PackagedOrg> => {
    const app = await createServer(org, { plugins: [packaging.plugin] });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    t.after(async () => {
      await app.close();
      await org.idle();
      org.close();
    });
    const token = createSessions(() => org).create(String(activeUsers(org)[0]?.['Id']), 'api');
    return client(org, `${url}/services/data/v66.0/tooling`, token);
  };
  return { hub: await run(hubOrg), subscriber: await run(subscriberOrg) };
}

function client(org: Org, root: string, token: string): PackagedOrg {
  const tooling: PackagedOrg['tooling'] = async (method, path, body) => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${root}/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  return {
    org,
    tooling,
    async rows(soql) {
      const { status, body } = await tooling('GET', `query?q=${encodeURIComponent(soql)}`);
      if (status !== 200) throw new Error(JSON.stringify(body));
      const { records } = body as { records: Record<string, unknown>[] };
      return records.map(({ attributes: _attributes, ...row }) => row);
    },
  };
}

/** Files of a package in metadata format: path → root element and its inner XML; `package.xml` names all of them. */
export type Sources = Readonly<Record<string, readonly [root: string, xml: string]>>;

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

const TYPES = ['CustomObject', 'CustomMetadata', 'CustomPermission', 'CustomTab', 'Flow', 'PermissionSet'];

/** `VersionInfo` as the `sf` CLI makes it. */
export async function versionInfo(
  packageId: string,
  sources: Sources,
  descriptor: Readonly<Record<string, unknown>> = {},
): Promise<Buffer> {
  const content = new JSZip();
  const types = TYPES.map((type) => `<types><members>*</members><name>${type}</name></types>`).join('');
  content.file('package.xml', `<Package ${NAMESPACE}>${types}<version>66.0</version></Package>`);
  for (const [path, [root, xml]] of Object.entries(sources))
    content.file(path, `<${root} ${NAMESPACE} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${xml}</${root}>`);
  const info = new JSZip();
  const base = { id: packageId, path: 'force-app', versionName: 'First', versionNumber: '1.0.0.NEXT', ancestorId: '' };
  info.file('package2-descriptor.json', JSON.stringify({ ...base, ...descriptor }));
  info.file('package.zip', await content.generateAsync({ type: 'nodebuffer' }));
  return info.generateAsync({ type: 'nodebuffer' });
}

/** Creates a package and answers its 0Ho id. */
export async function createPackage(hub: PackagedOrg, name = 'Freight'): Promise<string> {
  const values = { Name: name, Description: 'Sends things.', ContainerOptions: 'Unlocked', NamespacePrefix: '' };
  const { body } = await hub.tooling('POST', 'sobjects/Package2', values);
  return String((body as { id: string }).id);
}

/** Creates a version; answers the request's row once it is worked off, with its errors. */
export async function createVersion(
  hub: PackagedOrg,
  packageId: string,
  sources: Sources,
  { descriptor = {}, request = {} }: { descriptor?: Record<string, unknown>; request?: Record<string, unknown> } = {},
): Promise<{ status: unknown; versionId: string; errors: unknown[] }> {
  const zip = await versionInfo(packageId, sources, descriptor);
  const values = { Package2Id: packageId, VersionInfo: zip.toString('base64'), ...request };
  const { body } = await hub.tooling('POST', 'sobjects/Package2VersionCreateRequest', values);
  const id = String((body as { id: string }).id);
  const [row] = await hub.rows(
    `SELECT Status, Package2Version.SubscriberPackageVersionId FROM Package2VersionCreateRequest WHERE Id = '${id}'`,
  );
  const errors = await hub.rows(
    `SELECT Message FROM Package2VersionCreateRequestError WHERE ParentRequest.Id = '${id}' ORDER BY Message`,
  );
  const version = row?.['Package2Version'] as { SubscriberPackageVersionId: string } | null;
  return {
    status: row?.['Status'],
    versionId: version?.SubscriberPackageVersionId ?? '',
    errors: errors.map(({ Message }) => Message),
  };
}

/** Installs a version; answers the request's state once it is worked off. */
export async function install(
  org: PackagedOrg,
  versionId: string,
  options: Readonly<Record<string, unknown>> = {},
): Promise<{ status: unknown; errors: string[] }> {
  const { status, body } = await org.tooling('POST', 'sobjects/PackageInstallRequest', {
    SubscriberPackageVersionKey: versionId,
    NameConflictResolution: 'Block',
    SecurityType: 'none',
    UpgradeType: 'mixed-mode',
    ...options,
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  const read = await org.tooling('GET', `sobjects/PackageInstallRequest/${(body as { id: string }).id}`);
  const row = read.body as { Status: string; Errors: { errors: { message: string }[] } | null };
  return { status: row.Status, errors: (row.Errors?.errors ?? []).map(({ message }) => message) };
}

/** Uninstalls a version; answers the request's state once it is worked off. */
export async function uninstall(org: PackagedOrg, versionId: string): Promise<{ status: unknown; errors: unknown[] }> {
  const { body } = await org.tooling('POST', 'sobjects/SubscriberPackageVersionUninstallRequest', {
    SubscriberPackageVersionId: versionId,
  });
  const { id } = body as { id: string };
  const read = await org.tooling('GET', `sobjects/SubscriberPackageVersionUninstallRequest/${id}`);
  const errors = await org.rows(
    `SELECT Message FROM PackageVersionUninstallRequestError WHERE ParentRequest.Id = '${id}' ORDER BY Message`,
  );
  return { status: (read.body as { Status: string }).Status, errors: errors.map(({ Message }) => Message) };
}
