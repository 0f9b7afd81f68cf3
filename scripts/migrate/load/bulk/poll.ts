/** Milliseconds between two questions how far a job is. */
const PAUSE = { shortest: 100, longest: 15_000 };
/** While nothing tells how fast the org is: so much of the time that was waited. */
const OF_WAITED = 0.5;
/** So much of what the job still needs at the pace so far: a little early, because being late is time lost. */
const OF_REMAINING = 0.85;
/** So much of the time that the next job will keep the org busy: until then it costs nothing to be late. */
const OF_BEHIND = 0.5;

export interface Waiting {
  /** Milliseconds that this job was waited for. */
  readonly waited: number;
  /** Rows that the org works off in a millisecond; 0 while that is not known. */
  readonly rate: number;
  /** Rows of the job that are not worked off. */
  readonly remaining: number;
  /** Rows of jobs that wait behind it. */
  readonly behind: number;
}

/**
 * How long to wait until a job is asked again how far it is: each question is an API call, and a pause that ends late is time
 * lost only where nothing waits behind the job.
 */
export function pauseBefore({ waited, rate, remaining, behind }: Waiting): number {
  const needs = (rows: number) => rows / rate;
  const pause =
    rate === 0
      ? waited * OF_WAITED
      : behind === 0
        ? needs(remaining) * OF_REMAINING
        : needs(remaining) + needs(behind) * OF_BEHIND;
  return Math.max(Math.min(pause, PAUSE.longest), PAUSE.shortest);
}

/** How fast the org works jobs off that follow each other without a gap. */
export class Pace {
  #begun: number | undefined;
  #finished = 0;

  /** A job was handed over; the first one begins to count. */
  handedOver(now: number): void {
    this.#begun ??= now;
  }

  finished(rows: number): void {
    this.#finished += rows;
  }

  /** Rows a millisecond, with so many of the running job done; 0 while nothing tells. */
  rate(done: number, now: number): number {
    if (this.#begun === undefined || now <= this.#begun) return 0;
    return (this.#finished + done) / (now - this.#begun);
  }
}
