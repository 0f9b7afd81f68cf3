import { setTimeout as pause } from 'node:timers/promises';

/** Asks until the answer satisfies, for what happens after the commit; fails with the last answer after 20 seconds. */
export async function eventually<Answer>(
  ask: () => PromiseLike<Answer>,
  satisfies: (answer: Answer) => boolean,
): Promise<Answer> {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    if (Date.now() > end) throw new Error(`Still not so after 20 seconds: ${JSON.stringify(answer)}`);
    await pause(100);
  }
}
