import {
  addRow,
  copyLastWeek,
  dropRow,
  noteRow,
  readHours,
  rowKey,
  startOfWeek,
  toWeek,
  typeHours,
  weekName,
  writeHours,
} from 'c/handoverTimesheetWeek';
import type * as model from 'c/handoverTimesheetWeek';
import type { Edits, Sheet, Source } from 'c/handoverTimesheetWeek';

const THIS = '2026-11-16';
const LAST = '2026-11-09';
const alpha = { id: 'pA', name: 'Alpha' };
const beta = { id: 'pB', name: 'Beta' };
const consultant = { id: 'r1', name: 'Consultant' };

/** Hours from Sunday to Saturday. */
function sheet(differences: Partial<Sheet> = {}): Sheet {
  return {
    id: 's1',
    projectId: alpha.id,
    projectName: alpha.name,
    roleId: consultant.id,
    roleName: consultant.name,
    weekStarting: THIS,
    hours: [undefined, 8, 7.5, undefined, undefined, undefined, undefined],
    billable: true,
    notes: '',
    rejectionReason: '',
    status: 'Draft',
    ...differences,
  };
}

const source = (sheets: Sheet[] = [], differences: Partial<Source> = {}): Source => ({
  firstDay: 2,
  sheets,
  projects: [alpha, beta],
  roles: [consultant],
  ...differences,
});
const week = (from: Source, edits: Edits = {}) => toWeek(from, '2026-11-18', edits);
const key = rowKey(alpha.id, consultant.id);

describe('a week', () => {
  it('begins on the day that the policy says', () => {
    expect(startOfWeek('2026-11-18', 2)).toBe('2026-11-16');
    expect(startOfWeek('2026-11-22', 2)).toBe('2026-11-16');
    expect(startOfWeek('2026-11-22', 1)).toBe('2026-11-22');
    expect(startOfWeek('2026-01-01', 7)).toBe('2025-12-27');
    expect(weekName('2026-12-28')).toMatch(/^Dec 28, 2026\s–\sJan 3, 2027$/);
  });

  it('shows each hour on its day, also when the week begins on a Sunday', () => {
    const sunday = source([sheet({ weekStarting: '2026-11-15', hours: [1, 2, 3, 4, 5, 6, 7] })], { firstDay: 1 });
    expect(week(sunday).rows[0]?.cells.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const monday = source([sheet({ hours: [1, 2, 3, 4, 5, 6, 7] })]);
    expect(week(monday).rows[0]?.cells.map(({ value }) => value)).toEqual([2, 3, 4, 5, 6, 7, 1]);
  });

  it('sums days, rows and the week without the dust of binary fractions', () => {
    const edits = typeHours(addRow({}, beta, consultant), [
      { key: rowKey(beta.id, consultant.id), day: 0, text: '0.1' },
      { key: rowKey(beta.id, consultant.id), day: 1, text: '0.2' },
    ]);
    const { rows, dayTotals, total } = week(source([sheet()]), edits);
    expect(rows.map((row) => row.total)).toEqual([15.5, 0.3]);
    expect(dayTotals).toEqual([8.1, 7.7, 0, 0, 0, 0, 0]);
    expect(total).toBe(15.8);
  });

  it('knows which rows differ from what is saved', () => {
    const saved = source([sheet()]);
    expect(week(saved).rows[0]?.dirty).toBe(false);
    const same = typeHours({}, [{ key, day: 0, text: '8,0' }]);
    expect(week(saved, same).rows[0]?.dirty).toBe(false);
    expect(week(saved, typeHours({}, [{ key, day: 0, text: '' }])).rows[0]?.dirty).toBe(true);
    expect(week(saved, noteRow({}, key, { notes: 'Workshop' })).rows[0]?.dirty).toBe(true);
    expect(week(source(), addRow({}, beta, consultant)).rows[0]?.dirty).toBe(false);
  });

  it('keeps approved and submitted rows as they are, whatever is typed', () => {
    for (const status of ['Approved', 'Submitted'] as const) {
      const [row] = week(source([sheet({ status })]), typeHours({}, [{ key, day: 0, text: '1' }])).rows;
      expect(row).toMatchObject({ locked: true, dirty: false, total: 15.5 });
    }
  });

  it('suggests the rows of last week until this one is submitted, as long as project and role are open', () => {
    const before = sheet({ id: 's0', weekStarting: LAST });
    expect(week(source([before])).rows).toMatchObject([{ key, saved: undefined, total: 0, dirty: false }]);
    expect(week(source([before]), dropRow({}, key)).rows).toEqual([]);
    expect(week(source([before], { projects: [beta] })).rows).toEqual([]);
    expect(week(source([before], { roles: [{ ...consultant, validTo: '2026-11-15' }] })).rows).toEqual([]);
    const done = sheet({ id: 's2', projectId: beta.id, projectName: beta.name, status: 'Submitted' });
    expect(week(source([before, done])).rows.map(({ project }) => project.name)).toEqual(['Beta']);
  });
});

describe('copying last week', () => {
  const before = sheet({ id: 's0', weekStarting: LAST, hours: [undefined, 4, 5, 6, undefined, undefined, undefined] });

  it('fills empty cells and leaves what is there', () => {
    const from = source([before, sheet({ hours: [undefined, 8, ...Array<undefined>(5)] })]);
    const copied = copyLastWeek({}, from, week(from));
    expect(
      week(from, copied)
        .rows[0]?.cells.slice(0, 4)
        .map(({ value }) => value),
    ).toEqual([8, 5, 6, undefined]);
    expect(copyLastWeek(copied, from, week(from, copied))).toBe(copied);
  });

  it('brings dropped rows back and hours that were not billable as such', () => {
    const from = source([{ ...before, billable: false }]);
    const dropped = dropRow({}, key);
    const [row] = week(from, copyLastWeek(dropped, from, week(from, dropped))).rows;
    expect(row).toMatchObject({ total: 15, billable: false, dirty: true });
  });

  it('does not touch a submitted row', () => {
    const from = source([before, sheet({ status: 'Submitted' })]);
    const none: Edits = {};
    expect(copyLastWeek(none, from, week(from))).toBe(none);
  });
});

describe('hours', () => {
  it.each([
    ['7.5', 7.5],
    ['7,5', 7.5],
    [' 8 ', 8],
    [',25', 0.25],
    ['7:30', 7.5],
    ['0:20', 0.33],
    ['24', 24],
  ])('are read as people write them: %s', (text, value) => expect(readHours(text)).toEqual({ value }));

  it.each([
    ['24.5', 'range'],
    ['-1', 'range'],
    ['25:00', 'range'],
    ['1.234', 'number'],
    ['eight', 'number'],
    [',', 'number'],
    ['1.5.2', 'number'],
  ])('are refused with a reason: %s', (text, problem) => expect(readHours(text).problem).toBe(problem));

  it('of an empty cell are none', () => expect(readHours('  ')).toEqual({}));

  it('are written as the locale of the user does', () => {
    expect(writeHours(7.5)).toBe('7.5');
    jest.isolateModules(() => {
      jest.doMock('@salesforce/i18n/locale', () => ({ __esModule: true, default: 'de-DE' }), { virtual: true });
      const german = jest.requireActual<typeof model>('c/handoverTimesheetWeek');
      expect(german.writeHours(7.5)).toBe('7,5');
      expect(german.readHours(german.writeHours(7.25))).toEqual({ value: 7.25 });
      expect(german.weekName(THIS)).toMatch(/^16\.–22\. Nov/);
    });
  });
});
