import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import type { Connection } from 'jsforce';
import { bundlesWithoutCode } from './bundles.ts';
import { waitForGroups } from './permission-sets.ts';
import { manifestXml, removals } from './removal.ts';
import { sf } from './shell.ts';
import { withGateOff } from './staged-policy.ts';
import { runSteps } from './steps.ts';
import type { Step } from './steps.ts';
import { requireMeant } from './target.ts';

suite('Scripts for an org', () => {
  test('production is refused unless it is meant; other orgs need no word', () => {
    const org = { name: 'Acme', edition: 'Enterprise Edition', kind: 'production', language: 'en_US' } as const;
    assert.throws(() => requireMeant(org, {}), /Acme is a production org .* --production/);
    assert.equal(requireMeant(org, { production: true }), org);
    assert.equal(requireMeant({ ...org, kind: 'sandbox' }, {}).kind, 'sandbox');
  });

  test('steps are numbered and the first failure ends them; a dry run prints commands and runs nothing', async () => {
    const ran: string[] = [];
    const step = (title: string, fails = false): Step => ({
      title,
      commands: [sf('org', 'display', '--name', "It's")],
      run: async () => {
        ran.push(title);
        if (fails) throw new Error('no');
        return 'done';
      },
    });
    const printed: string[] = [];
    const print = (line: string): void => void printed.push(line);
    await runSteps([step('One')], { dryRun: true, print });
    assert.deepEqual(ran, []);
    assert.equal(printed[1], String.raw`      $ sf org display --name 'It'\''s'`);
    await assert.rejects(runSteps([step('One'), step('Two', true), step('Three')], { dryRun: false, print }), /no/);
    assert.deepEqual(ran, ['One', 'Two']);
    assert.deepEqual(
      printed.filter((line) => line.startsWith('[')),
      ['[1/1] One', '[1/3] One', '[2/3] Two'],
    );
  });

  test('a component whose JavaScript is missing or older than its TypeScript is named', async () => {
    const project = await mkdtemp(path.join(tmpdir(), 'bundles-'));
    const bundle = async (name: string, files: Record<string, number>): Promise<void> => {
      const folder = path.join(project, 'force-app', 'main', 'part', 'lwc', name);
      await mkdir(folder, { recursive: true });
      for (const [file, minute] of Object.entries({ [`${name}.js-meta.xml`]: 0, ...files })) {
        await writeFile(path.join(folder, file), '');
        await utimes(path.join(folder, file), minute * 60, minute * 60);
      }
    };
    await bundle('fresh', { 'fresh.ts': 1, 'fresh.js': 2 });
    await bundle('old', { 'old.ts': 3, 'old.js': 2 });
    await bundle('bare', { 'bare.ts': 1, 'rows.ts': 1, 'rows.js': 1 });
    assert.deepEqual(await bundlesWithoutCode(project), ['bare/bare.ts', 'old/old.ts']);
    await rm(project, { recursive: true });
  });

  test('the policy for production has its gate Off and all else as shipped', () => {
    const value = (field: string, text: string): string =>
      `<values>\n<field>${field}</field>\n<value xsi:type="xsd:string">${text}</value>\n</values>`;
    const xml = value('Gate_Mode__c', 'Enforce') + value('Won_Stages__c', 'Enforce');
    assert.equal(withGateOff(xml), value('Gate_Mode__c', 'Off') + value('Won_Stages__c', 'Enforce'));
  });

  test('permission set groups are waited for, and one that failed is named', async () => {
    const answering = (...answers: string[]): Connection =>
      ({
        query: () => Promise.resolve({ records: [{ DeveloperName: 'Lead', Status: answers.shift() }] }),
      }) as unknown as Connection;
    let pauses = 0;
    const pause = async (): Promise<void> => void (pauses += 1);
    await waitForGroups(answering('Outdated', 'Updating', 'Updated'), ['Lead'], { seconds: 60, pause });
    assert.equal(pauses, 2);
    await assert.rejects(waitForGroups(answering('Failed'), ['Lead'], { seconds: 60, pause }), /calculate Lead/);
    await assert.rejects(
      waitForGroups(answering('Outdated', 'Outdated'), ['Lead'], { seconds: 5, pause }),
      /Run this again/,
    );
  });

  test('what refers to data is removed before the data; a flow version by version, a folder as what it holds', () => {
    const [first, second] = removals(
      [
        { type: 'CustomObject', fullName: 'Rate__c' },
        { type: 'Flow', fullName: 'Rate_Copy' },
        { type: 'ReportFolder', fullName: 'Rates' },
        { type: 'Report', fullName: 'Rates/All' },
        { type: 'Layout', fullName: 'Rate__c-Rate Layout' },
      ],
      new Map([['Rate_Copy', 2]]),
    );
    assert.deepEqual(
      [...first],
      [
        ['Flow', ['Rate_Copy-1', 'Rate_Copy-2']],
        ['Report', ['Rates', 'Rates/All']],
      ],
    );
    assert.deepEqual([...second], [['CustomObject', ['Rate__c']]]);
    assert.match(manifestXml(second), /<members>Rate__c<\/members>\s*<name>CustomObject<\/name>/);
  });
});
