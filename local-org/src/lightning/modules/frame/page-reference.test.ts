import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageReferenceOf, urlOf } from './page-reference.ts';

test('a page and its address are the same thing', () => {
  for (const url of [
    '/lightning/r/Invoice__c/a00000000000001AAA/view',
    '/lightning/r/a00000000000001AAA/edit',
    '/lightning/o/Invoice__c/list?filterName=Open',
    '/lightning/o/Invoice__c/new?defaultFieldValues=Name%3DR-1',
    '/lightning/n/Desk?c__week=3',
    '/lightning/page/home',
  ]) {
    const { pathname, search } = new URL(url, 'https://org.example');
    assert.equal(urlOf(pageReferenceOf(pathname, search)), url);
  }
});

test('a page that the local org does not have is refused by its type and name', () => {
  const refused: [string, Record<string, string>, RegExp][] = [
    ['standard__component', { componentName: 'c__desk' }, /standard__component/u],
    ['standard__namedPage', { pageName: 'chatter' }, /standard__namedPage \(chatter\)/u],
    ['standard__recordPage', { recordId: '1', actionName: 'clone' }, /standard__recordPage \(clone\)/u],
    ['standard__recordRelationshipPage', { relationshipApiName: 'Lines__r' }, /standard__recordRelationshipPage/u],
  ];
  for (const [type, attributes, message] of refused) assert.throws(() => urlOf({ type, attributes }), message);
});
