import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { open } from '../../testing/test-org.ts';

suite('Activities', () => {
  test('a task is closed by its status, with the time of completion, and open again without it', (t) => {
    const org = open(t, {});
    const task = org.create('Task', { Subject: 'Call the depot', Status: 'Completed', Priority: 'High' });
    const closed = org.one('Task', task);
    assert.deepEqual([closed['IsClosed'], closed['IsHighPriority']], [true, true]);
    assert.equal(typeof closed['CompletedDateTime'], 'string');
    org.update('Task', [{ Id: task, Status: 'In Progress' }]);
    const opened = org.one('Task', task);
    assert.deepEqual([opened['IsClosed'], opened['CompletedDateTime']], [false, null]);
  });

  test('end and day of an event follow from start and duration, the duration from a new end', (t) => {
    const org = open(t, {});
    const start = '2026-05-04T10:00:00.000Z';
    const event = org.create('Event', { Subject: 'Visit', StartDateTime: start, DurationInMinutes: 90 });
    const { ActivityDate, EndDateTime, EndDate } = org.one('Event', event);
    assert.deepEqual([ActivityDate, EndDate], ['2026-05-04', '2026-05-04']);
    assert.equal(Date.parse(String(EndDateTime)), Date.parse('2026-05-04T11:30:00Z'));
    org.update('Event', [{ Id: event, EndDateTime: '2026-05-04T10:30:00.000Z' }]);
    assert.equal(org.one('Event', event)['DurationInMinutes'], 30);
  });

  test('a note hangs on its parent and goes with it', (t) => {
    const org = open(t, {});
    const account = org.create('Account', { Name: 'Harbour Works' });
    org.create('Note', { ParentId: account, Title: 'Visit', Body: 'They need a second crane.' });
    assert.equal(org.all('Note').length, 1);
    org.remove('Account', [account]);
    assert.equal(org.all('Note').length, 0);
  });
});
