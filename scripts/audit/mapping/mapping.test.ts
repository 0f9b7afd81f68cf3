import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { DEFAULT_MAPPING, readMapping } from './mapping.ts';
import { hasTerm, isSearchedText, sectionOfField, sectionsOfText, wordsOf } from './match.ts';
import type { FieldDescription } from '../types.ts';

const field = (name: string, type: string, more: Partial<FieldDescription> = {}): FieldDescription => ({
  name,
  label: name,
  type,
  custom: name.endsWith('__c'),
  calculated: false,
  ...more,
});
const sectionOf = (name: string, type = 'string', more: Partial<FieldDescription> = {}) =>
  sectionOfField('Opportunity', field(name, type, more), DEFAULT_MAPPING)?.section;

suite('A field belongs to a section', () => {
  test('by its name, however its words are joined', () => {
    assert.equal(wordsOf('GoLive_Date__c'), 'go live date');
    assert.deepEqual(
      ['Go_Live_Date__c', 'GoLiveDate__c', 'Kick_off__c'].map((name) => sectionOf(name, 'date')),
      ['Timeline', 'Timeline', 'Timeline'],
    );
    assert.equal(sectionOf('X1__c', 'textarea', { label: 'Statement of Work' }), 'Scope');
  });

  test('by words that tell only in a field of its type', () => {
    assert.equal(sectionOf('Project_Start__c', 'date'), 'Timeline');
    assert.equal(sectionOf('Project_Start__c', 'string'), undefined);
    assert.equal(sectionOf('Day_Rate__c', 'currency'), 'Commercials');
    assert.equal(sectionOf('Client_Contact__c', 'reference'), 'People');
  });

  test('but not by a word inside another word', () => {
    assert.equal(hasTerm('steam engine', ['team']), false);
    assert.equal(hasTerm('popular', ['po']), false);
    assert.equal(hasTerm('our po is late', ['po']), true);
    assert.equal(hasTerm('commitments made', ['commit']), true);
  });

  test('unless it is standard, calculated or the package’s own: those hand nothing over', () => {
    assert.equal(sectionOf('Amount', 'currency'), undefined);
    assert.equal(sectionOf('Discount__c', 'percent', { calculated: true }), undefined);
    assert.equal(sectionOf('Handover_Scope__c'), undefined);
  });

  test('by the mapping file first, which can also leave it out', () => {
    const mapping = readMapping('fields:\n  Opportunity.Notes2__c: People\n  Opportunity.Scope__c: none\n', 'm.yaml');
    assert.deepEqual(sectionOfField('Opportunity', field('Notes2__c', 'textarea'), mapping), {
      section: 'People',
      by: 'mapping',
    });
    assert.equal(sectionOfField('Opportunity', field('Scope__c', 'textarea'), mapping), undefined);
  });
});

suite('A text', () => {
  test('speaks of the sections whose words it has', () => {
    assert.deepEqual(sectionsOfText('Go-live in May. The PO is late, start before the order!', DEFAULT_MAPPING), [
      'Timeline',
      'Procurement',
    ]);
    assert.deepEqual(sectionsOfText('Lunch on Friday', DEFAULT_MAPPING), []);
  });

  test('is searched in descriptions, next steps and long texts of the org', () => {
    assert.equal(isSearchedText(field('Description', 'textarea')), true);
    assert.equal(isSearchedText(field('Remarks__c', 'textarea')), true);
    assert.equal(isSearchedText(field('Remarks__c', 'string')), false);
  });
});

suite('A mapping file', () => {
  test('replaces the lists it gives and keeps the others', () => {
    const { sections } = readMapping('sections:\n  Scope:\n    words: [pflichtenheft]\n', 'm.yaml');
    assert.deepEqual(sections.Scope.words, ['pflichtenheft']);
    assert.deepEqual(sections.Scope.names, DEFAULT_MAPPING.sections.Scope.names);
    assert.deepEqual(sections.People, DEFAULT_MAPPING.sections.People);
  });

  test('is refused with every problem and its place', () => {
    assert.throws(
      () =>
        readMapping(
          'sections:\n  Scoop:\n    words: [x]\nfields:\n  Amount: Scope\nrelated:\n  Quote: Price\n',
          'm.yaml',
        ),
      (error: Error) =>
        ['m.yaml is no mapping', 'Scoop', 'Amount', 'written as Object.Field', 'related.Quote'].every((part) =>
          error.message.includes(part),
        ),
    );
    assert.throws(() => readMapping('a: [', 'm.yaml'), /m\.yaml is no YAML/);
  });
});
