import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  application,
  bundle,
  customMetadata,
  instance,
  layout,
  metadataFile,
  page,
  problemsWith,
  report,
  soundPackage,
} from '../testing/package.ts';

const APP = 'applications/Billing.app';
const PAGE = 'flexipages/Invoice_Page.flexipage';

test('a sound package has no problems', () => {
  assert.deepEqual(problemsWith({}), []);
});

test('what does not deploy to every org is refused by name', () => {
  const invoice = soundPackage()['objects/Invoice__c.object'] ?? '';
  const withElement = (element: string) => ({
    'objects/Invoice__c.object': invoice.replace(
      '<label>Invoice</label>\n<list',
      `${element}<label>Invoice</label>\n<list`,
    ),
  });
  const refused = (files: Record<string, string>) =>
    problemsWith(files).map((problem) => /for this organization: (\w+)/u.exec(problem)?.[1]);
  assert.deepEqual(refused(withElement('<gender>Neuter</gender>')), ['gender']);
  assert.deepEqual(refused(withElement('<startsWith>Vowel</startsWith>')), ['startsWith']);
  assert.deepEqual(refused(withElement('<externalSharingModel>Private</externalSharingModel>')), [
    'externalSharingModel',
  ]);
  assert.deepEqual(refused({ 'layouts/Invoice__c-Invoice Layout.layout': layout('CurrencyIsoCode') }), [
    'CurrencyIsoCode',
    undefined,
  ]);
  assert.deepEqual(
    refused({
      'permissionsetgroups/Office.permissionsetgroup': metadataFile(
        'PermissionSetGroup',
        '<label>Office</label><permissionSets>Clerk</permissionSets><status>Updated</status>',
      ),
    }),
    ['status'],
  );
  assert.deepEqual(
    refused({
      'queues/Billing.queue': metadataFile(
        'Queue',
        '<name>Billing</name><queueMembers><users><user>ann@example.com</user></users></queueMembers><queueSobject><sobjectType>Invoice__c</sobjectType></queueSobject>',
      ),
    }),
    ['users'],
  );
  assert.deepEqual(
    problemsWith(
      withElement('<recordTypes><fullName>Big</fullName><active>true</active><label>Big</label></recordTypes>'),
    ),
    ['RecordType Invoice__c.Big: The local org does not support the metadata type RecordType.'],
  );
});

test('a page has known components with identifiers of their own, on a known template', () => {
  const onPage = (items: string, regions?: string, template?: string) =>
    problemsWith({ [PAGE]: page(items, regions, template) }).map((problem) =>
      problem.replace('FlexiPage Invoice_Page: ', ''),
    );
  assert.deepEqual(onPage(instance('force:detailPanel', '')), ['Required field is missing: identifier']);
  assert.deepEqual(onPage(instance('force:detailPanel', 'one') + instance('force:detailPanel', 'one')), [
    'The identifier one is used more than once in the page.',
  ]);
  assert.deepEqual(onPage(instance('lostCard', 'one')), [
    "We couldn't retrieve the design time component information for component lostCard.",
  ]);
  assert.deepEqual(onPage(instance('c:invoiceCard', 'one', '<name>colour</name><value>red</value>')), [
    'The property colour is not defined for the component invoiceCard on lightning__RecordPage.',
  ]);
  assert.deepEqual(onPage('', '', 'flexipage:lostTemplate'), [
    'The local org does not know the page template flexipage:lostTemplate.',
  ]);
  assert.match(onPage('', '', 'home:desktopTemplate').join(), /region main does not exist/u);
});

test('the facets of a page are defined and used', () => {
  const tabset = instance('flexipage:tabset', 'tabs', '<name>tabs</name><value>Facet-a</value>');
  const facet = '<flexiPageRegions><name>Facet-a</name><type>Facet</type></flexiPageRegions>';
  assert.deepEqual(problemsWith({ [PAGE]: page(tabset, facet) }), []);
  assert.match(
    problemsWith({ [PAGE]: page(tabset) }).join(),
    /facet Facet-a is used in the FlexiPage but not defined/u,
  );
  assert.match(
    problemsWith({ [PAGE]: page('', facet) }).join(),
    /facet Facet-a is defined by a component in the FlexiPage but not actually used/u,
  );
});

