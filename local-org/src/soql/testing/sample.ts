import { field, objectFile, orgOf, userOf, type TestOrg } from '../../schema/testing/org-of.ts';
import { query, type QueryResult } from '../index.ts';
import type { QueryOptions } from '../types.ts';

const NUMBER = '<precision>18</precision><scale>2</scale>';
const values = (...names: string[]): string =>
  `<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${names.map((name) => `<value><fullName>${name}</fullName><default>false</default><label>${name} label</label></value>`).join('')}</valueSetDefinition></valueSet>`;

export interface Sample {
  readonly org: TestOrg;
  readonly ids: Readonly<Record<'ada' | 'queue' | 'acme' | 'umlaut' | 'first' | 'second' | 'third' | 'line', string>>;
  run(soql: string, options?: Partial<QueryOptions>): QueryResult;
  /** The values of one field in the order of the rows. */
  column(soql: string, field?: string, options?: Partial<QueryOptions>): unknown[];
}

/** Two accounts, three invoices of different owners, lines, long texts, picklists and formula fields. */
export function sample(): Sample {
  const org = orgOf({
    'objects/Invoice__c.object': objectFile(
      'Invoice',
      field('Account__c', 'Lookup', '<referenceTo>Account</referenceTo><relationshipName>Invoices</relationshipName>') +
        field('Amount__c', 'Currency', NUMBER) +
        field('Status__c', 'Picklist', values('Open', 'Paid', 'Archived')) +
        field('Tags__c', 'MultiselectPicklist', `${values('red', 'green', 'blue')}<visibleLines>3</visibleLines>`) +
        field('Due__c', 'Date') +
        field('Sent__c', 'DateTime') +
        field('Final__c', 'Checkbox', '<defaultValue>false</defaultValue>') +
        field('Notes__c', 'LongTextArea', '<length>1000</length><visibleLines>3</visibleLines>') +
        field('Gross__c', 'Currency', `<formula>Amount__c * 1.1</formula>${NUMBER}`) +
        field('Customer__c', 'Text', '<formula>Account__r.Name</formula>') +
        field('Overdue__c', 'Checkbox', '<formula>Due__c &lt; TODAY()</formula>'),
    ),
    'objects/Line__c.object': objectFile(
      'Line',
      field(
        'Invoice__c',
        'MasterDetail',
        '<referenceTo>Invoice__c</referenceTo><relationshipName>Lines</relationshipName><relationshipOrder>0</relationshipOrder>',
      ) + field('Price__c', 'Number', NUMBER),
      { sharingModel: 'ControlledByParent' },
    ),
  });
  const ada = org.insert('User', { Name: 'Ada', LastName: 'Ada' });
  const queue = org.insert('Group', { Name: 'Clerks', Type: 'Queue' });
  const acme = org.insert('Account', { Name: 'Acme', OwnerId: ada, BillingCity: 'Graz' });
  const umlaut = org.insert('Account', { Name: 'Übel', OwnerId: ada });
  const first = org.insert('Invoice__c', {
    Name: 'b',
    OwnerId: ada,
    Account__c: acme,
    Amount__c: 0.1,
    Status__c: 'Paid',
    Tags__c: 'red;blue',
    Due__c: '2026-03-01',
    Sent__c: '2026-02-28T23:30:00.000Z',
    Final__c: true,
    Notes__c: 'long',
  });
  const second = org.insert('Invoice__c', {
    Name: 'A',
    OwnerId: queue,
    Account__c: acme,
    Amount__c: 0.2,
    Status__c: 'Open',
    Tags__c: 'green',
    Due__c: '2026-03-31',
    Sent__c: '2026-03-01T23:30:00.000Z',
  });
  const third = org.insert('Invoice__c', { Name: 'c%', OwnerId: ada, Account__c: umlaut });
  const line = org.insert('Line__c', { Name: 'x', Invoice__c: first, Price__c: 1 });
  org.insert('Line__c', { Name: 'y', Invoice__c: first, Price__c: 2 });
  org.insert('Line__c', { Name: 'z', Invoice__c: second, Price__c: 3 });
  const run: Sample['run'] = (soql, options = {}) =>
    query({
      model: org.model,
      store: org.store,
      user: userOf({ userId: ada }),
      now: new Date('2026-03-15T12:00:00Z'),
      soql,
      ...options,
    });
  return {
    org,
    ids: { ada, queue, acme, umlaut, first, second, third, line },
    run,
    column: (soql, name = 'Name', options = {}) => run(soql, options).records.map((record) => record[name]),
  };
}
