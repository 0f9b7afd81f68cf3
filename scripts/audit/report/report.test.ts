import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { judgeAfterClose, judgeFirstActivity } from '../judge/after-close.ts';
import { judgeDeals, judgeSections } from '../judge/sections.ts';
import type { AuditReport, Evidence, WonDeal } from '../types.ts';
import { pageReport } from './page.ts';
import { textReport } from './table.ts';

const deal: WonDeal = {
  id: '006',
  name: '<img src=x onerror=alert(1)> & Sons',
  accountId: null,
  closeDate: '2026-03-02',
  createdDate: '2026-01-01T00:00:00Z',
  lastModifiedDate: '2026-03-02T00:00:00Z',
};

function report(deals: readonly WonDeal[]): AuditReport {
  const evidence: Evidence[] = deals.map(({ id }) => ({ dealId: id, section: 'Scope', source: 'Note', kind: 'text' }));
  return {
    org: 'Acme',
    asOf: '2026-04-01',
    asked: 50,
    deals: judgeDeals(deals, evidence),
    sections: judgeSections(deals, evidence),
    fields: [],
    afterClose: judgeAfterClose(deals, { readable: false, reason: 'no access' }),
    firstActivity: judgeFirstActivity(deals, [], new Date('2026-04-01')),
    attachments: { files: 2, deals: 1 },
    texts: [{ source: 'Note', texts: 3, deals: 1 }],
    unread: [{ what: 'Quote', reason: 'you have no access to it' }],
    calls: 9,
  };
}

suite('The page', () => {
  const page = pageReport(report([deal]));

  test('shows names as text, whatever is in them', () => {
    assert.ok(!page.includes('<img'));
    assert.ok(page.includes('&#60;img src=x onerror=alert(1)&#62; &#38; Sons'));
  });

  test('needs nothing but itself', () => {
    assert.doesNotMatch(page, /<script|<link|https?:|url\(|@import/u);
  });

  test('gives each chart a name, a description in words and its figures as a table', () => {
    const charts = page.match(/<svg/gu)?.length ?? 0;
    assert.ok(charts >= 2);
    assert.equal(
      page.match(/<svg[^>]*role="img"[^>]*aria-labelledby="[\w-]+"[^>]*aria-describedby="[\w-]+"/gu)?.length,
      charts,
    );
    assert.equal(page.match(/Figures of this chart/gu)?.length, charts);
    assert.match(page, /Scope: 0 in fields, 1 in words only, 0 nowhere\./u);
  });

  test('says what could not be read', () => {
    assert.match(page, /Quote: you have no access to it/u);
  });

  test('of an org without won deals says so', () => {
    assert.match(pageReport(report([])), /no won deal/u);
  });
});

suite('The text', () => {
  test('maps each section from where it lives to where it should live, and names what could not be read', () => {
    const text = textReport(report([deal]));
    assert.match(text, /^Scope +0 \(0 %\) +1 \(100 %\) +0 \(0 %\) +Note 100 % +Handover Brief: Scope Summary/mu);
    assert.match(text, /^Procurement +0 \(0 %\) +0 \(0 %\) +1 \(100 %\) +nowhere/mu);
    assert.match(text, /no history in this org \(no access\)/u);
    assert.match(text, /Quote: you have no access to it/u);
  });

  test('tells fill rates of fields and how many texts were searched, and ends with the map', () => {
    const mapped = {
      object: 'Opportunity',
      field: 'Go__c',
      label: 'Go-live',
      type: 'date',
      section: 'Timeline',
    } as const;
    const text = textReport({ ...report([deal]), fields: [{ ...mapped, by: 'name', filled: 1 }] });
    assert.match(text, /^Go-live +Opportunity\.Go__c +date +Timeline +1 \(100 %\)$/mu);
    assert.match(text, /^Searched for words: Note: 3 on 1 deals\.$/mu);
    assert.match(text.slice(text.indexOf('Where it lives today')), /^Background/mu);
    assert.match(text.trimEnd().split('\n').at(-1) ?? '', /Criteria$/u);
  });

  test('of an org without won deals says so', () => {
    assert.equal(textReport(report([])), 'Acme has no won deal that you can see.');
  });
});