test('visibility of a component depends on fields, permissions and operators that exist', () => {
  const visible = (leftValue: string, operator = 'EQUAL', filter = '') =>
    problemsWith({
      [PAGE]: page(
        instance(
          'force:detailPanel',
          'one',
          '',
          `<visibilityRule>${filter}<criteria><leftValue>${leftValue}</leftValue><operator>${operator}</operator><rightValue>true</rightValue></criteria></visibilityRule>`,
        ),
      ),
    });
  assert.deepEqual(visible('{!Record.Amount__c}'), []);
  assert.deepEqual(visible('{!$Permission.CustomPermission.Approve}'), []);
  assert.match(visible('{!Record.Lost__c}').join(), /no CustomField named \{!Record.Lost__c\} found/u);
  assert.match(visible('{!$Permission.CustomPermission.Lost}').join(), /no CustomPermission named Lost found/u);
  assert.match(visible('{!Record.Amount__c}', 'LIKE').join(), /LIKE is no operator/u);
  assert.match(
    visible('{!Record.Amount__c}', 'EQUAL', '<booleanFilter>1 AND 2</booleanFilter>').join(),
    /criterion 2, but there are 1/u,
  );
});

test('apps and tabs show what exists', () => {
  assert.deepEqual(problemsWith({ [APP]: application('<tabs>Lost__c</tabs>') }), [
    'CustomApplication Billing: In field: tab - no CustomTab named Lost__c found',
  ]);
  const override = (content: string) =>
    application(`<tabs>Invoice__c</tabs>`).replace(
      '<label>Billing',
      `<actionOverrides><actionName>View</actionName><content>${content}</content><formFactor>Large</formFactor><skipRecordTypeSelect>false</skipRecordTypeSelect><type>Flexipage</type><pageOrSobjectType>Invoice__c</pageOrSobjectType></actionOverrides><label>Billing`,
    );
  assert.deepEqual(problemsWith({ [APP]: override('Invoice_Page') }), []);
  assert.deepEqual(problemsWith({ [APP]: override('Lost_Page') }), [
    'CustomApplication Billing: Lost_Page does not exist or is not a valid override for action View.',
  ]);
  assert.deepEqual(
    problemsWith({
      'tabs/Lost__c.tab': metadataFile(
        'CustomTab',
        '<customObject>true</customObject><motif>Custom20: Airplane</motif>',
      ),
    }),
    ['CustomTab Lost__c: In field: customObject - no CustomObject named Lost__c found'],
  );
});

test('layouts, compact layouts, list views and reports name fields that exist', () => {
  assert.deepEqual(problemsWith({ 'layouts/Invoice__c-Invoice Layout.layout': layout('Lost__c') }), [
    'Layout Invoice__c-Invoice Layout: In field: field - no CustomField named Invoice__c.Lost__c found',
  ]);
  const invoice = soundPackage()['objects/Invoice__c.object'] ?? '';
  assert.deepEqual(
    problemsWith({
      'objects/Invoice__c.object': invoice.replace('<fields>Amount__c</fields>', '<fields>Lost__c</fields>'),
    }),
    ['CompactLayout Invoice__c.Short: In field: field - no CustomField named Invoice__c.Lost__c found'],
  );
  assert.deepEqual(
    problemsWith({
      'objects/Invoice__c.object': invoice.replace('<columns>Amount__c</columns>', '<columns>Lost__c</columns>'),
    }),
    ['ListView Invoice__c.All: In field: field - no CustomField named Invoice__c.Lost__c found'],
  );
  assert.deepEqual(problemsWith({ 'reports/Billing/Open.report': report('Invoice__c$Lost__c') }), [
    'Report Billing/Open: In field: field - no CustomField named Invoice__c.Lost__c found',
  ]);
});

test('a report shows columns of its report type only, and a dashboard columns of its reports', () => {
  assert.deepEqual(problemsWith({ 'reports/Billing/Open.report': report('Invoice__c$Due__c') }), [
    'Report Billing/Open: Invoice__c$Due__c: Invalid value specified, no column of the report type Invoices',
  ]);
  assert.deepEqual(problemsWith({ 'reports/Billing/Open.report': report('Invoice__c.Lines__r$Name') }), [
    'Report Billing/Open: Invoice__c.Lines__r$Name: Invalid value specified, no column of the report type Invoices',
  ]);
  const grouped = report('Invoice__c$Amount__c').replace(
    '<format>Tabular</format>',
    '<format>Summary</format><groupingsDown><field>Invoice__c$Amount__c</field><sortOrder>Asc</sortOrder></groupingsDown>',
  );
  assert.deepEqual(problemsWith({ 'reports/Billing/Open.report': grouped }), [
    'Report Billing/Open: columns-Duplicate field: Invoice__c$Amount__c is a grouping already',
  ]);
  const dashboard = (column: string) => ({
    'dashboards/Billing/Billing.dashboard': metadataFile(
      'Dashboard',
      `<backgroundEndColor>#FFFFFF</backgroundEndColor><backgroundFadeDirection>LeftToRight</backgroundFadeDirection><backgroundStartColor>#FFFFFF</backgroundStartColor><dashboardGridLayout><dashboardGridComponents><colSpan>6</colSpan><columnIndex>0</columnIndex><dashboardComponent><componentType>Bar</componentType><groupingColumn>${column}</groupingColumn><report>Billing/Open</report></dashboardComponent><rowIndex>0</rowIndex><rowSpan>4</rowSpan></dashboardGridComponents><numberOfColumns>12</numberOfColumns><rowHeight>36</rowHeight></dashboardGridLayout><dashboardType>LoggedInUser</dashboardType><textColor>#000000</textColor><title>Billing</title><titleColor>#000000</titleColor><titleSize>12</titleSize>`,
    ),
    'dashboards/Billing.dashboardFolder-meta.xml': metadataFile('DashboardFolder', '<name>Billing</name>'),
  });
  assert.deepEqual(problemsWith(dashboard('Invoice__c$Amount__c')), []);
  assert.deepEqual(problemsWith(dashboard('Invoice__c$Due__c')), [
    'Dashboard Billing/Billing: Invoice__c$Due__c: Invalid value specified, no column of the report Billing/Open',
  ]);
});

