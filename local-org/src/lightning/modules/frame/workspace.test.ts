import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, Workspace } from './workspace.ts';

const INVOICE = '/lightning/r/Invoice__c/a00000000000001AAA/view';
const LINE = '/lightning/r/Line__c/a01000000000001AAA/view';
const OTHER = '/lightning/r/Invoice__c/a00000000000002AAA/view';

function opened(): { workspace: Workspace; invoice: string; line: string; other: string } {
  const workspace = new Workspace();
  const invoice = workspace.open(INVOICE);
  const line = workspace.open(LINE, { parentTabId: invoice });
  const other = workspace.open(OTHER);
  return { workspace, invoice, line, other };
}

test('a page that is open already gets the focus instead of a second tab', () => {
  const { workspace, invoice, line } = opened();
  assert.equal(workspace.open(INVOICE), invoice);
  assert.equal(workspace.open('/lightning/r/a01000000000001AAA/view', { parentTabId: invoice }), line);
  assert.equal(workspace.focusedTabId, line);
  assert.equal(workspace.tabs.length, 3);
});

test('a workspace gets the focus back where it was left', () => {
  const { workspace, invoice, line, other } = opened();
  assert.equal(workspace.focusedTabId, other);
  workspace.focusWorkspace(invoice);
  assert.equal(workspace.focusedTabId, line);
  assert.equal(workspace.focusedWorkspace?.tabId, invoice);
});

test('closing gives the focus to a neighbour, then to the workspace, at last to the navigation item', () => {
  const { workspace, invoice, line, other } = opened();
  workspace.focus(line);
  workspace.close(line);
  assert.equal(workspace.focusedTabId, invoice);
  workspace.close(invoice);
  assert.equal(workspace.focusedTabId, other);
  workspace.close(other);
  assert.equal(workspace.focusedTabId, undefined);
});

test('closing a workspace closes its subtabs, and a tab without the focus leaves the focus where it is', () => {
  const { workspace, invoice, other } = opened();
  workspace.close(invoice);
  assert.deepEqual(
    workspace.tabs.map(({ tabId }) => tabId),
    [other],
  );
  assert.equal(workspace.focusedTabId, other);
});

test('the address of a subtab names its workspace', () => {
  const { workspace, line } = opened();
  const tab = workspace.get(line);
  assert.ok(tab);
  assert.equal(addressOf(workspace, tab), `${LINE}?ws=${encodeURIComponent(INVOICE)}`);
});

test('what was kept opens again, drawn when it gets the focus, and new tabs have ids of their own', () => {
  const { workspace, invoice } = opened();
  workspace.update(invoice, { title: 'R-1' });
  const later = new Workspace();
  later.restore(workspace.save());
  assert.deepEqual(
    later.tabs.map(({ url, title, visited }) => [url, title, visited]),
    [
      [INVOICE, 'R-1', false],
      [LINE, 'Loading…', false],
      [OTHER, 'Loading…', false],
    ],
  );
  const fresh = later.open('/lightning/r/Invoice__c/a00000000000003AAA/view');
  assert.equal(new Set(later.tabs.map(({ tabId }) => tabId)).size, 4);
  assert.equal(later.get(fresh)?.visited, true);
});
