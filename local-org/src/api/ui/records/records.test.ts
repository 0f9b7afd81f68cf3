import assert from 'node:assert/strict';
import { test } from 'node:test';
import { create, runInvoiceOrg } from '../testing/invoices.ts';

interface Fields {
  readonly [name: string]: { readonly value: unknown; readonly displayValue: string | null };
}
interface RecordBody {
  readonly id: string;
  readonly apiName: string;
  readonly fields: Fields;
}
interface RecordErrorBody {
  readonly message: string;
  readonly enhancedErrorType: string;
  readonly output: {
    readonly errors: readonly { readonly message: string; readonly errorCode: string }[];
    readonly fieldErrors: Readonly<
      Record<string, readonly { readonly message: string; readonly fieldLabel: string }[]>
    >;
  };
}

test('a record is read with values, display values and the name behind a reference', async (t) => {
  const org = await runInvoiceOrg(t);
  const accountId = await create(org, 'Account', { Name: 'Acme' });
  const id = await create(org, 'Invoice__c', {
    Name: 'R-1',
    Due__c: '2027-02-03',
    Amount__c: 1234.5,
    Account__c: accountId,
  });
  const fields = 'Invoice__c.Amount__c,Invoice__c.Status__c,Invoice__c.Due__c,Invoice__c.Account__r.Name';
  const { status, body } = await org.as('clerk', 'GET', `ui-api/records/${id.slice(0, 15)}?fields=${fields}`);
  assert.equal(status, 200);
  const record = body as RecordBody;
  assert.equal(record.id, id);
  assert.deepEqual(record.fields['Amount__c'], { displayValue: 'US$1,234.50', value: 1234.5 });
  assert.deepEqual(record.fields['Status__c'], { displayValue: 'Still open', value: 'Open' });
  assert.deepEqual(record.fields['Due__c'], { displayValue: '03/02/2027', value: '2027-02-03' });
  const account = record.fields['Account__r'];
  assert.equal(account?.displayValue, 'Acme');
  assert.equal((account?.value as RecordBody).fields['Name']?.value, 'Acme');
});

test('a field that the user may not see is an error when required and absent when optional', async (t) => {
  const org = await runInvoiceOrg(t);
  const id = await create(org, 'Invoice__c', { Name: 'R-1', Due__c: '2027-02-03', Margin__c: 7 });
  const required = await org.as('clerk', 'GET', `ui-api/records/${id}?fields=Invoice__c.Margin__c`);
  assert.equal(required.status, 400);
  assert.match(JSON.stringify(required.body), /Margin__c.*INVALID_FIELD/u);
  const optional = await org.as(
    'clerk',
    'GET',
    `ui-api/records/${id}?fields=Invoice__c.Name&optionalFields=Invoice__c.Margin__c`,
  );
  assert.deepEqual(Object.keys((optional.body as RecordBody).fields), ['Name']);
  const info = await org.as('clerk', 'GET', 'ui-api/object-info/Invoice__c');
  assert.equal('Margin__c' in (info.body as { fields: object }).fields, false);
});

test('a refused save names the record and the fields, and writes nothing', async (t) => {
  const org = await runInvoiceOrg(t);
  const id = await create(org, 'Invoice__c', { Name: 'R-1', Due__c: '2027-02-03', Amount__c: 5 });
  const negative = await org.as('clerk', 'PATCH', `ui-api/records/${id}`, { fields: { Amount__c: -1 } });
  assert.equal(negative.status, 400);
  const error = negative.body as RecordErrorBody;
  assert.equal(error.message, 'An error occurred while trying to update the record. Please try again.');
  assert.equal(error.enhancedErrorType, 'RecordError');
  assert.deepEqual(error.output.errors, []);
  assert.equal(error.output.fieldErrors['Amount__c']?.[0]?.message, 'The amount is negative.');
  assert.equal(error.output.fieldErrors['Amount__c']?.[0]?.fieldLabel, 'Amount');

  const unpaid = await org.as('clerk', 'PATCH', `ui-api/records/${id}`, {
    fields: { Amount__c: null, Status__c: 'Paid' },
  });
  const pageError = (unpaid.body as RecordErrorBody).output.errors[0];
  assert.equal(pageError?.message, 'A paid invoice has an amount.');
  assert.equal(pageError?.errorCode, 'FIELD_CUSTOM_VALIDATION_EXCEPTION');
  const after = await org.as('clerk', 'GET', `ui-api/records/${id}?fields=Invoice__c.Amount__c,Invoice__c.Status__c`);
  assert.equal((after.body as RecordBody).fields['Amount__c']?.value, 5);
});

test('a saved record is answered whole, and a deleted one is gone', async (t) => {
  const org = await runInvoiceOrg(t);
  const id = await create(org, 'Invoice__c', { Name: 'R-1', Due__c: '2027-02-03', Amount__c: 5 });
  const saved = await org.as('clerk', 'PATCH', `ui-api/records/${id}`, { fields: { Status__c: 'Paid' } });
  assert.equal(saved.status, 200);
  assert.equal((saved.body as RecordBody).fields['Status__c']?.value, 'Paid');
  assert.equal((saved.body as RecordBody).fields['Amount__c']?.value, 5);
  const foreign = await org.as('clerk', 'DELETE', `ui-api/records/${id}`);
  assert.match(JSON.stringify(foreign.body), /INSUFFICIENT_ACCESS/u);
  assert.equal((await org.as('bookkeeper', 'DELETE', `ui-api/records/${id}`)).status, 204);
  assert.equal((await org.as('clerk', 'GET', `ui-api/records/${id}?fields=Invoice__c.Name`)).status, 404);
});