test('a custom metadata record gives values that its fields take', () => {
  const record = (field: string, value: string) =>
    problemsWith({
      'customMetadata/Mode.Org.md': customMetadata(`<values><field>${field}</field><value ${value}</value></values>`),
    });
  assert.match(record('Lost__c', 'xsi:type="xsd:string">x').join(), /no CustomField named Mode__mdt.Lost__c found/u);
  assert.match(record('Days__c', 'xsi:type="xsd:string">5').join(), /Days__c takes xsd:double/u);
  assert.match(record('On__c', 'xsi:type="xsd:string">true').join(), /On__c takes xsd:boolean/u);
  assert.match(record('Note__c', 'xsi:type="xsd:string">longer than ten').join(), /max length=10/u);
  assert.match(record('Note__c', '>plain').join(), /needs an xsi:type/u);
});

test('a bundle has its JavaScript, fits, and imports what exists', () => {
  const card = (source: string) =>
    problemsWith({ 'lwc/invoiceCard/invoiceCard.js': source }).map((problem) =>
      problem.replace('LightningComponentBundle invoiceCard: ', ''),
    );
  assert.deepEqual(
    problemsWith({ 'lwc/lostEntry/lostEntry.ts': 'export {};', 'lwc/lostEntry/lostEntry.js-meta.xml': bundle('') }),
    ['LightningComponentBundle lostEntry: Cannot find Lightning Component Bundle lostEntry: it has no lostEntry.js'],
  );
  assert.match(card(`// ${'x'.repeat(131_072)}`).join(), /maximum length is:131072/u);
  assert.deepEqual(card("import { a } from 'c/lostModule';"), [
    'No MODULE named markup://c:lostModule found : [markup://c:invoiceCard]',
  ]);
  assert.deepEqual(card("import A from '@salesforce/schema/Invoice__c.Lost__c';"), [
    'Invalid reference Invoice__c.Lost__c of type schema in file invoiceCard.js',
  ]);
  assert.deepEqual(card("import A from '@salesforce/customPermission/Lost';"), [
    'Invalid reference Lost of type customPermission in file invoiceCard.js',
  ]);
  assert.deepEqual(card("import A from '@salesforce/label/c.Lost';"), [
    'Invalid reference c.Lost of type label in file invoiceCard.js',
  ]);
  assert.deepEqual(
    problemsWith({
      'lwc/invoiceCard/invoiceCard.js-meta.xml': bundle('<targets><target>lightning__Moon</target></targets>'),
    }),
    [
      'FlexiPage Invoice_Page: The component invoiceCard is not available on pages of type RecordPage.',
      'LightningComponentBundle invoiceCard: lightning__Moon is not a valid target',
    ],
  );
});

/** A quick action on invoices that adds a line, with further elements. */
function addLine(elements: { layout?: string; overrides?: string; parent?: string; type?: string } = {}): string {
  const { layout: field = 'Invoice__c', overrides = '', parent = 'Invoice__c', type = 'Create' } = elements;
  return metadataFile(
    'QuickAction',
    `${overrides}<label>Add Line</label><optionsCreateFeedItem>false</optionsCreateFeedItem>
<quickActionLayout><layoutSectionStyle>OneColumn</layoutSectionStyle><quickActionLayoutColumns><quickActionLayoutItems><emptySpace>false</emptySpace><field>${field}</field><uiBehavior>Edit</uiBehavior></quickActionLayoutItems></quickActionLayoutColumns></quickActionLayout>
<targetObject>Line__c</targetObject><targetParentField>${parent}</targetParentField><type>${type}</type>`,
  );
}

