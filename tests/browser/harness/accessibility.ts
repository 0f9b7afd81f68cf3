import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Salesforce's help text leaves its bubble in the document once it was shown: hidden, and so without a name. This one rule on
 * this one element is left out.
 */
const EXCEPTION = `axe.configure({ rules: [
  { id: 'aria-tooltip-name', selector: '[role=tooltip]:not(lightning-primitive-bubble)' },
] });`;

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

/**
 * Fails with each rule of axe that the page breaks, and where. `place` names the page's state in the failure.
 *
 * axe runs in a world of its own, as a browser's extension does: there it sees the document that assistive technology is
 * given. In the page's own world synthetic shadow hides the parts of a component from whoever asks from outside, so that a
 * label and its input in two components would count as unrelated.
 */
export async function assertAccessible(page: Page, place: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'axe',
    });
    const evaluate = async (expression: string): Promise<unknown> => {
      const options = { contextId, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, ...options });
      assert.equal(exceptionDetails, undefined, `axe ran on ${place}`);
      return result.value;
    };
    await evaluate(`${AXE}; ${EXCEPTION} true`);
    const violations = (await evaluate(
      `axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)`,
    )) as Violation[];
    const found = violations.map(
      ({ id, help, nodes }) => `${id} (${help}): ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
    );
    assert.deepEqual(found, [], `accessibility of ${place}`);
  } finally {
    await session.detach();
  }
}
