import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../testing/test-org.ts';

test('a product of a deal takes product, list price and name from its price book entry, and its totals from quantity', (t) => {
  const org = open(t, {});
  const deal = org.create('Opportunity', { Name: 'Harbour', StageName: 'Prospecting', CloseDate: '2026-06-30' });
  const product = org.create('Product2', { Name: 'Crane', ProductCode: 'CR-1' });
  const [book] = org.all('Pricebook2');
  const entry = org.create('PricebookEntry', {
    Pricebook2Id: book?.['Id'] ?? null,
    Product2Id: product,
    UnitPrice: 500,
    IsActive: true,
  });
  const line = { OpportunityId: deal, PricebookEntryId: entry, Quantity: 3, Discount: 10 };
  const { Name, Product2Id, ProductCode, ListPrice, UnitPrice, Subtotal, TotalPrice } = org.one(
    'OpportunityLineItem',
    org.create('OpportunityLineItem', line),
  );
  assert.deepEqual([Name, Product2Id, ProductCode], ['Harbour Crane', product, 'CR-1']);
  assert.deepEqual([ListPrice, UnitPrice, Subtotal, TotalPrice], [500, 500, 1500, 1350]);
});
