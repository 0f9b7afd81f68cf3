import { after, before, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser } from './launch.ts';
import { startSeededOrg } from './org.ts';
import type { SeededOrg } from './org.ts';
import { DESKTOP, openProfile, visit } from './visitor.ts';
import type { Visitor } from './visitor.ts';

/** Opens a window and logs in. */
export type Enter = (person: string, path: string, viewport?: typeof DESKTOP) => Promise<Visitor>;

export interface Stage {
  /** The seeded company; there while tests run. */
  readonly org: SeededOrg;
  /** One test in which people open windows of their own; what those show is kept when it fails. */
  scene(name: string, run: (enter: Enter, context: TestContext) => Promise<void>): void;
}

/** A seeded company and a browser for the tests of one `describe`. */
export function prepareStage(): Stage {
  let org: SeededOrg;
  let browser: Browser;
  let profile: BrowserContext;

  before(async () => {
    [org, browser] = await Promise.all([startSeededOrg(), launchBrowser()]);
    profile = await openProfile(browser);
  });

  after(async () => {
    await browser?.close();
    await org?.stop();
  });

  return {
    get org() {
      return org;
    },
    scene(name, run) {
      it(name, async (context) => {
        const visitors: Visitor[] = [];
        try {
          await run(async (person, path, viewport = DESKTOP) => {
            const visitor = await visit(profile, org, viewport);
            visitors.push(visitor);
            await visitor.logIn(person, path);
            return visitor;
          }, context);
          for (const visitor of visitors) await visitor.close();
        } catch (error) {
          for (const visitor of visitors) context.diagnostic(`what the window shows: ${await visitor.evidence(name)}`);
          throw error;
        } finally {
          for (const { page } of visitors) await page.close();
        }
      });
    },
  };
}
