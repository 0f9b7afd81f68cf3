import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCatalog, readPackage, readPackageContents } from './read.ts';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

function files(entries: Record<string, string>): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(entries).map(([path, text]) => [path, new TextEncoder().encode(text)]));
}

const INVOICE = `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject ${NAMESPACE}>
    <deploymentStatus>Deployed</deploymentStatus>
    <fields>
        <fullName>Amount__c</fullName>
        <label>Amount</label>
        <precision>18</precision>
        <required>false</required>
        <scale>2</scale>
        <type>Currency</type>
    </fields>
    <fields>
        <fullName>Net__c</fullName>
        <formula>Amount__c * 0.8 &lt; 5 &amp;&amp; true</formula>
        <label>Net</label>
        <type>Checkbox</type>
    </fields>
    <label>Invoice</label>
    <nameField>
        <label>Number</label>
        <type>AutoNumber</type>
    </nameField>
    <pluralLabel>Invoices</pluralLabel>
    <sharingModel>ReadWrite</sharingModel>
    <validationRules>
        <fullName>Positive</fullName>
        <active>true</active>
        <errorConditionFormula>Amount__c &lt; 0</errorConditionFormula>
        <errorMessage>Not negative.</errorMessage>
    </validationRules>
</CustomObject>`;

test('an object file becomes the object and a component for each field and rule, typed as the Metadata API says', () => {
  const catalog = createCatalog(readPackage(files({ 'objects/Invoice__c.object': INVOICE })));
  assert.deepEqual(catalog.get('CustomObject', 'invoice__C')?.definition, {
    deploymentStatus: 'Deployed',
    label: 'Invoice',
    nameField: { label: 'Number', type: 'AutoNumber' },
    pluralLabel: 'Invoices',
    sharingModel: 'ReadWrite',
  });
  const amount = catalog.get('CustomField', 'Invoice__c.Amount__c');
  assert.deepEqual(amount?.definition, {
    fullName: 'Amount__c',
    label: 'Amount',
    precision: 18,
    required: false,
    scale: 2,
    type: 'Currency',
  });
  assert.equal(amount?.fileName, 'objects/Invoice__c.object');
  assert.deepEqual(amount?.positions?.['scale'], [9, 9]);
  assert.equal(catalog.get('CustomField', 'Invoice__c.Net__c')?.definition['formula'], 'Amount__c * 0.8 < 5 && true');
  assert.equal(catalog.get('ValidationRule', 'Invoice__c.Positive')?.definition['active'], true);
});

test('an object file that only adds fields to a standard object defines no object', () => {
  const only = `<CustomObject ${NAMESPACE}><fields><fullName>Code__c</fullName><label>Code</label><length>5</length><type>Text</type></fields></CustomObject>`;
  const types = readPackage(files({ 'objects/Account.object': only })).map((component) => component.type);
  assert.deepEqual(types, ['CustomField']);
});

test('repeatable elements are arrays even when they occur once', () => {
  const group = `<PermissionSetGroup ${NAMESPACE}><label>Clerks</label><permissionSets>Clerk</permissionSets></PermissionSetGroup>`;
  const [component] = readPackage(files({ 'permissionsetgroups/Clerks.permissionsetgroup': group }));
  assert.deepEqual(component?.definition['permissionSets'], ['Clerk']);
});

test('values of a custom metadata record take the type they name, and nil is no value', () => {
  const record = `<CustomMetadata ${NAMESPACE} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
    <label>Org</label>
    <values><field>Strict__c</field><value xsi:type="xsd:boolean">true</value></values>
    <values><field>Days__c</field><value xsi:type="xsd:double">5.0</value></values>
    <values><field>Note__c</field><value xsi:nil="true"/></values>
</CustomMetadata>`;
  const [component] = readPackage(files({ 'customMetadata/Rule.Org.md': record }));
  assert.equal(component?.fullName, 'Rule.Org');
  assert.deepEqual(component?.definition['values'], [
    { field: 'Strict__c', value: true },
    { field: 'Days__c', value: 5 },
    { field: 'Note__c' },
  ]);
});

