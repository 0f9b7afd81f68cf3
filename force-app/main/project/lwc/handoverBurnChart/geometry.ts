import type { BurnView, BurnWeek } from 'c/handoverProjectView';

/** Size of the drawing in its own units; the page stretches it, lines keep their width. */
export const WIDTH = 1000;
export const HEIGHT = 240;

const DAY = 86_400_000;

const round = (value: number): number => Math.round(value * 10) / 10;

/** What is drawn, as SVG paths, and the three values of each axis, in reading order. */
export interface Drawing {
  burnedLine: string;
  burnedArea: string;
  doneLine: string;
  dots: string;
  budgetLine: string;
  todayLine: string;
  /** Hours, the highest first. */
  hours: number[];
  /** Days, YYYY-MM-DD. */
  days: string[];
}

/** The next value of 1, 2, 2.5, 5 or 10 times a power of ten, so that the axis ends at a round number. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((step) => step * power >= value) ?? 10;
  return factor * power;
}

/** Draws hours so far as an area, work done as the part of the budget it is worth, the budget and today as lines. */
export function draw(view: BurnView): Drawing {
  const { start, end, today, budget } = view;
  const span = Math.max(DAY, Date.parse(end) - Date.parse(start));
  const burned = series(view, ({ burned: hours }) => hours);
  const done = budget === undefined ? [] : series(view, ({ done: percent }) => worth(percent, budget));
  const top = roundUp(Math.max(budget ?? 0, ...[...burned, ...done].map(({ hours }) => hours)) * 1.02);
  const x = (day: string): number => round(((Date.parse(day) - Date.parse(start)) / span) * WIDTH);
  const y = (hours: number): number => round(HEIGHT - (hours / top) * HEIGHT);
  const line = (points: readonly Point[]): string =>
    points.map(({ day, hours }, index) => `${index === 0 ? 'M' : 'L'}${x(day)} ${y(hours)}`).join(' ');
  const last = burned.at(-1);
  const middle = new Date(Date.parse(start) + span / 2).toISOString().slice(0, 10);
  return {
    burnedLine: line(burned),
    burnedArea: last ? `${line(burned)} L${x(last.day)} ${HEIGHT} L${x(start)} ${HEIGHT} Z` : '',
    doneLine: line(done),
    // A line of no length with round ends is a dot that does not stretch with the drawing.
    dots: done.map(({ day, hours }) => `M${x(day)} ${y(hours)}h0.01`).join(' '),
    budgetLine: budget === undefined ? '' : `M0 ${y(budget)}H${WIDTH}`,
    todayLine: today < end ? `M${x(today)} 0V${HEIGHT}` : '',
    hours: [top, top / 2, 0],
    days: [start, middle, end],
  };
}

interface Point {
  day: string;
  hours: number;
}

/** The points of one measure from nothing at the start; a week's figure stands at its end, this week's at today. */
function series({ weeks, start, today }: BurnView, read: (week: BurnWeek) => number | undefined): Point[] {
  const points = weeks.flatMap((week) => {
    const hours = read(week);
    if (hours === undefined) return [];
    const last = new Date(Date.parse(week.week) + 6 * DAY).toISOString().slice(0, 10);
    return [{ day: week.week <= today && last > today ? today : last, hours }];
  });
  return points.length === 0 ? [] : [{ day: start, hours: 0 }, ...points];
}

/** Work done in hours of the budget. */
export function worth(percent: number | undefined, budget: number): number | undefined {
  return percent === undefined ? undefined : (percent / 100) * budget;
}
