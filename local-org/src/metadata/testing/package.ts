import { compileAccess } from '../../access/model.ts';
import { compileSchema } from '../../schema/index.ts';
import { createCatalog } from '../catalog.ts';
import { checkComponents } from '../checks/index.ts';
import { collectProblems } from '../problems.ts';
import { readPackageContents } from '../read.ts';
import type { ComponentProblem } from '../types.ts';

const NAMESPACES =
  'xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';

/** A metadata file: its root element round the given XML. */
export function metadataFile(root: string, xml: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${NAMESPACES}>\n${xml}\n</${root}>\n`;
}

/** Files of a package from their texts. */
export function packageOf(files: Readonly<Record<string, string>>): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
}

/** A small package that holds together: an object with a detail, a page, a tab, an app, a permission set and more. */
export function soundPackage(): Record<string, string> {
  return {
    'objects/Invoice__c.object': metadataFile('CustomObject', INVOICE),
    'objects/Line__c.object': metadataFile('CustomObject', LINE),
    'objects/Mode__mdt.object': metadataFile('CustomObject', MODE),
    'customMetadata/Mode.Org.md': customMetadata(
      '<values><field>Days__c</field><value xsi:type="xsd:double">5</value></values>',
    ),
    'customPermissions/Approve.customPermission': metadataFile(
      'CustomPermission',
      '<isLicensed>false</isLicensed><label>Approve</label>',
    ),
    'permissionsets/Clerk.permissionset': permissionSet(''),
    'permissionsetgroups/Office.permissionsetgroup': metadataFile(
      'PermissionSetGroup',
      '<label>Office</label><permissionSets>Clerk</permissionSets>',
    ),
    'tabs/Invoice__c.tab': metadataFile(
      'CustomTab',
      '<customObject>true</customObject><motif>Custom20: Airplane</motif>',
    ),
    'applications/Billing.app': application('<tabs>standard-Account</tabs><tabs>Invoice__c</tabs>'),
    'flexipages/Invoice_Page.flexipage': page(instance('invoiceCard', 'card', '<name>title</name><value>Open</value>')),
    'lwc/invoiceCard/invoiceCard.js':
      "import { LightningElement } from 'lwc';\nimport AMOUNT from '@salesforce/schema/Invoice__c.Amount__c';\nexport default class InvoiceCard extends LightningElement { field = AMOUNT; }\n",
    'lwc/invoiceCard/invoiceCard.html': '<template></template>\n',
    'lwc/invoiceCard/invoiceCard.js-meta.xml': bundle(
      '<targets><target>lightning__RecordPage</target></targets><targetConfigs><targetConfig targets="lightning__RecordPage"><property name="title" type="String"/></targetConfig></targetConfigs>',
    ),
    'queues/Billing.queue': metadataFile(
      'Queue',
      '<name>Billing</name><queueSobject><sobjectType>Invoice__c</sobjectType></queueSobject>',
    ),
    'layouts/Invoice__c-Invoice Layout.layout': layout('Amount__c'),
    'reportTypes/Invoices.reportType': metadataFile('ReportType', REPORT_TYPE),
    'reports/Billing-meta.xml': metadataFile('ReportFolder', '<name>Billing</name>'),
    'reports/Billing/Open.report': report('Invoice__c$Amount__c'),
  };
}

const INVOICE = `<compactLayouts><fullName>Short</fullName><fields>Name</fields><fields>Amount__c</fields><label>Short</label></compactLayouts>
<deploymentStatus>Deployed</deploymentStatus>
<fields><fullName>Amount__c</fullName><label>Amount</label><precision>18</precision><scale>2</scale><type>Currency</type></fields>
<fields><fullName>Due__c</fullName><label>Due</label><required>true</required><type>Date</type></fields>
<fields><fullName>Net__c</fullName><formula>Amount__c * 0.8</formula><label>Net</label><precision>18</precision><scale>2</scale><type>Currency</type></fields>
<label>Invoice</label>
<listViews><fullName>All</fullName><columns>NAME</columns><columns>Amount__c</columns><filterScope>Everything</filterScope><label>All</label></listViews>
<nameField><label>Number</label><type>Text</type></nameField>
<pluralLabel>Invoices</pluralLabel>
<sharingModel>ReadWrite</sharingModel>`;

const LINE = `<deploymentStatus>Deployed</deploymentStatus>
<fields><fullName>Invoice__c</fullName><label>Invoice</label><referenceTo>Invoice__c</referenceTo><relationshipLabel>Lines</relationshipLabel><relationshipName>Lines</relationshipName><relationshipOrder>0</relationshipOrder><type>MasterDetail</type></fields>
<label>Line</label>
<nameField><displayFormat>{0000}</displayFormat><label>Number</label><type>AutoNumber</type></nameField>
<pluralLabel>Lines</pluralLabel>
<sharingModel>ControlledByParent</sharingModel>`;

const MODE = `<fields><fullName>Days__c</fullName><label>Days</label><precision>3</precision><scale>0</scale><type>Number</type></fields>
<fields><fullName>Note__c</fullName><label>Note</label><length>10</length><type>Text</type></fields>
<fields><fullName>On__c</fullName><defaultValue>false</defaultValue><label>On</label><type>Checkbox</type></fields>
<label>Mode</label><pluralLabel>Modes</pluralLabel>`;

const REPORT_TYPE = `<baseObject>Invoice__c</baseObject><category>other</category><deployed>true</deployed>
<join><outerJoin>true</outerJoin><relationship>Lines__r</relationship></join><label>Invoices</label>
<sections><columns><checkedByDefault>true</checkedByDefault><field>Amount__c</field><table>Invoice__c</table></columns><masterLabel>Invoice</masterLabel></sections>`;

/** A custom metadata record labelled Org, with these `<values>`. */
export function customMetadata(values: string): string {
  return metadataFile('CustomMetadata', `<label>Org</label>${values}`);
}

/** A permission set labelled Clerk, with these entries before its label. */
export function permissionSet(entries: string): string {
  return metadataFile('PermissionSet', `${entries}<label>Clerk</label>`);
}

/** A Lightning app labelled Billing, with these entries (`<tabs>` among them). */
export function application(entries: string): string {
  return metadataFile('CustomApplication', `<label>Billing</label>${entries}<uiType>Lightning</uiType>`);
}

/** The `.js-meta.xml` of an exposed component, with these entries behind. */
export function bundle(entries: string): string {
  return metadataFile('LightningComponentBundle', `<apiVersion>66.0</apiVersion><isExposed>true</isExposed>${entries}`);
}

/** A layout whose one section shows one field. */
export function layout(field: string): string {
  const item = `<layoutItems><behavior>Edit</behavior><field>${field}</field></layoutItems>`;
  return metadataFile(
    'Layout',
    `<layoutSections><customLabel>false</customLabel><detailHeading>false</detailHeading><editHeading>true</editHeading><label>Information</label><layoutColumns>${item}</layoutColumns><style>OneColumn</style></layoutSections>`,
  );
}

/** A tabular report on the report type of the sound package with one column, such as `Invoice__c$Amount__c`. */
export function report(column: string): string {
  return metadataFile(
    'Report',
    `<columns><field>${column}</field></columns><format>Tabular</format><name>Open</name><reportType>Invoices__c</reportType>`,
  );
}

/** A component instance of a page, without identifier when that is empty. */
export function instance(component: string, identifier: string, property = '', visibility = ''): string {
  const properties = property === '' ? '' : `<componentInstanceProperties>${property}</componentInstanceProperties>`;
  const named = identifier === '' ? '' : `<identifier>${identifier}</identifier>`;
  return `<itemInstances><componentInstance>${properties}<componentName>${component}</componentName>${named}${visibility}</componentInstance></itemInstances>`;
}

/** A record page of Invoice__c with these items in its main region, and further regions. */
export function page(items: string, regions = '', template = 'flexipage:recordHomeTemplateDesktop'): string {
  return metadataFile(
    'FlexiPage',
    `<flexiPageRegions>${items}<name>main</name><type>Region</type></flexiPageRegions>${regions}
<masterLabel>Invoice</masterLabel>
<sobjectType>Invoice__c</sobjectType>
<template><name>${template}</name></template>
<type>RecordPage</type>`,
  );
}

/** An active flow without trigger that renames records of an object; `label` tells its versions apart. */
export function updateFlow(object: string, label = 'Ship AfterSave Name'): string {
  return metadataFile(
    'Flow',
    `<apiVersion>66.0</apiVersion>
<description>Needs a ship, names it, leaves it named.</description>
<label>${label}</label>
<processMetadataValues><name>BuilderType</name><value><stringValue>LightningFlowBuilder</stringValue></value></processMetadataValues>
<processMetadataValues><name>CanvasMode</name><value><stringValue>AUTO_LAYOUT_CANVAS</stringValue></value></processMetadataValues>
<processType>AutoLaunchedFlow</processType>
<recordUpdates><description>Names it.</description><name>Write_Name</name><label>Write Name</label><locationX>0</locationX><locationY>0</locationY><filterLogic>and</filterLogic><filters><field>Name</field><operator>EqualTo</operator><value><stringValue>Old</stringValue></value></filters><inputAssignments><field>Name</field><value><stringValue>New</stringValue></value></inputAssignments><object>${object}</object></recordUpdates>
<start><locationX>0</locationX><locationY>0</locationY><connector><targetReference>Write_Name</targetReference></connector></start>
<status>Active</status>`,
  );
}

/** Everything that reading, compiling schema and access, and the checks find wrong with a package. */
export function problemsOf(files: Readonly<Record<string, string>>): ComponentProblem[] {
  const { components, problems } = readPackageContents(packageOf(files));
  const catalog = createCatalog(components);
  const compiled = collectProblems();
  const schema = compileSchema(catalog, compiled.report);
  compileAccess(catalog, schema, compiled.report);
  return [...problems, ...compiled.problems, ...checkComponents(components, { catalog, schema })];
}

/** The same as `Type Name: problem`, for the sound package with some files put in or replaced. */
export function problemsWith(files: Readonly<Record<string, string>>): string[] {
  return problemsOf({ ...soundPackage(), ...files }).map(
    ({ type, fullName, problem }) => `${type} ${fullName}: ${problem}`,
  );
}
