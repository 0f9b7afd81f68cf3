import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAnswers, assertRefused, evaluateForTest } from '../testing.ts';

const fields = {
  Status__c: { type: 'Picklist', value: 'Paid', prior: 'Sent' },
  Reason__c: { type: 'Picklist' },
  Tags__c: { type: 'MultiselectPicklist', value: 'Red;Blue', prior: 'Red' },
  Total__c: { type: 'Currency', value: 0, prior: null },
  Same__c: { type: 'Number', value: 20, prior: 20 },
  Note__c: { type: 'Text', value: 'a\nb', prior: 'a\r\nb' },
  Empty__c: { type: 'Text', value: '', prior: null },
  'Account.Name': { type: 'Text', value: 'Acme' },
} as const;
const rule = { returnType: 'Checkbox', place: 'validationRule', fields } as const;

test('picklists stand only in the functions that take them', () => {
  assertAnswers(
    [
      ['ISPICKVAL(Status__c, "Paid")', true],
      ['ISPICKVAL(Status__c, "paid")', false],
      ['ISPICKVAL(Reason__c, "")', true],
      ['TEXT(Status__c) = "Paid"', true],
      ['CASE(Status__c, "Paid", 1, "Sent", 2, 3) = 1', true],
      ['CASE(Reason__c, "", 1, 2) = 1', true],
      ['ISBLANK(TEXT(Reason__c))', true],
      ['INCLUDES(Tags__c, "Blue")', true],
      ['INCLUDES(Tags__c, "Bl")', false],
      ['PICKLISTCOUNT(Tags__c) = 2', true],
    ],
    rule,
  );
  const message = 'Field Status__c is a picklist field. Picklist fields are only supported in certain functions.';
  assertRefused('Status__c = "Paid"', message, rule);
  assertRefused('CONTAINS("Paid;Sent", Status__c)', message, rule);
  assertRefused('IF(TRUE, Status__c, "x")', message, { fields });
  assertRefused('Status__c', message, { fields });
  assertRefused(
    'CONTAINS(Tags__c, "Red")',
    'Field Tags__c is a multi-select picklist field. Multi-select picklist fields are only supported in certain functions.',
    rule,
  );
  assertRefused(
    'ISPICKVAL(Note__c, "x")',
    "Incorrect parameter type for function 'ISPICKVAL()'. Expected Picklist, received Text",
    rule,
  );
  assertRefused(
    'ISPICKVAL(Status__c, Note__c)',
    "Incorrect parameter type for function 'ISPICKVAL()'. Expected Text Literal, received Text",
    rule,
  );
});

test('ISCHANGED and PRIORVALUE compare with the value before the save', () => {
  assertAnswers(
    [
      ['ISCHANGED(Status__c)', true],
      ['ISCHANGED(Total__c)', true],
      ['ISCHANGED(Same__c)', false],
      ['ISCHANGED(Note__c)', false],
      ['ISCHANGED(Empty__c)', false],
      ['ISPICKVAL(PRIORVALUE(Status__c), "Sent")', true],
      ['TEXT(PRIORVALUE(Status__c)) = "Sent"', true],
      ['INCLUDES(PRIORVALUE(Tags__c), "Blue")', false],
      ['ISBLANK(PRIORVALUE(Total__c))', true],
      ['PRIORVALUE(Same__c) = Same__c', true],
    ],
    { ...rule, blanksAs: 'zero' },
  );
});

test('on insert nothing is changed and the prior value is the current one', () => {
  assertAnswers(
    [
      ['ISCHANGED(Status__c)', false],
      ['ISPICKVAL(PRIORVALUE(Status__c), "Paid")', true],
      ['ISNEW()', true],
      ['ISCLONE()', false],
    ],
    { ...rule, context: { isNew: true } },
  );
  assert.equal(evaluateForTest('ISNEW() || ISCLONE()', { ...rule, context: { isClone: true } }), true);
});

test('ISCHANGED and PRIORVALUE take a field of the record itself', () => {
  assertRefused('ISCHANGED(Account.Name)', 'The ISCHANGED function cannot reference the Account.Name field.', rule);
  assertRefused('ISCHANGED("x")', "Incorrect argument type for function 'ISCHANGED()'.", rule);
  assertRefused('ISCHANGED(Same__c)', 'Function ISCHANGED may not be used in this type of formula', {
    returnType: 'Checkbox',
    fields,
  });
});

test('flows write names in braces and see the record before the save', () => {
  const flowFields = {
    '$Record.Amount': { type: 'Currency', value: 10, prior: 4 },
    '$Record__Prior.Amount': { type: 'Currency', value: 4 },
    '$Permission.Approve': { type: 'Checkbox', value: true },
    varCount: { type: 'Number', value: 3 },
    Amount: { type: 'Currency', value: 1 },
  } as const;
  const flow = { returnType: 'Number', place: 'flow', fields: flowFields } as const;
  assertAnswers(
    [
      ['{!$Record.Amount} - {!$Record__Prior.Amount} + {! varCount }', 9],
      ['{!$Record.Amount} - PRIORVALUE({!$Record.Amount})', 6],
      ['IF(ISCHANGED({!$Record.Amount}) && {!$Permission.Approve}, 1, 0)', 1],
      ['LEN("{!varCount}")', 11],
    ],
    flow,
  );
  assertRefused('{!Amount}', "Syntax error.  Found '{'", { returnType: 'Number', fields: flowFields });
});

test('long text is refused in formula fields and read in rules', () => {
  const longText = { Story__c: { type: 'LongTextArea', value: 'x'.repeat(2000) } } as const;
  assertAnswers([['LEN(Story__c) = 2000', true]], { ...rule, fields: longText });
  assertRefused(
    'LEFT(Story__c, 5)',
    'You referenced an unsupported field type called "Long Text Area" using the following field: Story__c',
    { fields: longText },
  );
});

test('an id has 15 characters in formula fields and rules, 18 in flows', () => {
  const ids = { Id: { type: 'Id', value: '0015g00000AbCdEAAV' } } as const;
  assertAnswers(
    [
      ['Id', '0015g00000AbCdE'],
      ['CASESAFEID(Id)', '0015g00000AbCdEAAV'],
    ],
    { fields: ids },
  );
  assertAnswers([['Id', '0015g00000AbCdEAAV']], { fields: ids, place: 'flow' });
});
