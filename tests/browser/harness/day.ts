import { it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Visitor } from './visitor.ts';

/** One step of a day. */
export type Step = (name: string, run: (context: TestContext) => Promise<void>) => void;

/**
 * The steps of a day at one window, each of which needs the one before: a failed one says what the window shows, and the rest, which
 * would only fail for its sake, is left out.
 */
export function dayOf(visitor: () => Visitor): Step {
  let broken = false;
  return (name, run) => {
    it(name, async (context) => {
      if (broken) return context.skip('an earlier step failed');
      try {
        await run(context);
        visitor().assertUndisturbed(name);
      } catch (error) {
        broken = true;
        context.diagnostic(`what the window shows: ${await visitor().evidence(name)}`);
        throw error;
      }
    });
  };
}
