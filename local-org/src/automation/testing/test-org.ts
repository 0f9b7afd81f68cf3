import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { componentsOf, createCatalog } from '../../metadata/catalog.ts';
import { readPackageContents } from '../../metadata/read.ts';
import { buildModel } from '../../model.ts';
import { openOrg } from '../../org.ts';
import type { Org } from '../../org.types.ts';
import type { SObjectRecord } from '../../schema/types.ts';
import { ADMINISTRATOR } from '../standard-rows.ts';
import type { DmlOperation, DmlResult, Limits } from '../types.ts';

/** Files of a package: path → root element and inner XML. */
export type Files = Readonly<Record<string, readonly [root: string, xml: string]>>;

/** An org in memory with the deployed files, and what tests do with it. */
export interface TestOrg {
  readonly org: Org;
  readonly adminId: string;
  /** Problems of the last deploy, as `Type FullName: problem`. */
  readonly problems: readonly string[];
  deploy(files: Files): readonly string[];
  insert(object: string, records: readonly SObjectRecord[], allOrNone?: boolean): DmlResult[];
  update(object: string, records: readonly SObjectRecord[], allOrNone?: boolean): DmlResult[];
  remove(object: string, ids: readonly string[], allOrNone?: boolean): DmlResult[];
  save(operation: DmlOperation, object: string, records: readonly SObjectRecord[], allOrNone?: boolean): DmlResult[];
  /** Inserts one record and answers its id; fails when it is refused. */
  create(object: string, record: SObjectRecord): string;
  /** All live records of an object, stored fields, in the order of their ids. */
  all(object: string): SObjectRecord[];
  one(object: string, id: string): SObjectRecord;
  /** Limits used by the last save. */
  readonly used: Limits['used'];
}

/** The instant at which every test org's clock stands. */
export const NOW = '2026-03-02T10:00:00.000Z';

/** Opens an org in memory that is closed when the test ends; the files must deploy. */
export function open(t: TestContext, files: Files): TestOrg {
  const org = testOrg(files);
  t.after(() => org.org.close());
  return org;
}

/** Opens an org in memory and deploys the files; problems of severity Error fail unless `mayFail`. */
export function testOrg(files: Files, options: { mayFail?: boolean } = {}): TestOrg {
  const org = openOrg({ file: ':memory:', now: () => new Date(NOW) });
  const adminId = String(org.store.all('SELECT "Id" FROM "User" WHERE "Username" = ?', [ADMINISTRATOR])[0]?.['Id']);
  let problems: readonly string[] = [];
  let used: Limits['used'] | undefined;

  const object = (name: string) => {
    const found = org.model.schema.object(name);
    assert.ok(found, `object ${name}`);
    return found;
  };
  const save: TestOrg['save'] = (operation, name, records, allOrNone = false) => {
    const user = org.userContext(adminId);
    assert.ok(user);
    return org.inTransaction(user, (transaction) => {
      const results = transaction.save({ operation, object: name, records, allOrNone });
      used = { ...transaction.limits.used };
      return results;
    });
  };
  const deploy: TestOrg['deploy'] = (deployed) => {
    const found: string[] = [];
    const errors: string[] = [];
    const contents = readPackageContents(encode(deployed));
    for (const problem of contents.problems) errors.push(`${problem.type} ${problem.fullName}: ${problem.problem}`);
    const catalog = createCatalog([...componentsOf(org.model.catalog), ...contents.components]);
    const model = buildModel(
      catalog,
      (component, problem, settings) => {
        const text = `${component.type} ${component.fullName}: ${problem}`;
        found.push(text);
        if (settings?.severity !== 'Warning') errors.push(text);
      },
      { keyPrefixes: org.store.keyPrefixes() },
    );
    if (options.mayFail !== true) assert.deepEqual(errors, []);
    problems = [...contents.problems.map((problem) => problem.problem), ...found];
    if (errors.length === 0) org.replaceModel(model, { saved: contents.components, removed: [] });
    return problems;
  };
  deploy(files);
  return {
    org,
    adminId,
    get problems() {
      return problems;
    },
    deploy,
    save,
    insert: (name, records, allOrNone) => save('insert', name, records, allOrNone),
    update: (name, records, allOrNone) => save('update', name, records, allOrNone),
    remove: (name, ids, allOrNone) =>
      save(
        'delete',
        name,
        ids.map((id) => ({ Id: id })),
        allOrNone,
      ),
    create(name, record) {
      const [result] = save('insert', name, [record]);
      assert.deepEqual(result?.errors, []);
      return String(result?.id);
    },
    all: (name) =>
      org.store.all(`SELECT "Id" FROM "${object(name).apiName}" WHERE "IsDeleted" = 0 ORDER BY "Id"`).map((row) => {
        const id = String(row['Id']);
        return org.store.load(object(name), [id]).get(id) ?? {};
      }),
    one: (name, id) => org.store.load(object(name), [id]).get(id) ?? {},
    get used() {
      assert.ok(used);
      return used;
    },
  };
}

function encode(files: Files): Record<string, Uint8Array> {
  return Object.fromEntries(
    Object.entries(files).map(([path, [root, xml]]) => [
      path,
      new TextEncoder().encode(
        `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="http://soap.sforce.com/2006/04/metadata">${xml}</${root}>`,
      ),
    ]),
  );
}

/** Status codes of a result's errors. */
export const codes = (result: DmlResult | undefined): string[] =>
  (result?.errors ?? []).map((error) => error.statusCode);
/** Their messages. */
export const messages = (result: DmlResult | undefined): string[] =>
  (result?.errors ?? []).map((error) => error.message);