test('the form of a quick action has fields that can be written, a link to the page, and predefined values that fit', () => {
  const problems = (elements: Parameters<typeof addLine>[0]) =>
    problemsWith({ 'quickActions/Invoice__c.Add_Line.quickAction': addLine(elements) }).map((problem) =>
      problem.replace('QuickAction Invoice__c.Add_Line: ', ''),
    );
  const override = (field: string, value: string) => ({
    overrides: `<fieldOverrides><field>${field}</field>${value}</fieldOverrides>`,
  });
  assert.deepEqual(problems({}), []);
  assert.deepEqual(problems({ layout: 'Lost__c' }), ['In field: field - no CustomField named Line__c.Lost__c found']);
  assert.deepEqual(problems({ layout: 'Name' }), ['Line__c.Name cannot be edited in a quick action.']);
  assert.deepEqual(problems({ parent: 'OwnerId__c' }), [
    'In field: field - no CustomField named Line__c.OwnerId__c found',
  ]);
  assert.deepEqual(problems({ parent: 'CreatedById' }), [
    'In field: targetParentField - Line__c.CreatedById does not refer to Invoice__c',
  ]);
  assert.deepEqual(problems(override('Invoice__c', '<formula>Invoice__c.Id</formula>')), []);
  assert.deepEqual(problems(override('Invoice__c', '<formula>Amount__c</formula>')), [
    'Field Amount__c does not exist. Check spelling.',
  ]);
  assert.deepEqual(problems(override('Invoice__c', '<formula>Invoice__c.Id</formula><literalValue>1</literalValue>')), [
    'The predefined value of Invoice__c is a formula or a literal value.',
  ]);
});

test('a page shows only actions that there are, a component as an action only where it is made for one', () => {
  const highlights = (action: string) =>
    page(
      instance(
        'force:highlightsPanel',
        'highlights',
        `<name>actionNames</name><valueList><valueListItems><value>${action}</value></valueListItems></valueList>`,
      ),
    );
  assert.deepEqual(problemsWith({ [PAGE]: highlights('Edit') }), []);
  assert.deepEqual(
    problemsWith({
      [PAGE]: highlights('Invoice__c.Add_Line'),
      'quickActions/Invoice__c.Add_Line.quickAction': addLine(),
    }),
    [],
  );
  assert.deepEqual(problemsWith({ [PAGE]: highlights('Invoice__c.Lost') }), [
    'FlexiPage Invoice_Page: In field: actionNames - no QuickAction named Invoice__c.Lost found',
  ]);
  assert.deepEqual(problemsWith({ [PAGE]: highlights('CustomButton.Invoice__c.Lost') }), [
    'FlexiPage Invoice_Page: In field: actionNames - no WebLink named Invoice__c.Lost found',
  ]);
  assert.deepEqual(
    problemsWith({
      'quickActions/Invoice__c.Card.quickAction': metadataFile(
        'QuickAction',
        '<label>Card</label><lightningWebComponent>invoiceCard</lightningWebComponent><optionsCreateFeedItem>false</optionsCreateFeedItem><type>LightningWebComponent</type>',
      ),
    }),
    ['QuickAction Invoice__c.Card: The component invoiceCard is not available as a quick action.'],
  );
});

test('queues, groups of permission sets and quick actions refer to what exists', () => {
  assert.deepEqual(
    problemsWith({
      'queues/Billing.queue': metadataFile(
        'Queue',
        '<name>Billing</name><queueSobject><sobjectType>Line__c</sobjectType></queueSobject>',
      ),
    }),
    ['Queue Billing: Line__c cannot be owned by a queue: its records have no owner.'],
  );
  assert.deepEqual(
    problemsWith({
      'permissionsetgroups/Office.permissionsetgroup': metadataFile(
        'PermissionSetGroup',
        '<label>Office</label><permissionSets>Lost</permissionSets>',
      ),
    }),
    ['PermissionSetGroup Office: In field: permissionSets - no PermissionSet named Lost found'],
  );
  assert.deepEqual(
    problemsWith({
      'quickActions/Invoice__c.Pay.quickAction': metadataFile(
        'QuickAction',
        '<label>Pay</label><lightningWebComponent>lostAction</lightningWebComponent><optionsCreateFeedItem>false</optionsCreateFeedItem><type>LightningWebComponent</type>',
      ),
    }),
    [
      'QuickAction Invoice__c.Pay: In field: lightningWebComponent - no LightningComponentBundle named lostAction found',
    ],
  );
});
