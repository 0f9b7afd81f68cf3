import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { table } from './markdown.ts';

const REASONS = 'config/dependencies.yaml';

const Reasons = z.record(
  z.string(),
  z.strictObject({
    for: z.string(),
    instead: z.string(),
    kept_by: z.string(),
    held: z.string().optional(),
    size: z.number(),
  }),
);

const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
      devDependencies: z.record(z.string(), z.string()).optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

const Project = z.object({ allowScripts: z.record(z.string(), z.boolean()) });

type Packages = z.infer<typeof Lockfile>['packages'];

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** The page on dependencies: each direct one with its reason, every licence of the tree, the install scripts that may run. */
export function dependenciesPage(): string {
  const { packages } = Lockfile.parse(read('package-lock.json'));
  const reasons = Reasons.parse(parse(readFileSync(REASONS, 'utf8')));
  const project = packages[''];
  const direct = Object.keys({ ...project?.dependencies, ...project?.devDependencies }).sort();
  requireSame(direct, Object.keys(reasons));
  const { allowScripts } = Project.parse(read('package.json'));

  const rows = direct.map((name) => {
    const path = `node_modules/${name}`;
    const { version = '', license = 'not stated' } = packages[path] ?? {};
    const reason = reasons[name];
    return [
      `\`${name}\` ${version}`,
      reason?.for ?? '',
      reason?.instead ?? '',
      reason?.kept_by ?? '',
      license,
      `${reason?.size} MB, brings ${bringsAlong(packages, path)}`,
    ];
  });

  const held = direct.flatMap((name) => {
    const why = reasons[name]?.held;
    return why === undefined ? [] : [[`\`${name}\` ${packages[`node_modules/${name}`]?.version ?? ''}`, why]];
  });

  const licences = new Map<string, string[]>();
  for (const [path, entry] of Object.entries(packages)) {
    if (path === '') continue;
    const licence = entry.license ?? 'not stated';
    licences.set(licence, [...(licences.get(licence) ?? []), path.split('node_modules/').at(-1) ?? path]);
  }
  const licenceRows = [...licences]
    .sort(([a, left], [b, right]) => right.length - left.length || a.localeCompare(b))
    .map(([licence, names]) => [
      licence,
      String(names.length),
      names.length > 5 ? '' : [...new Set(names)].sort().join(', '),
    ]);

  const withScripts = Object.entries(packages)
    .filter(([, entry]) => entry.hasInstallScript)
    .map(([path]) => path.split('node_modules/').at(-1) ?? path)
    .sort()
    .map((name) => {
      const allowed = allowScripts[name];
      if (allowed === undefined) throw new Error(`allowScripts in package.json does not decide about ${name}`);
      return [`\`${name}\``, allowed ? 'allowed: it links the Node.js binary' : 'denied: nothing here needs it'];
    });

  return `# Dependencies

<!-- Made by \`npm run docs\` from package-lock.json and ${REASONS}. -->

All are tools: an org receives none of them. The package itself is metadata and components that use what Salesforce serves. Each has to earn its
place here; \`npm run docs\` refuses a dependency without a reason.

${table(['package', 'what for', 'instead of', 'kept by', 'licence', 'size'], rows)}

## Health

Each was the newest release when it was last looked at (\`npm outdated\`, 22 November 2026), but for those held back:

${table(['package', 'held back because'], held)}

Most are kept by Salesforce or by a foundation or company with several maintainers. What rests on one person is small or can be replaced by what stands under _instead of_: \`decimal.js\`, \`fast-xml-parser\`,
\`jszip\`, \`sformula\` (tests only), \`@sparticuz/chromium\` (tests only).

## Licences of the whole tree

What they ask of us: nothing of theirs is passed on with this repository, so naming them here is enough. Who passes on an installed copy passes on
their notices, which npm leaves in each folder. MPL-2.0 (\`axe-core\` and others) asks for the source of changed files: none is changed. The
packages under _SEE LICENSE_ are Salesforce's, free to use for building on its platform, not to pass on separately. \`jszip\` is taken under MIT.

${table(['licence', 'packages', 'which'], licenceRows)}

What others have recorded or written and this repository does hold stands with its licence beside it: descriptions of standard objects
([BSD-3-Clause](../local-org/src/schema/standard/LICENSE.txt), also [as test data](../local-org/conformance/standard-describe/LICENSE.txt)) and formulas of Salesforce Help
([MIT](../local-org/conformance/salesforce-help-formulas/LICENSE.txt)). Both ask for their notice to be kept, and it is.

## Install scripts

${table(['package', 'install script'], withScripts)}

\`allowScripts\` in package.json decides by name; \`npm run docs\` refuses a new one that is not decided. npm 11 follows it. Older versions of npm run
every install script: with them, \`npm ci --ignore-scripts && npm rebuild node\` does the same.

## Known weaknesses

\`npm audit\` judges by what is published on the day it runs, so no list of it stands here; read it with these notes. Nothing in this tree reaches an org or a
server: what it can harm is the machine that builds and tests. \`npm audit --omit=dev\` shows what
\`npm start\` and \`handover\` run with, and is the list to act on first; \`@salesforce/cli\` and \`@salesforce/sfdx-lwc-jest\` fix the versions of what they bring. An override (\`rollup\` is one) is the way to lift what a maintainer has not lifted yet.
Dependabot opens a pull request a week.
`;
}

function requireSame(direct: readonly string[], explained: readonly string[]): void {
  const missing = direct.filter((name) => !explained.includes(name));
  const gone = explained.filter((name) => !direct.includes(name));
  if (missing.length > 0) throw new Error(`${REASONS} has no reason for ${missing.join(', ')}`);
  if (gone.length > 0) throw new Error(`${REASONS} explains what is no dependency any more: ${gone.join(', ')}`);
}

/** How many packages come with the one at this path, resolved as Node.js does: the nearest node_modules upwards. */
function bringsAlong(packages: Packages, path: string): number {
  const seen = new Set<string>();
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const { dependencies = {}, optionalDependencies = {} } = packages[next] ?? {};
    for (const name of [...Object.keys(dependencies), ...Object.keys(optionalDependencies)]) {
      const found = nearest(packages, next, name);
      if (found !== undefined) waiting.push(found);
    }
  }
  return seen.size - 1;
}

function nearest(packages: Packages, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (candidate in packages) return candidate;
    if (folder === '') return undefined;
  }
}
