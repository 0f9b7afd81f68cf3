import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';

/** The rows of "What it costs" in the administrator guide: what an org allows, what the package takes, where most. */
const GUIDE = readFileSync('docs/administrator.md', 'utf8');
const rows = new Map(
  GUIDE.slice(GUIDE.indexOf('| of the org'), GUIDE.indexOf('`preflight` compares'))
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, what = '', taken = '']) => [what, taken]),
);

const count = (pattern: string, holds: (text: string) => boolean = () => true): number =>
  globSync(`force-app/**/${pattern}`).filter((file) => holds(readFileSync(file, 'utf8'))).length;

/** How many parts of an object's folder satisfy a condition, by the object's name. */
function byObject(folder: string, holds: (text: string) => boolean): Map<string, number> {
  const counts = new Map<string, number>();
  for (const file of globSync(`force-app/main/*/objects/*/${folder}/*.xml`)) {
    const object = path.basename(path.dirname(path.dirname(file)));
    if (holds(readFileSync(file, 'utf8'))) counts.set(object, (counts.get(object) ?? 0) + 1);
  }
  return counts;
}

const LABELS: Readonly<Record<string, string>> = {
  Handover_Brief__c: 'Handover Brief',
  Handover_Project__c: 'Project',
};

/** The largest of the counts as the guide writes it: `20, on Project`. */
function largest(counts: Map<string, number>): string {
  const [object = '', most] = [...counts].toSorted(([, one], [, other]) => other - one)[0] ?? [];
  return `${most}, on ${LABELS[object] ?? object}`;
}

const fields = (holds: (text: string) => boolean): Map<string, number> => byObject('fields', holds);
const isOfType =
  (...types: string[]) =>
  (text: string): boolean =>
    types.some((type) => text.includes(`<type>${type}</type>`));
const isActiveRule = (text: string): boolean => text.includes('<active>true</active>');

suite('What the administrator guide says the package takes of an org is what it takes', () => {
  const taken: Readonly<Record<string, string>> = {
    'custom objects': String(count('*__c.object-meta.xml')),
    'fields on one object': largest(fields(() => true)),
    'fields on Opportunity': String(fields(() => true).get('Opportunity')),
    'roll-ups on one object': largest(fields(isOfType('Summary'))),
    'relationships from one object': largest(fields(isOfType('Lookup', 'MasterDetail'))),
    'active validation rules on one object': largest(byObject('validationRules', isActiveRule)),
    'active validation rules on Opportunity': String(byObject('validationRules', isActiveRule).get('Opportunity')),
    'active flows': String(count('*.flow-meta.xml', (text) => text.includes('<status>Active</status>'))),
    'fields of one object with history': largest(fields((text) => text.includes('<trackHistory>true</trackHistory>'))),
    'custom apps': String(count('*.app-meta.xml')),
    'custom tabs': String(count('*.tab-meta.xml')),
    'dashboards that run as the viewer': String(
      count('*.dashboard-meta.xml', (text) => text.includes('<dashboardType>LoggedInUser</dashboardType>')),
    ),
    'platform events': String(count('*__e.object-meta.xml')),
  };
  for (const [what, number] of Object.entries(taken)) test(what, () => assert.equal(rows.get(what), number));

  test('each row is counted, here or by preflight', () => {
    const counted = [...Object.keys(taken), 'relationships that formulas of Opportunity span'];
    assert.deepEqual(
      [...rows.keys()].filter((what) => !/^(?:of the org.*|-+|)$/u.test(what) && !counted.includes(what)),
      [],
    );
  });
});
