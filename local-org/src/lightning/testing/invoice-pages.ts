const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

const file = (root: string, xml: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${NAMESPACE}>${xml}</${root}>\n`;
const bundle = file(
  'LightningComponentBundle',
  '<apiVersion>66.0</apiVersion><isExposed>true</isExposed><targets><target>lightning__RecordPage</target></targets><targetConfigs><targetConfig targets="lightning__RecordPage"><property name="limit" type="Integer" default="3"/><property name="heading" type="String"/><property name="compact" type="Boolean"/></targetConfig></targetConfigs>',
);
const member = (type: string): string => `<types><members>*</members><name>${type}</name></types>`;

const INVOICE = `<deploymentStatus>Deployed</deploymentStatus>
<fields><fullName>Amount__c</fullName><label>Amount</label><precision>18</precision><scale>2</scale><type>Currency</type></fields>
<label>Invoice</label><nameField><label>Number</label><type>Text</type></nameField><pluralLabel>Invoices</pluralLabel><sharingModel>ReadWrite</sharingModel>`;

const PAGE = `<flexiPageRegions>
  <itemInstances><componentInstance><componentName>force:highlightsPanel</componentName><identifier>highlights</identifier></componentInstance></itemInstances>
  <name>header</name><type>Region</type>
</flexiPageRegions>
<flexiPageRegions>
  <itemInstances><componentInstance>
    <componentInstanceProperties><name>compact</name><value>true</value></componentInstanceProperties>
    <componentInstanceProperties><name>heading</name><value>Total</value></componentInstanceProperties>
    <componentName>invoiceTotal</componentName><identifier>total</identifier>
    <visibilityRule><booleanFilter>1</booleanFilter><criteria><leftValue>{!Record.Amount__c}</leftValue><operator>GT</operator><rightValue>0</rightValue></criteria></visibilityRule>
  </componentInstance></itemInstances>
  <itemInstances><componentInstance>
    <componentInstanceProperties><name>columns</name><value>fields</value></componentInstanceProperties>
    <componentName>flexipage:fieldSection</componentName><identifier>section</identifier>
  </componentInstance></itemInstances>
  <name>main</name><type>Region</type>
</flexiPageRegions>
<flexiPageRegions>
  <itemInstances><fieldInstance><fieldInstanceProperties><name>uiBehavior</name><value>readonly</value></fieldInstanceProperties><fieldItem>Record.Amount__c</fieldItem><identifier>RecordAmount</identifier></fieldInstance></itemInstances>
  <name>fields</name><type>Facet</type>
</flexiPageRegions>
<masterLabel>Invoice</masterLabel><sobjectType>Invoice__c</sobjectType><template><name>flexipage:recordHomeTemplateDesktop</name></template><type>RecordPage</type>`;

const override = (formFactor: string): string =>
  `<actionOverrides><actionName>View</actionName><content>Invoice_Page</content><formFactor>${formFactor}</formFactor><skipRecordTypeSelect>false</skipRecordTypeSelect><type>Flexipage</type><pageOrSobjectType>Invoice__c</pageOrSobjectType></actionOverrides>`;

/** An app with an object, its record page, and components that use every kind of platform module; one does not compile. */
export const invoicePages: Readonly<Record<string, string>> = {
  'package.xml': file(
    'Package',
    `${['CustomApplication', 'CustomLabels', 'CustomObject', 'CustomPermission', 'CustomTab', 'FlexiPage', 'LightningComponentBundle', 'PermissionSet'].map(member).join('')}<version>66.0</version>`,
  ),
  'applications/Billing.app': file(
    'CustomApplication',
    `${override('Large')}<formFactors>Large</formFactors><label>Billing</label><navType>Standard</navType><tabs>standard-home</tabs><tabs>Invoice__c</tabs><tabs>Desk</tabs><tabs>Vault</tabs><uiType>Lightning</uiType>`,
  ),
  'customPermissions/Approve.customPermission': file(
    'CustomPermission',
    '<isLicensed>false</isLicensed><label>Approve</label>',
  ),
  'flexipages/Invoice_Page.flexipage': file('FlexiPage', PAGE),
  'flexipages/Desk_Page.flexipage': file(
    'FlexiPage',
    '<flexiPageRegions><name>main</name><type>Region</type></flexiPageRegions><masterLabel>Desk</masterLabel><template><name>flexipage:defaultAppHomeTemplate</name></template><type>AppPage</type>',
  ),
  'labels/CustomLabels.labels': file(
    'CustomLabels',
    '<labels><fullName>Total</fullName><language>en_US</language><protected>false</protected><shortDescription>Total</shortDescription><value>Total "due"</value></labels>',
  ),
  'lwc/invoiceTotal/invoiceTotal.js': `import { LightningElement, api } from 'lwc';
import TOTAL from '@salesforce/label/c.Total';
import APPROVE from '@salesforce/customPermission/Approve';
import AMOUNT from '@salesforce/schema/Invoice__c.Amount__c';
import USER_ID from '@salesforce/user/Id';
import LOCALE from '@salesforce/i18n/locale';
export default class InvoiceTotal extends LightningElement {
  @api recordId;
  words = [TOTAL, APPROVE, AMOUNT, USER_ID, LOCALE];
}
`,
  'lwc/invoiceTotal/invoiceTotal.html': '<template><lightning-card title="Total">{words}</lightning-card></template>\n',
  'lwc/invoiceTotal/invoiceTotal.js-meta.xml': bundle,
  'lwc/brokenTotal/brokenTotal.js':
    "import { LightningElement } from 'lwc';\nexport default class BrokenTotal extends LightningElement {}\n",
  'lwc/brokenTotal/brokenTotal.html': '<template><div></template>\n',
  'lwc/brokenTotal/brokenTotal.js-meta.xml': file(
    'LightningComponentBundle',
    '<apiVersion>66.0</apiVersion><isExposed>false</isExposed>',
  ),
  'objects/Invoice__c.object': file('CustomObject', INVOICE),
  'permissionsets/Clerk.permissionset': file(
    'PermissionSet',
    `<applicationVisibilities><application>Billing</application><visible>true</visible></applicationVisibilities><customPermissions><enabled>true</enabled><name>Approve</name></customPermissions><hasActivationRequired>false</hasActivationRequired><label>Clerk</label><objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Invoice__c</object><viewAllRecords>false</viewAllRecords></objectPermissions><tabSettings><tab>Desk</tab><visibility>Visible</visibility></tabSettings>`,
  ),
  'tabs/Desk.tab': file(
    'CustomTab',
    '<flexiPage>Desk_Page</flexiPage><label>Desk</label><motif>Custom20: Airplane</motif>',
  ),
  'tabs/Vault.tab': file(
    'CustomTab',
    '<flexiPage>Desk_Page</flexiPage><label>Vault</label><motif>Custom20: Airplane</motif>',
  ),
  'tabs/Invoice__c.tab': file('CustomTab', '<customObject>true</customObject><motif>Custom20: Airplane</motif>'),
};
