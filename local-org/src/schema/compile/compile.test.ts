import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile, field, objectFile } from '../testing/org-of.ts';

const MONEY = '<precision>18</precision><scale>2</scale>';
const lookup = (name: string, to: string, rest = ''): string =>
  field(name, 'Lookup', `<referenceTo>${to}</referenceTo>${rest}`);
const master = (name: string, to: string, rest = ''): string =>
  field(name, 'MasterDetail', `<referenceTo>${to}</referenceTo><relationshipOrder>0</relationshipOrder>${rest}`);
const rollUp = (name: string, operation: string, foreignKey: string, summarized?: string): string =>
  field(
    name,
    'Summary',
    `<summaryForeignKey>${foreignKey}</summaryForeignKey><summaryOperation>${operation}</summaryOperation>${summarized === undefined ? '' : `<summarizedField>${summarized}</summarizedField>`}`,
  );
const formula = (name: string, type: string, source: string, rest = ''): string =>
  field(name, type, `<formula>${source}</formula>${rest}`);
const detail = (label: string, fields: string): readonly [string, string] =>
  objectFile(label, fields, { sharingModel: 'ControlledByParent' });

test('a custom object has its system fields, a detail has no owner and follows its master', () => {
  const { schema, problems } = compile({
    'objects/Invoice__c.object': objectFile(
      'Invoice',
      rollUp('Total__c', 'sum', 'Line__c.Invoice__c', 'Line__c.Amount__c'),
      {
        nameField:
          '<nameField><label>Number</label><type>AutoNumber</type><displayFormat>INV-{0000}</displayFormat></nameField>',
      },
    ),
    'objects/Line__c.object': detail(
      'Line',
      master('Invoice__c', 'Invoice__c', '<relationshipName>Lines</relationshipName>') +
        field('Amount__c', 'Currency', MONEY),
    ),
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(
    schema.object('invoice__C')?.fields.map((each) => each.apiName),
    [
      'Id',
      'OwnerId',
      'IsDeleted',
      'Name',
      'CreatedDate',
      'CreatedById',
      'LastModifiedDate',
      'LastModifiedById',
      'SystemModstamp',
      'Total__c',
    ],
  );
  assert.equal(schema.field('Invoice__c', 'Name')?.displayFormat, 'INV-{0000}');
  assert.equal(schema.field('Line__c', 'OwnerId'), undefined);
  assert.equal(schema.object('Line__c')?.sharingModel, 'ControlledByParent');
  assert.equal(schema.relationship('Line__c', 'invoice__R')?.apiName, 'Invoice__c');
  assert.deepEqual(schema.object('Invoice__c')?.childRelationships, [
    { name: 'Lines__r', childObject: 'Line__c', field: 'Invoice__c', cascadeDelete: true, restrictedDelete: false },
  ]);
  const total = schema.field('Invoice__c', 'Total__c');
  assert.deepEqual([total?.type, total?.scale, total?.createable, total?.stored], ['Currency', 2, false, true]);
});

test('every fault of a field is reported against its component in the words of a deploy', () => {
  const { problems } = compile({
    'objects/Invoice__c.object': objectFile(
      'Invoice',
      lookup('Customer__c', 'Custmer__c') +
        lookup('A__c', 'Account', '<relationshipName>Invoices</relationshipName>') +
        lookup('B__c', 'Account', '<relationshipName>Invoices</relationshipName>') +
        lookup('C__c', 'Account', '<required>true</required>') +
        field('Status__c', 'Picklist', '<valueSet><valueSetName>States</valueSetName></valueSet>') +
        field('Long__c', 'Text', '<length>300</length>') +
        field('Number__c', 'Number', '<precision>19</precision><scale>2</scale>') +
        field('Paid__c', 'Checkbox') +
        field('Place__c', 'Location', '<scale>2</scale>') +
        lookup(
          'D__c',
          'Account',
          '<lookupFilter><active>true</active><filterItems><field>Account.Name</field><operation>equals</operation><value>x</value></filterItems><isOptional>false</isOptional></lookupFilter>',
        ) +
        rollUp('Lost__c', 'sum', 'Line__c.Invoice__c', 'Line__c.Nothing__c') +
        rollUp('Loose__c', 'count', 'Note__c.Invoice__c'),
    ),
    'objects/Line__c.object': objectFile('Line', master('Invoice__c', 'Invoice__c')),
    'objects/Note__c.object': objectFile('Note', lookup('Invoice__c', 'Invoice__c')),
  });
  assert.deepEqual(problems, [
    "Invoice__c.Customer__c: referenceTo value of 'Custmer__c' does not resolve to a valid sObject type",
    'Invoice__c.C__c: must specify either cascade delete or restrict delete for required lookup foreign key',
    'Invoice__c.Status__c: In field: valueSetName - no GlobalValueSet named States found',
    'Invoice__c.Long__c: Length of a Text field must be between 1 and 255',
    'Invoice__c.Number__c: Precision must be between 1 and 18',
    "Invoice__c.Paid__c: Must specify 'defaultValue' for a CustomField of type Checkbox",
    'Invoice__c.Place__c: The local org does not support fields of type Location.',
    'Invoice__c.D__c: The local org does not support lookupFilter on a field.',
    'Line__c: Cannot set sharingModel to ReadWrite on a CustomObject with a MasterDetail relationship field',
    'Invoice__c.B__c: There is already a Child Relationship named Invoices on Account.',
    'Invoice__c.Lost__c: In field: summarizedField - no CustomField named Line__c.Nothing__c found',
    'Invoice__c.Loose__c: summaryForeignKey Note__c.Invoice__c is not a master-detail relationship to Invoice__c',
  ]);
});

test('a formula is refused when a name in it does not exist, when it is circular, and a roll-up over one that looks elsewhere', () => {
  const { problems, schema } = compile({
    'objects/Invoice__c.object': objectFile(
      'Invoice',
      formula('Wrong__c', 'Text', 'Missing__c') +
        formula('A__c', 'Number', 'B__c + 1', MONEY) +
        formula('B__c', 'Number', 'A__c + 1', MONEY) +
        rollUp('Sum__c', 'sum', 'Line__c.Invoice__c', 'Line__c.Age__c') +
        rollUp('Fine__c', 'sum', 'Line__c.Invoice__c', 'Line__c.Double__c'),
    ),
    'objects/Line__c.object': detail(
      'Line',
      master('Invoice__c', 'Invoice__c') +
        field('Amount__c', 'Number', MONEY) +
        formula('Double__c', 'Number', 'Amount__c * 2', MONEY) +
        formula('Age__c', 'Number', 'Elsewhere__c + 1', MONEY) +
        formula('Elsewhere__c', 'Number', 'TODAY() - DATEVALUE(CreatedDate)', MONEY),
    ),
  });
  assert.match(problems[0] ?? '', /^Invoice__c\.Wrong__c: Field Missing__c does not exist\. Check spelling\./);
  assert.deepEqual(problems.slice(1), [
    'Invoice__c.A__c: Formula field cannot reference itself, directly or indirectly: Invoice__c.A__c > Invoice__c.B__c > Invoice__c.A__c',
    'Invoice__c.Sum__c: Field Line__c.Age__c cannot be used in a roll-up summary field: its formula refers to another object, the running user or the current time',
  ]);
  assert.equal(schema.object('Line__c')?.formulas.get('Age__c')?.references[0]?.path[0], 'Elsewhere__c');
});

test('limits on masters, on depth and on roll-ups of one object hold', () => {
  const { problems } = compile({
    'objects/A__c.object': objectFile(
      'A',
      Array.from({ length: 26 }, (_, index) => rollUp(`Count${String(index)}__c`, 'count', 'B__c.A__c')).join(''),
    ),
    'objects/B__c.object': detail('B', master('A__c', 'A__c')),
    'objects/C__c.object': detail('C', master('B__c', 'B__c')),
    'objects/D__c.object': detail('D', master('C__c', 'C__c')),
    'objects/E__c.object': detail('E', master('D__c', 'D__c')),
    'objects/F__c.object': detail('F', master('X__c', 'A__c') + master('Y__c', 'A__c') + master('Z__c', 'A__c')),
  });
  assert.deepEqual(problems, [
    'E__c.D__c: You have reached the maximum depth of 3 master-detail relationships with E__c',
    'F__c.Z__c: You have reached the maximum number of 2 master-detail relationships on F__c',
    'A__c.Count25__c: You have reached the maximum number of 25 roll-up summary fields on A__c',
  ]);
});

test('picklists take inline or global values, custom metadata types and platform events have their own system fields', () => {
  const { schema, problems } = compile({
    'globalValueSets/Size.globalValueSet': [
      'GlobalValueSet',
      '<customValue><fullName>S</fullName><default>true</default><label>Small</label></customValue><masterLabel>Size</masterLabel><sorted>false</sorted>',
    ],
    'objects/Shirt__c.object': objectFile(
      'Shirt',
      field(
        'Size__c',
        'Picklist',
        '<valueSet><restricted>true</restricted><valueSetName>Size</valueSetName></valueSet>',
      ) +
        field(
          'Tags__c',
          'MultiselectPicklist',
          '<valueSet><valueSetDefinition><sorted>false</sorted><value><fullName>x</fullName><default>false</default><label>X</label></value></valueSetDefinition></valueSet><visibleLines>3</visibleLines>',
        ),
    ),
    'objects/Policy__mdt.object': [
      'CustomObject',
      `${field('Limit__c', 'Number', MONEY)}<label>Policy</label><pluralLabel>Policies</pluralLabel><visibility>Public</visibility>`,
    ],
    'objects/Alarm__e.object': [
      'CustomObject',
      `<deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType>${field('Text__c', 'Text', '<length>10</length>')}<label>Alarm</label><pluralLabel>Alarms</pluralLabel><publishBehavior>PublishImmediately</publishBehavior>`,
    ],
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(schema.field('Shirt__c', 'Size__c')?.picklistValues, [
    { value: 'S', label: 'Small', isDefault: true, isActive: true },
  ]);
  assert.equal(schema.field('Shirt__c', 'Tags__c')?.restrictedPicklist, false);
  assert.equal(schema.object('Policy__mdt')?.nameField, 'DeveloperName');
  assert.equal(schema.field('Policy__mdt', 'Limit__c')?.permissionable, false);
  assert.deepEqual(
    [schema.object('Alarm__e')?.publishBehavior, schema.object('Alarm__e')?.queryable],
    ['PublishImmediately', false],
  );
});

test('an object keeps its key prefix whatever else is deployed, and no two share one', () => {
  const names = Array.from({ length: 300 }, (_, index) => `Thing${String(index)}__c`);
  const all = compile(Object.fromEntries(names.map((name) => [`objects/${name}.object`, objectFile(name, '')]))).schema;
  const prefixes = names.map((name) => all.object(name)?.keyPrefix);
  assert.equal(new Set(prefixes).size, names.length);
  assert.equal(
    compile({ 'objects/Thing7__c.object': objectFile('Thing', '') }).schema.object('Thing7__c')?.keyPrefix,
    prefixes[7],
  );
});
