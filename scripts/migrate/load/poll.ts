/** Milliseconds between two questions how far a job is. */
const PAUSE = { shortest: 100, longest: 15_000 };
/** A pause is at most this part of the time that was waited, so the number of questions grows with its logarithm only. */
const OF_WAITED = 0.5;
/** And this part of what the job still needs at its pace so far: estimates made early are too long. */
const OF_REMAINING = 0.7;

/**
 * How long to wait until a job is asked again how far it is: each question is an API call, and each pause that ends late is
 * time lost. `waited` milliseconds so far, `done` of its `rows`.
 */
export function pauseBefore({ waited, done, rows }: { waited: number; done: number; rows: number }): number {
  const remaining = done > 0 ? (waited * Math.max(rows - done, 0)) / done : Infinity;
  const pause = Math.min(waited * OF_WAITED, remaining * OF_REMAINING, PAUSE.longest);
  return Math.max(pause, PAUSE.shortest);
}
