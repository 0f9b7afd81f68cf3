import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';

/** Everything that says something to people: commands, local org, metadata. */
const sources = globSync('{scripts,local-org/src,force-app}/**/*.{ts,xml}', {
  exclude: (name) => name.endsWith('.test.ts') || name === '__tests__' || name === 'node_modules',
})
  .map((file) => readFileSync(file, 'utf8').replaceAll('&apos;', "'"))
  .join('\n');

/** What stands in quotes in the first column of a chapter's tables; an ellipsis stands for what differs each time. */
function quotedMessages(file: string, from: string, to: string): string[] {
  const text = readFileSync(file, 'utf8');
  const chapter = text.slice(text.indexOf(`\n${from}\n`), text.indexOf(`\n${to}\n`));
  return chapter
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .flatMap((line) => [...(line.split(' | ')[0] ?? '').matchAll(/"([^"]+)"/gu)].map(([, message = '']) => message));
}

const CHAPTERS = [
  ['README.md', '### When something is refused', '## Commands'],
  ['docs/administrator.md', '## Troubleshooting by error', '## Your own pages, layouts and stages'],
] as const;

suite('A reader finds the message they see', () => {
  for (const [file, from, to] of CHAPTERS)
    test(`each message that ${file} explains is one that is said`, () => {
      const messages = quotedMessages(file, from, to);
      assert.ok(messages.length > 5);
      const unsaid = messages.filter((message) =>
        message.split('…').some((part) => part.trim() !== '' && !sources.includes(part.trim())),
      );
      assert.deepEqual(unsaid, []);
    });

  test('each message with which a flow refuses a save is explained', () => {
    const explained = quotedMessages(...CHAPTERS[1]);
    const said = globSync('force-app/**/*.flow-meta.xml').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/<errorMessage>([^<]*)/gu)].map(([, message = '']) => message),
    );
    assert.ok(said.length > 3);
    assert.deepEqual(
      said.filter((message) => !explained.some((part) => message.replaceAll('&apos;', "'").includes(part))),
      [],
    );
  });
});
