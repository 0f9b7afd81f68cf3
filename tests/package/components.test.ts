import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';

const read = (file: string): string => readFileSync(file, 'utf8');
const templates = globSync('force-app/main/*/lwc/*/*.html');
const scripts = globSync('force-app/main/*/lwc/*/*.ts', { exclude: (name) => name === '__tests__' });

/** The longest class of a component, in lines. */
const LONGEST = 150;

/** What a template would show or read out that is written in it, instead of coming from a label. */
function wordsIn(template: string): string[] {
  const shown = template.replaceAll(/<!--[^]*?-->/gu, '').replaceAll(/<[^>]*>|\{[^}]*\}/gu, '\n');
  const spoken = template.matchAll(
    /\s(?:label|title|alt|alternative-text|aria-label|placeholder|heading|field-level-help|message-when-[\w-]+)="([^"]+)"/gu,
  );
  return [...shown.split('\n'), ...[...spoken].map(([, text]) => text ?? '')]
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

suite('Components', () => {
  test('each one that draws something has tests of its own, which judge its accessibility', () => {
    assert.ok(templates.length > 30);
    const untested = templates
      .map((file) => path.dirname(file))
      .filter(
        (bundle) => !globSync(`${bundle}/__tests__/*.test.ts`).some((file) => /toBeAccessible\(/u.test(read(file))),
      );
    assert.deepEqual(untested, []);
  });

  test('no class is longer than what fits on a few screens', () => {
    const long = scripts
      .map((file) => [path.basename(file), /^export default class [^]*?^\}$/mu.exec(read(file))?.[0] ?? ''] as const)
      .map(([name, source]) => [name, source.split('\n').length] as const)
      .filter(([, lines]) => lines > LONGEST);
    assert.deepEqual(long, []);
  });

  test('all text comes from labels', () => {
    const found = templates.flatMap((file) => wordsIn(read(file)).map((text) => `${path.basename(file)}: ${text}`));
    assert.deepEqual(found, []);
  });

  test('dates, numbers and money are written as the locale of the user does', () => {
    // `en-CA` writes a month as YYYY-MM: a key, which nobody reads.
    const fixed = scripts.filter((file) =>
      /\.toFixed\(|\.toLocale(?:Date|Time)?String\(|Intl\.\w+\(\s*(?!LOCALE\b|'en-CA')/u.test(read(file)),
    );
    assert.deepEqual(fixed, []);
  });

  test('no component is part of itself by way of others', () => {
    const parts = new Map<string, Set<string>>();
    for (const file of [...templates, ...scripts, ...globSync('force-app/main/*/lwc/*/*.css')]) {
      const bundle = path.basename(path.dirname(file));
      const source = read(file).replaceAll(/^(?:import|export) type [^]*?;$/gmu, '');
      const tags = [...source.matchAll(/<c-([a-z-]+)/gu)].map(([, tag]) => camelCase(tag ?? ''));
      const modules = [...source.matchAll(/(?:from|import) 'c\/(\w+)'/gu)].map(([, name]) => name ?? '');
      parts.set(bundle, new Set([...(parts.get(bundle) ?? []), ...tags, ...modules]));
    }
    const reaches = (from: string, target: string, seen = new Set<string>()): boolean =>
      [...(parts.get(from) ?? [])].some((part) => {
        if (part === target) return true;
        if (seen.has(part)) return false;
        seen.add(part);
        return reaches(part, target, seen);
      });
    assert.deepEqual(
      [...parts.keys()].filter((bundle) => reaches(bundle, bundle)),
      [],
    );
  });
});

function camelCase(tag: string): string {
  return tag.replaceAll(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}
