import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { activationOrder } from './order.ts';
import { parseRecord, recordXml, withValue } from './policy-record.ts';

suite('Order in which flows are switched on', () => {
  const flow = (name: string, calls: readonly string[] = [], triggerOrder?: number) => ({
    name,
    calls,
    ...(triggerOrder === undefined ? {} : { object: 'Deal__c', triggerType: 'RecordAfterSave', triggerOrder }),
  });

  test('what a flow calls comes before it, the rest by trigger order', () => {
    const event = { ...flow('Log'), triggerType: 'PlatformEvent' };
    const flows = [flow('Late', ['Tell'], 700), flow('Early', [], 510), event, flow('Tell', ['Ring']), flow('Ring')];
    assert.deepEqual(
      activationOrder(flows).map(({ name }) => name),
      ['Ring', 'Tell', 'Log', 'Early', 'Late'],
    );
  });

  test('flows that call each other are all there, once', () => {
    assert.deepEqual(activationOrder([flow('A', ['B']), flow('B', ['A'])]).length, 2);
  });
});

suite('A custom metadata record with one value changed', () => {
  const answer = {
    fullName: 'Limits.Org',
    label: 'Org & Co',
    protected: 'false',
    values: [
      { field: 'Note__c', value: { _: 'a < b & "c"', $: { 'xsi:type': 'xsd:string' } } },
      { field: 'Days__c', value: { _: '5', $: { 'xsi:type': 'xsd:double' } } },
      { field: 'From__c' },
      { field: 'Mode__c', value: { _: 'Off', $: { 'xsi:type': 'xsd:string' } } },
    ],
  };

  test('keeps every other value with its type, blanks blank and special characters as they were', () => {
    const record = parseRecord(answer);
    assert.ok(record);
    const xml = recordXml(withValue(record, { field: 'Mode__c', value: 'Observe', type: 'string' }));
    const parsed = new XMLParser({ ignoreAttributes: false, parseTagValue: false }).parse(xml) as {
      CustomMetadata: { label: string; values: { field: string; value: Record<string, string> }[] };
    };
    assert.equal(parsed.CustomMetadata.label, 'Org & Co');
    assert.deepEqual(
      parsed.CustomMetadata.values.map(({ field, value }) => [field, value['@_xsi:type'] ?? 'nil', value['#text']]),
      [
        ['Days__c', 'xsd:double', '5'],
        ['From__c', 'nil', undefined],
        ['Mode__c', 'xsd:string', 'Observe'],
        ['Note__c', 'xsd:string', 'a < b & "c"'],
      ],
    );
  });

  test('a record that is not there comes without a name, and is not made up', () => {
    assert.equal(parseRecord({ values: [] }), undefined);
  });
});
