import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { orderLoads } from './order.ts';
import { readPlan } from './read-plan.ts';
import type { ReadPlan } from './read-plan.ts';
import { formattedSchema, SCHEMA_FILE } from './write-schema.ts';

async function read(text: string): Promise<ReadPlan> {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'plan-')), 'plan.yaml');
  await writeFile(file, text);
  return readPlan(file);
}

const told = ({ problems }: ReadPlan) => problems.map(({ code, line, message }) => `${line ?? '-'} ${code} ${message}`);

suite('A plan', () => {
  test('the published JSON Schema is the one that plans are checked with', async () => {
    assert.equal(await readFile(SCHEMA_FILE, 'utf8'), await formattedSchema());
  });

  test('every ready plan is a right one', async () => {
    const files = (await readdir('config/migrations')).filter((name) => name.endsWith('.yaml'));
    assert.ok(files.length >= 5);
    for (const name of files) assert.deepEqual(told(await readPlan(path.join('config/migrations', name))), [], name);
  });

  test('all faults are reported together, each with its line', async () => {
    const plan = await read(`name: Faulty
sources:
  a: { csv: a.csv, encoding: ebcdic }
loads:
  one:
    object: Account
    source: a
    key: Name
    colour: red
    fields:
      Name: { column: Name, number: 'about 5' }
`);
    const lines = told(plan);
    assert.equal(lines.length, 3);
    assert.match(lines[0] ?? '', /^3 PLAN_INVALID sources\.a\.encoding: Invalid option/);
    assert.match(lines.join('\n'), /^9 PLAN_INVALID loads\.one\.colour: "colour" is no setting that belongs here/m);
    assert.match(
      lines.join('\n'),
      /^11 PLAN_INVALID loads\.one\.fields\.Name\.number: write 1234\.56 the way the file does/m,
    );
  });

  test('names that lead nowhere, two origins and a key without columns are reported', async () => {
    const plan = await read(`name: Contradictions
sources:
  a: { csv: a.csv }
loads:
  one:
    object: Account
    source: b
    key: Key__c
    fields:
      Key__c: { template: '{A}-{B}' }
      Name: { column: A, constant: B }
      ParentId: { column: A, reference: two }
`);
    assert.deepEqual(told(plan), [
      '7 PLAN_INVALID loads.one.source: there is no source "b".',
      '5 PLAN_INVALID loads.one: the key is not taken from columns alone, so name the columns that tell the rows apart with id:.',
      '11 PLAN_INVALID loads.one.fields.Name: give exactly one of column:, constant:, template: and columns:.',
      '12 PLAN_INVALID loads.one.fields.ParentId.reference: there is no load "two".',
    ]);
  });

  test('YAML that cannot be read is reported with its line', async () => {
    assert.match(told(await read('name: A\nsources: {\n'))[0] ?? '', /^[23] PLAN_NOT_READABLE /);
  });
});

suite('The order of loads', () => {
  const plan = async (fields: Readonly<Record<string, string>>) => {
    const loads = Object.entries(fields).map(
      ([name, list]) => `  ${name}: { object: Account, source: a, key: Name, fields: { Name: N, ${list} } }\n`,
    );
    const { plan: found } = await read(`name: Order\nsources: { a: { csv: a.csv } }\nloads:\n${loads.join('')}`);
    assert.ok(found);
    return found;
  };

  test('what is referred to comes first, else the order of the plan holds', async () => {
    const found = await plan({ c: 'X: { column: N, reference: b }', a: '', b: '' });
    assert.deepEqual(orderLoads(found, () => false).names, ['a', 'b', 'c']);
  });

  test('a circle is opened at a reference that may wait, and a reference to itself always waits', async () => {
    const found = await plan({
      a: 'X: { column: N, reference: b }',
      b: 'X: { column: N, reference: a }, Y: { column: N, reference: b }',
    });
    const { names, late, circle } = orderLoads(found, (load, field) => field === 'Y' || load === 'a');
    assert.deepEqual([names, circle], [['a', 'b'], []]);
    assert.deepEqual(
      [...late].map(([load, list]) => [load, [...list]]),
      [
        ['b', ['Y']],
        ['a', ['X']],
      ],
    );
  });

  test('a circle of references that are all required is named', async () => {
    const found = await plan({ a: 'X: { column: N, reference: b }', b: 'X: { column: N, reference: a }' });
    assert.deepEqual(orderLoads(found, () => false).circle, ['a', 'b']);
  });
});
