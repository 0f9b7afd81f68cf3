import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'c/handoverLabels';

const bundle = path.join('force-app/main/shared/lwc/handoverLabels');
const imported = readdirSync(bundle)
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(path.join(bundle, file), 'utf8').matchAll(/@salesforce\/label\/c\.(\w+)/g)])
  .map(([, name]) => name);
const defined = [
  ...readFileSync('force-app/main/shared/labels/CustomLabels.labels-meta.xml', 'utf8').matchAll(
    /<fullName>(\w+)<\/fullName>/g,
  ),
].map(([, name]) => name);

describe('labels', () => {
  it('are defined where a component imports them, and imported where they are defined', () => {
    expect([...imported].sort()).toEqual([...defined].sort());
  });

  it('cover every code that the flows write', () => {
    const flows = ['brief', 'project'].flatMap((capability) => codesOf(path.join('force-app/main', capability)));
    expect(new Set(flows).size).toBeGreaterThan(25);
    for (const code of flows) {
      expect(defined.some((name) => name === `Handover_Missing_${code}` || name === `Handover_Reason_${code}`)).toBe(
        true,
      );
    }
  });
});

/** Codes named in formulas and flows: words in capitals that begin with a section or a measure. */
function codesOf(folder: string): string[] {
  const pattern =
    /\b(?:(?:SCOPE|COMMITMENTS|TIMELINE|RESOURCES|COMMERCIALS|PROCUREMENT|PEOPLE|BACKGROUND)_[A-Z_]+|BURN_[A-Z]+|EROSION_[A-Z]+|MILESTONE_OVERDUE|DEADLINE_PASSED)\b/g;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(flow|field)-meta\.xml$/.test(file))
    .flatMap((file) => readFileSync(path.join(folder, file), 'utf8').match(pattern) ?? []);
}

describe('format', () => {
  it('puts values in place, numbers as the locale writes them, and leaves nothing behind for a missing one', () => {
    expect(format('{1} of {0}', 1234.567, 'two')).toBe('two of 1,234.57');
    expect(format('by {0}.', undefined)).toBe('by .');
  });
});