test('picklists, defaults of a new record and the layout offer what the user may write', async (t) => {
  const org = await runInvoiceOrg(t);
  const picklist = await org.as(
    'clerk',
    'GET',
    'ui-api/object-info/Invoice__c/picklist-values/012000000000000AAA/Status__c',
  );
  const { values, defaultValue } = picklist.body as {
    values: { value: string; label: string }[];
    defaultValue: { value: string };
  };
  assert.deepEqual(
    values.map(({ value, label }) => [value, label]),
    [
      ['Open', 'Still open'],
      ['Paid', 'Paid'],
    ],
  );
  assert.equal(defaultValue.value, 'Open');
  const defaults = await org.as('clerk', 'GET', 'ui-api/record-defaults/create/Invoice__c');
  assert.equal((defaults.body as { record: { fields: Fields } }).record.fields['Status__c']?.value, 'Open');
  const layout = await org.as('clerk', 'GET', 'ui-api/layout/Invoice__c?layoutType=Full&mode=Create');
  const names = JSON.stringify(layout.body).match(/"apiName":"(\w+)"/gu);
  assert.ok(names?.includes('"apiName":"Amount__c"'));
  assert.equal(names?.includes('"apiName":"Margin__c"'), false);
  const compact = await org.as('clerk', 'GET', 'ui-api/layout/Invoice__c?layoutType=Compact');
  assert.deepEqual(JSON.stringify(compact.body).match(/"apiName":"(\w+)"/gu), [
    '"apiName":"Name"',
    '"apiName":"Status__c"',
  ]);
});

test('related lists, list views and lookups answer the records that belong to them', async (t) => {
  const org = await runInvoiceOrg(t);
  const open = await create(org, 'Invoice__c', { Name: "R-1 O'Brien 100%", Due__c: '2027-02-03' });
  const paid = await create(org, 'Invoice__c', { Name: 'R-2', Due__c: '2027-02-03', Amount__c: 1, Status__c: 'Paid' });
  await create(org, 'Line__c', { Name: 'First', Invoice__c: open });
  await create(org, 'Line__c', { Name: 'Second', Invoice__c: open });

  const lines = await org.as(
    'clerk',
    'GET',
    `ui-api/related-list-records/${open}/Lines__r?fields=Line__c.Name&pageSize=1`,
  );
  const page = lines.body as { records: RecordBody[]; nextPageToken: string | null };
  assert.equal(page.records[0]?.fields['Name']?.value, 'First');
  const next = await org.as(
    'clerk',
    'GET',
    `ui-api/related-list-records/${open}/Lines__r?fields=Line__c.Name&pageSize=1&pageToken=${page.nextPageToken}`,
  );
  assert.equal((next.body as typeof page).records[0]?.fields['Name']?.value, 'Second');
  assert.equal((next.body as typeof page).nextPageToken, null);

  const list = await org.as('clerk', 'GET', 'ui-api/list-records/Invoice__c/Paid');
  assert.deepEqual(
    (list.body as typeof page).records.map(({ id }) => id),
    [paid],
  );
  const found = await org.as(
    'clerk',
    'GET',
    `ui-api/list-records/Invoice__c/AllRecords?searchTerm=${encodeURIComponent("o'brien 100%")}`,
  );
  assert.deepEqual(
    (found.body as typeof page).records.map(({ id }) => id),
    [open],
  );
  const wildcard = await org.as(
    'clerk',
    'GET',
    `ui-api/list-records/Invoice__c/AllRecords?searchTerm=${encodeURIComponent('R%2')}`,
  );
  assert.deepEqual((wildcard.body as typeof page).records, []);
  const lookup = await org.as('clerk', 'GET', 'ui-api/lookups/Line__c/Invoice__c?q=R-2');
  assert.deepEqual(
    (lookup.body as typeof page).records.map(({ id }) => id),
    [paid],
  );
});

test('what does not exist for the user is refused by name', async (t) => {
  const org = await runInvoiceOrg(t);
  const unknown = await org.as('clerk', 'GET', 'ui-api/object-info/Voucher__c');
  assert.equal(unknown.status, 403);
  assert.match(JSON.stringify(unknown.body), /Voucher__c/u);
  const list = await org.as('clerk', 'GET', 'ui-api/related-list-info/Invoice__c/Payments__r');
  assert.equal(list.status, 404);
  assert.match(JSON.stringify(list.body), /Payments__r/u);
  const record = await org.as('clerk', 'GET', 'ui-api/records/nonsense?fields=Invoice__c.Name');
  assert.equal(record.status, 400);
  assert.match(JSON.stringify(record.body), /nonsense.*MALFORMED_ID/u);
});
