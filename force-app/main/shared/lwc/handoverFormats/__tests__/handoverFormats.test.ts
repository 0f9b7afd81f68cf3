import {
  amountText,
  dateText,
  daysBetween,
  listText,
  momentText,
  numberText,
  percentText,
  today,
} from 'c/handoverFormats';

describe('formats', () => {
  it('write days, numbers, amounts and percentages as the locale does, and nothing for nothing', () => {
    expect(dateText('2026-03-02')).toBe('Mar 2, 2026');
    expect(momentText('2026-03-02T12:00:00.000Z')).toBe('Mar 2, 2026');
    expect(numberText(1234.567)).toBe('1,234.57');
    expect(amountText(12000.4)).toBe('$12,000');
    expect(percentText(82.5)).toBe('82.5%');
    expect([dateText(undefined), momentText(undefined), numberText(undefined)].join('')).toBe('');
    expect([amountText(undefined), percentText(undefined)].join('')).toBe('');
  });

  it('write several things as a list, without the blank ones', () => {
    expect(listText(['Scope', '', undefined, 'Timeline', 'People'])).toBe('Scope, Timeline, People');
    expect(listText([])).toBe('');
  });

  it('count whole days, over months and clock changes', () => {
    expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3);
    expect(daysBetween('2026-03-30', '2026-03-27T23:59:00Z')).toBe(-3);
    expect(today(new Date(2026, 2, 2, 23, 30))).toBe('2026-03-02');
    expect(today(new Date(2026, 2, 1, 0, 30))).toBe('2026-03-01');
  });
});
