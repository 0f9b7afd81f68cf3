import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';

const FOLDER = 'tests/acceptance';
const README = readFileSync(`${FOLDER}/README.md`, 'utf8');
const TESTS = globSync(`${FOLDER}/**/*.test.ts`);

/** The sentence of a test made for each of several names: `through ${name} …` fits `through a collection …`. */
function fits(template: string, sentence: string): boolean {
  const parts = template.split(/\$\{[^}]*\}/u).map((part) => RegExp.escape(part));
  return new RegExp(`^${parts.join('.+')}$`, 'u').test(sentence);
}

/** Sentences of the tests in the files, and the names that the generated ones are made for. */
const sources = TESTS.map((file) => readFileSync(file, 'utf8'));
const templates = sources.flatMap((source) =>
  [...source.matchAll(/\btest\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/gu)].map(([, , sentence = '']) => sentence),
);

suite('What is promised is proven by a test that exists', () => {
  const promised = [...README.matchAll(/\| `([^`]+)`/gu)].map(([, sentence = '']) => sentence);

  test('the list of promises is read', () => {
    assert.ok(promised.length > 20);
    assert.ok(templates.length > 150);
  });

  for (const sentence of promised)
    test(sentence, () => {
      const [template] = templates.filter((candidate) => fits(candidate, sentence));
      assert.ok(template !== undefined, 'no test says so');
      const route = /^through (.+?) an unready/u.exec(sentence)?.[1];
      if (template.includes('${') && route !== undefined)
        assert.ok(
          sources.some((source) => source.includes(`'${route}':`) || source.includes(`"${route}":`)),
          `nobody goes ${route}`,
        );
    });

  test('each capability has its file, and each file its capability', () => {
    const named = [...README.matchAll(/\]\(([\w/-]+\.test\.ts)\)/gu)].map(([, file = '']) => file);
    assert.deepEqual(
      named.filter((file) => !existsSync(`${FOLDER}/${file}`)),
      [],
    );
    assert.deepEqual(
      TESTS.map((file) => file.slice(`${FOLDER}/`.length)).filter((file) => !named.includes(file)),
      [],
    );
    for (const capability of ['capture', 'gate', 'launch', 'see', 'run', 'learn'])
      assert.ok(named.includes(`${capability}/${capability}.test.ts`), capability);
  });
});
