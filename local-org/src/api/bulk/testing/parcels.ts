import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import {
  assign,
  checkbox,
  element,
  field,
  flowFile,
  masterDetail,
  number,
  objectFile,
  onSave,
  reference,
  rollUp,
  rule,
  text,
} from '../../../automation/testing/xml.ts';
import { deployFiles } from '../../../metadata/deploy.ts';
import { data, runOrg } from '../../testing/running-org.ts';
import type { Answer, RunningOrg } from '../../testing/running-org.ts';

const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const externalId = '<externalId>true</externalId><unique>true</unique>';

/** Parcels of shipments: a flow copies the weight before the save, a rule refuses negative ones, the shipment adds them up. */
const files = {
  'objects/Shipment__c.object': objectFile(
    'Shipment',
    text('Number__c', externalId) + rollUp('Weight__c', 'Parcel__c', 'Shipment__c', 'sum', 'Weight__c'),
  ),
  'objects/Parcel__c.object': objectFile(
    'Parcel',
    masterDetail('Shipment__c', 'Shipment__c', 'Parcels') +
      text('Code__c', externalId) +
      number('Weight__c') +
      number('Charged__c') +
      checkbox('Fragile__c') +
      field('Packed_On__c', 'Date') +
      field('Sent_At__c', 'DateTime') +
      text('Note__c') +
      rule('Weight_Is_Positive', 'Weight__c < 0', 'A parcel weighs something.', 'Weight__c'),
    { sharing: 'ControlledByParent' },
  ),
  'flows/Parcel_Charged.flow': flowFile(
    'Parcel Charged',
    onSave('Parcel__c', 'Before', 'CreateAndUpdate', 'Charge'),
    element('assignments', 'Charge', assign('$Record.Charged__c', reference('$Record.Weight__c'))),
  ),
} as const;

const fields = ['Parcel__c.Code__c', 'Parcel__c.Weight__c', 'Parcel__c.Charged__c', 'Parcel__c.Fragile__c']
  .concat(['Parcel__c.Packed_On__c', 'Parcel__c.Sent_At__c', 'Parcel__c.Note__c', 'Shipment__c.Number__c'])
  .map(
    (name) =>
      `<fieldPermissions><editable>true</editable><field>${name}</field><readable>true</readable></fieldPermissions>`,
  )
  .concat(
    '<fieldPermissions><editable>false</editable><field>Shipment__c.Weight__c</field><readable>true</readable></fieldPermissions>',
  );

const permissions = ['Parcel__c', 'Shipment__c'].map(
  (name) =>
    `<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>true</modifyAllRecords><object>${name}</object><viewAllRecords>true</viewAllRecords></objectPermissions>`,
);

const manifest = `<Package ${namespace}>${['CustomObject', 'PermissionSet', 'Flow'].map((type) => `<types><members>*</members><name>${type}</name></types>`).join('')}<version>66.0</version></Package>`;

/** An org with parcels and shipments `S1` and `S2`, whose administrator may do everything with them. */
export async function runWithParcels(t: TestContext): Promise<RunningOrg> {
  const running = await runOrg(t);
  deployParcels(running);
  const connection = running.connect();
  const [permissionSet] = (await connection.query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'Packer'"))
    .records;
  await connection
    .sobject('PermissionSetAssignment')
    .create({ AssigneeId: running.adminId, PermissionSetId: permissionSet?.Id ?? '' });
  const shipments = ['S1', 'S2'].map((number) => ({ Name: number, Number__c: number }));
  await connection.sobject('Shipment__c').create(shipments);
  return running;
}

function deployParcels(running: RunningOrg): void {
  const texts: [string, string][] = Object.entries(files).map(([path, [root, xml]]) => [
    path,
    `<${root} ${namespace}>${xml}</${root}>`,
  ]);
  const permissionSet = `<PermissionSet ${namespace}>${fields.join('')}<label>Packer</label>${permissions.join('')}</PermissionSet>`;
  const bytes = [
    ...texts,
    ['package.xml', manifest] as const,
    ['permissionsets/Packer.permissionset', permissionSet] as const,
  ];
  const outcome = deployFiles(
    running.org,
    Object.fromEntries(bytes.map(([path, content]) => [path, new TextEncoder().encode(content)])),
  );
  assert.equal(outcome.success, true, JSON.stringify(outcome));
}

/** An ingest job at a server. */
export interface TestJob {
  readonly id: string;
  readonly path: string;
  upload(csv: string, headers?: Record<string, string>): Promise<Answer>;
  patch(state: string): Promise<Answer>;
  info(): Promise<Record<string, unknown>>;
  /** Polls until nothing more happens to the job. */
  finished(): Promise<Record<string, unknown>>;
  /** `successfulResults`, `failedResults` or `unprocessedrecords`, by line. */
  lines(name: string): Promise<string[]>;
}

/** Opens an ingest job with this body; it waits for its CSV. Fails the test when the server refuses it. */
export async function createJob(running: RunningOrg, body: Readonly<Record<string, unknown>>): Promise<TestJob> {
  const created = await running.call('POST', `${data}/jobs/ingest`, body);
  assert.equal(created.status, 200, JSON.stringify(created.body));
  const id = String((created.body as { id: string }).id);
  const path = `${data}/jobs/ingest/${id}`;
  const info = async (): Promise<Record<string, unknown>> =>
    (await running.call('GET', path)).body as Record<string, unknown>;
  return {
    id,
    path,
    info,
    upload: (csv, headers = {}) =>
      running.call('PUT', `${path}/batches`, csv, { 'content-type': 'text/csv', ...headers }),
    patch: (state) => running.call('PATCH', path, { state }),
    async finished() {
      for (;;) {
        const job = await info();
        if (['JobComplete', 'Failed', 'Aborted'].includes(String(job['state']))) return job;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async lines(name) {
      const { status, body } = await running.call('GET', `${path}/${name}`);
      assert.equal(status, 200, JSON.stringify(body));
      return String(body ?? '')
        .split('\n')
        .filter((line) => line !== '');
    },
  };
}

/** A job that is uploaded and worked off. */
export async function load(
  running: RunningOrg,
  operation: string,
  csv: string,
  rest: Readonly<Record<string, unknown>> = {},
): Promise<{ job: TestJob; info: Record<string, unknown> }> {
  const job = await createJob(running, { object: 'Parcel__c', operation, ...rest });
  assert.equal((await job.upload(csv)).status, 201);
  const closed = await job.patch('UploadComplete');
  assert.equal(closed.status, 200, JSON.stringify(closed.body));
  return { job, info: await job.finished() };
}