test('a bundle keeps its files beside its definition, and target configs as the XML they are', () => {
  const [component] = readPackage(
    files({
      'lwc/chart/chart.js-meta.xml': `<LightningComponentBundle ${NAMESPACE}><apiVersion>66.0</apiVersion><isExposed>true</isExposed>
        <targets><target>lightning__RecordPage</target></targets>
        <targetConfigs><targetConfig targets="lightning__RecordPage"><property name="title" type="String"/></targetConfig></targetConfigs>
      </LightningComponentBundle>`,
      'lwc/chart/chart.js': 'export default 1;',
      'lwc/chart/parts/axis.js': 'export const axis = 2;',
    }),
  );
  assert.equal(component?.type, 'LightningComponentBundle');
  assert.equal(component?.fileName, 'lwc/chart');
  assert.deepEqual(Object.keys(component?.files ?? {}), ['chart.js', 'parts/axis.js']);
  assert.deepEqual(component?.definition['targets'], { target: ['lightning__RecordPage'] });
  assert.match(String(component?.definition['targetConfigs']), /^<targetConfig targets=.*<\/targetConfig>$/u);
});

test('reports are named with their folder, and folders are components', () => {
  const components = readPackage(
    files({
      'reports/Sales-meta.xml': `<ReportFolder ${NAMESPACE}><name>Sales</name></ReportFolder>`,
      'reports/Sales/Won.report': `<Report ${NAMESPACE}><format>Tabular</format><name>Won</name><reportType>Opportunity</reportType></Report>`,
    }),
  );
  assert.deepEqual(
    components.map((component) => `${component.type} ${component.fullName}`),
    ['ReportFolder Sales', 'Report Sales/Won'],
  );
});

/** Problems of a package of one text field that holds the given elements, as `line: problem`. */
function problemsOfField(elements: string): string[] {
  const source = `<CustomObject ${NAMESPACE}>\n<fields>\n<fullName>Code__c</fullName>\n${elements}\n</fields>\n</CustomObject>`;
  return readPackageContents(files({ 'objects/Account.object': source })).problems.map(
    ({ type, fullName, line, problem }) => `${type} ${fullName} ${line}: ${problem}`,
  );
}

test('a wrong definition is reported with component, line and the words of Salesforce', () => {
  const element = 'Error parsing file: Element {http://soap.sforce.com/2006/04/metadata}';
  const field = 'CustomField Account.Code__c';
  assert.deepEqual(problemsOfField('<colour>red</colour>'), [
    `${field} 4: ${element}colour invalid at this location in type CustomField`,
  ]);
  assert.deepEqual(problemsOfField('<type>Txt</type>'), [
    `${field} 4: 'Txt' is not a valid value for the enum 'FieldType'`,
  ]);
  assert.deepEqual(problemsOfField('<length>many</length>'), [
    `${field} 4: 'many' is not a valid value for the type xsd:double`,
  ]);
  assert.deepEqual(problemsOfField('<required>yes</required>'), [
    `${field} 4: 'yes' is not a valid value for the type xsd:boolean`,
  ]);
  assert.deepEqual(problemsOfField('<label>A</label>\n<label>B</label>'), [
    `${field} 5: ${element}label is duplicated at this location in type CustomField`,
  ]);
  assert.deepEqual(
    problemsOfField(
      '<valueSet><valueSetDefinition>\n<value><fullName>A</fullName></value></valueSetDefinition></valueSet>',
    ),
    [`${field} 5: Required field is missing: default`, `${field} 4: Required field is missing: sorted`],
  );
});

test('elements of one kind that stand apart are refused', () => {
  const source = `<PermissionSet ${NAMESPACE}>
    <customPermissions><enabled>true</enabled><name>A</name></customPermissions>
    <label>Clerk</label>
    <customPermissions><enabled>true</enabled><name>B</name></customPermissions>
</PermissionSet>`;
  const [problem] = readPackageContents(files({ 'permissionsets/Clerk.permissionset': source })).problems;
  assert.match(problem?.problem ?? '', /customPermissions is duplicated at this location in type PermissionSet$/u);
  assert.deepEqual([problem?.line, problem?.column], [4, 5]);
});

test('a file that is not well-formed, of another root or of an unsupported type is refused by name', () => {
  const { problems } = readPackageContents(
    files({
      'flows/Broken.flow': `<Flow ${NAMESPACE}>\n<label>A</Flow>`,
      'flows/Other.flow': `<Workflow ${NAMESPACE}></Workflow>`,
      'classes/Tool.cls': 'public class Tool {}',
      'classes/Tool.cls-meta.xml': `<ApexClass ${NAMESPACE}/>`,
      'extras/notes.txt': 'x',
    }),
  );
  assert.deepEqual(
    problems.map(({ type, fullName, rule }) => [type, fullName, rule]),
    [
      ['ApexClass', 'Tool', 'supported-type'],
      ['', 'extras/notes.txt', 'supported-type'],
      ['Flow', 'Broken', 'xml-syntax'],
      ['Flow', 'Other', 'root-element'],
    ],
  );
});
