import assert from 'node:assert/strict';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { assertAccessible } from './accessibility.ts';

/** Brings what moves to its end; what moves for ever has none. */
const FINISH_ANIMATIONS = `for (const animation of document.getAnimations())
  if (Number.isFinite(animation.effect.getComputedTiming().endTime)) animation.finish();`;

export const DESKTOP = { width: 1280, height: 1000 };
export const PHONE = { width: 390, height: 844 };

/** A request of the page to the org: `POST /services/data/v66.0/graphql` with its body. */
interface ApiRequest {
  readonly address: string;
  readonly body: string;
}

/** One person at one browser window. Whatever goes wrong on the page while they use it is remembered and fails the test. */
export class Visitor {
  readonly page: Page;
  readonly #url: string;
  #problems: string[] = [];
  #requests: ApiRequest[] = [];
  /** Those since the document was asked for: what it needs to be drawn. */
  #opening: ApiRequest[] = [];
  #refused: string[] | undefined;
  #inFlight = new Set<Request>();

  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
    page.on('request', (request) => this.#sent(request));
    page.on('requestfinished', (request) => this.#inFlight.delete(request));
    page.on('requestfailed', (request) => {
      this.#inFlight.delete(request);
      const reason = request.failure()?.errorText ?? '';
      // Leaving a page ends what it still asked for.
      if (reason !== 'net::ERR_ABORTED') this.#problems.push(`${request.method()} ${request.url()}: ${reason}`);
    });
    page.on('response', (response) => {
      if (response.status() < 400) return;
      const line = `${response.request().method()} ${new URL(response.url()).pathname}: ${response.status()}`;
      (this.#refused ?? this.#problems).push(line);
    });
    page.on('console', (message) => {
      // The browser's own note about a refused request; the response itself is judged above.
      if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
      this.#problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#problems.push(`page error: ${error.message}`));
  }

  #sent(request: Request): void {
    this.#inFlight.add(request);
    const { pathname, search } = new URL(request.url());
    if (request.isNavigationRequest()) this.#opening = [];
    if (!/^\/(services|lightning\/frame|local-org)\//u.test(pathname)) return;
    const sent = { address: `${request.method()} ${pathname}${search}`, body: request.postData() ?? '' };
    this.#requests.push(sent);
    this.#opening.push(sent);
  }

  /** Comes without a session and logs in as everybody does: by choosing a name of the list. */
  async logIn(name: string, path = '/'): Promise<void> {
    await this.page.context().clearCookies();
    await this.page.goto(`${this.#url}${path}`);
    await this.page.getByRole('button', { name }).click();
    await this.page.getByRole('banner').getByText(name, { exact: true }).waitFor();
    await this.opened();
  }

  /** Goes on as another user, by the menu at the top right; the page stays the same. */
  async switchTo(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Switch user' }).click();
    const reloaded = this.page.waitForEvent('load');
    await this.page.getByRole('menuitemcheckbox', { name }).click();
    await reloaded;
    await this.page.getByRole('banner').getByText(name, { exact: true }).waitFor();
    await this.opened();
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.#url}${path}`);
    await this.opened();
  }

  /** Until the page is drawn, for which it may ask the org for nothing twice. */
  async opened(): Promise<void> {
    await this.settled();
    assert.deepEqual(repeated(this.#opening), [], `asked twice to draw ${this.page.url()}`);
  }

  /** Until nothing was on its way for a moment. */
  async settled(): Promise<void> {
    const end = Date.now() + 20_000;
    for (let quiet = 0; quiet < 3;) {
      if (Date.now() > end) throw new Error(`Still loading: ${[...this.#inFlight].map((request) => request.url())}`);
      quiet = this.#inFlight.size === 0 ? quiet + 1 : 0;
      await pause(40);
    }
  }

  /** Does something that the org is meant to refuse; answers the refused requests. */
  async refused(action: () => Promise<void>): Promise<string[]> {
    const refused: string[] = [];
    this.#refused = refused;
    await action();
    await this.settled();
    this.#refused = undefined;
    return refused;
  }

  /** What has the focus, as assistive technology is told. */
  async focused(): Promise<string> {
    const element = this.page.locator(':focus').last();
    return (await element.count()) === 0 ? '' : element.ariaSnapshot();
  }

  /** Presses Tab until what has the focus reads like that. */
  async tabTo(what: RegExp): Promise<void> {
    for (let steps = 0; steps < 150; steps += 1) {
      if (what.test(await this.focused())) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`The Tab key never reached ${what}; it ended on ${await this.focused()}.`);
  }

  /** Opens the list that has the focus and goes down to an option, by keyboard. */
  async chooseByKeyboard(option: string): Promise<void> {
    const { keyboard } = this.page;
    await keyboard.press('Enter');
    await this.page.getByRole('option', { name: option, exact: true }).waitFor();
    for (let steps = 0; steps < 20; steps += 1) {
      const id = await this.page.locator(':focus').last().getAttribute('aria-activedescendant');
      const active = id === null ? '' : await this.page.locator(`[id="${id}"]`).innerText();
      if (active.trim() === option) return keyboard.press('Enter');
      await keyboard.press('ArrowDown');
    }
    throw new Error(`The arrow keys never reached ${option}.`);
  }

  /** Nothing is wider than the window. */
  async assertNoSidewaysScroll(place: string): Promise<void> {
    const [width, shown] = await this.page.evaluate<[number, number]>(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    );
    assert.equal(width, shown, `width of ${place}`);
  }

  /** The requests to the org since the last call. */
  takeRequests(): readonly ApiRequest[] {
    const taken = this.#requests;
    this.#requests = [];
    return taken;
  }

  /** Judges a page as it stands: nothing went wrong, and axe finds no fault. */
  async judge(place: string): Promise<void> {
    await this.settled();
    // What fades in would be measured half transparent.
    await this.page.evaluate(FINISH_ANIMATIONS);
    await assertAccessible(this.page, place);
    this.assertUndisturbed(place);
  }

  assertUndisturbed(place: string): void {
    assert.deepEqual(this.takeProblems(), [], `what went wrong on ${place}`);
  }

  /** Forgets what is meant to go wrong, and only that. */
  forgive(problem: string): void {
    this.#problems = this.#problems.filter((other) => other !== problem);
  }

  /** What went wrong since the last call, for a test that means something to go wrong. */
  takeProblems(): readonly string[] {
    const problems = this.#problems;
    this.#problems = [];
    return problems;
  }

  /** Keeps what the window shows, for whoever looks into a failure; answers the file. */
  async evidence(name: string): Promise<string> {
    const file = path.resolve('.local-org', 'test', `${name.replaceAll(/\W+/gu, '-')}.png`);
    await this.page.screenshot({ path: file, fullPage: true });
    return file;
  }

  /** Leaves; whatever went wrong since it was last judged, or told to be meant, fails the test. */
  async close(): Promise<void> {
    await this.page.close();
    this.assertUndisturbed('the window until it was closed');
  }
}

/** Opens the one profile of a browser: its windows share the cache, and the session of whoever logged in last. */
export function openProfile(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ viewport: DESKTOP, deviceScaleFactor: 1, locale: 'en-GB', reducedMotion: 'reduce' });
}

/** Opens a window. */
export async function visit(
  profile: BrowserContext,
  org: { readonly url: string },
  viewport = DESKTOP,
): Promise<Visitor> {
  const page = await profile.newPage();
  await page.setViewportSize(viewport);
  page.setDefaultTimeout(10_000);
  return new Visitor(page, org.url);
}

/** Requests that were made more than once with the same address and body. */
export function repeated(requests: readonly ApiRequest[]): string[] {
  const seen = new Set<string>();
  return requests.map(({ address, body }) => `${address} ${body}`).filter((key) => seen.size === seen.add(key).size);
}

/** Names of the GraphQL operations among the requests, in their order. */
export function operations(requests: readonly ApiRequest[]): string[] {
  return requests.flatMap(({ address, body }) => {
    if (!address.endsWith('/graphql')) return [];
    const { query } = JSON.parse(body) as { query: string };
    return [/\bquery\s+(\w+)/u.exec(query)?.[1] ?? 'unnamed'];
  });
}
