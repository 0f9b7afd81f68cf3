import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { deployFiles } from '../../../metadata/deploy.ts';
import { createSessions } from '../../auth/sessions.ts';
import { createUser, data, runOrg, type Answer, type RunningOrg } from '../../testing/running-org.ts';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

const INVOICE = `<CustomObject ${NAMESPACE}>
  <compactLayoutAssignment>Short</compactLayoutAssignment>
  <compactLayouts><fullName>Short</fullName><fields>Name</fields><fields>Status__c</fields><label>Short</label></compactLayouts>
  <deploymentStatus>Deployed</deploymentStatus>
  <fields><fullName>Account__c</fullName><deleteConstraint>SetNull</deleteConstraint><label>Account</label><referenceTo>Account</referenceTo><relationshipName>Invoices</relationshipName><type>Lookup</type></fields>
  <fields><fullName>Amount__c</fullName><inlineHelpText>Without tax</inlineHelpText><label>Amount</label><precision>18</precision><scale>2</scale><type>Currency</type></fields>
  <fields><fullName>Due__c</fullName><label>Due</label><required>true</required><type>Date</type></fields>
  <fields><fullName>Margin__c</fullName><label>Margin</label><precision>18</precision><scale>2</scale><type>Currency</type></fields>
  <fields><fullName>Status__c</fullName><label>Status</label><type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Open</fullName><default>true</default><label>Still open</label></value><value><fullName>Paid</fullName><default>false</default><label>Paid</label></value></valueSetDefinition></valueSet></fields>
  <label>Invoice</label>
  <listViews><fullName>Paid</fullName><columns>NAME</columns><columns>Amount__c</columns><filterScope>Everything</filterScope><filters><field>Status__c</field><operation>equals</operation><value>Paid</value></filters><label>Paid Invoices</label></listViews>
  <nameField><label>Number</label><type>Text</type></nameField>
  <pluralLabel>Invoices</pluralLabel>
  <sharingModel>ReadWrite</sharingModel>
  <validationRules><fullName>Amount_Positive</fullName><active>true</active><errorConditionFormula>Amount__c &lt; 0</errorConditionFormula><errorDisplayField>Amount__c</errorDisplayField><errorMessage>The amount is negative.</errorMessage></validationRules>
  <validationRules><fullName>Paid_Needs_Amount</fullName><active>true</active><errorConditionFormula>AND(ISPICKVAL(Status__c, 'Paid'), ISBLANK(Amount__c))</errorConditionFormula><errorMessage>A paid invoice has an amount.</errorMessage></validationRules>
</CustomObject>`;

const LINE = `<CustomObject ${NAMESPACE}>
  <deploymentStatus>Deployed</deploymentStatus>
  <fields><fullName>Invoice__c</fullName><label>Invoice</label><referenceTo>Invoice__c</referenceTo><relationshipLabel>Lines</relationshipLabel><relationshipName>Lines</relationshipName><relationshipOrder>0</relationshipOrder><type>MasterDetail</type></fields>
  <fields><fullName>Hours__c</fullName><label>Hours</label><precision>6</precision><scale>2</scale><type>Number</type></fields>
  <label>Line</label><nameField><label>Text</label><type>Text</type></nameField><pluralLabel>Lines</pluralLabel>
  <sharingModel>ControlledByParent</sharingModel>
</CustomObject>`;

const rights = (object: string): string =>
  `<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${object}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`;
const field = (name: string): string =>
  `<fieldPermissions><editable>true</editable><field>${name}</field><readable>true</readable></fieldPermissions>`;
const clerk = (fields: readonly string[], label: string): string =>
  `<PermissionSet ${NAMESPACE}>${fields.map(field).join('')}<hasActivationRequired>false</hasActivationRequired><label>${label}</label>${rights('Account')}${rights('Invoice__c')}${rights('Line__c')}</PermissionSet>`;

const FIELDS = ['Invoice__c.Account__c', 'Invoice__c.Amount__c', 'Invoice__c.Status__c', 'Line__c.Hours__c'];
const MANIFEST = `<Package ${NAMESPACE}><types><members>*</members><name>CustomObject</name></types><types><members>*</members><name>PermissionSet</name></types><version>66.0</version></Package>`;

/** An org with invoices and lines; the margin is for bookkeepers alone. */
export interface InvoiceOrg extends RunningOrg {
  /** A request to UI API or GraphQL as a clerk, who may not see the margin, or as a bookkeeper, who may. */
  as(who: 'clerk' | 'bookkeeper', method: string, path: string, body?: unknown): Promise<Answer>;
  /** The `data` and `errors` of a GraphQL operation. */
  graphql(who: 'clerk' | 'bookkeeper', query: string, variables?: object): Promise<GraphQLBody>;
}

export interface GraphQLBody {
  readonly data: { readonly uiapi: Readonly<Record<string, Readonly<Record<string, unknown>>>> } | null;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** Serves a new org for the length of a test, deploys the invoices to it and logs a clerk and a bookkeeper in. */
export async function runInvoiceOrg(t: TestContext): Promise<InvoiceOrg> {
  const running = await runOrg(t);
  const files = {
    'package.xml': MANIFEST,
    'objects/Invoice__c.object': INVOICE,
    'objects/Line__c.object': LINE,
    'permissionsets/Clerk.permissionset': clerk(FIELDS, 'Clerk'),
    'permissionsets/Bookkeeper.permissionset': clerk([...FIELDS, 'Invoice__c.Margin__c'], 'Bookkeeper'),
  };
  const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const outcome = deployFiles(running.org, bytes);
  assert.equal(outcome.success, true, JSON.stringify(outcome));
  const tokens = {
    clerk: await createPerson(running, 'clerk', 'Clerk'),
    bookkeeper: await createPerson(running, 'keeper', 'Bookkeeper'),
  };
  const as: InvoiceOrg['as'] = (who, method, path, body) =>
    running.call(method, `${data}/${path}`, body, { authorization: `Bearer ${tokens[who]}` });
  return {
    ...running,
    as,
    graphql: async (who, query, variables = {}) =>
      (await as(who, 'POST', 'graphql', { query, variables })).body as GraphQLBody,
  };
}

/** A record made as the bookkeeper; answers its id. */
export async function create(org: InvoiceOrg, apiName: string, fields: object): Promise<string> {
  const answer = await org.as('bookkeeper', 'POST', 'ui-api/records', { apiName, fields });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return (answer.body as { id: string }).id;
}

async function createPerson(running: RunningOrg, alias: string, permissionSet: string): Promise<string> {
  const id = await createUser(running, alias, 'Standard User', 'correct horse 1');
  const connection = running.connect();
  const [set] = (await connection.query<{ Id: string }>(`SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`))
    .records;
  await connection.sobject('PermissionSetAssignment').create({ AssigneeId: id, PermissionSetId: String(set?.Id) });
  return createSessions(() => running.org).create(id, 'api');
}
