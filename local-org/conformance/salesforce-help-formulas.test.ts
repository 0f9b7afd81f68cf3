import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { runFormulaCommand } from '../src/commands/formula.ts';

/**
 * The evaluated examples of formulas in Salesforce Help, collected by the formulon project (licence beside them), put
 * to the `formula` command as a user would put them.
 */
const FOLDER = new URL('salesforce-help-formulas/', import.meta.url);
const NUMBER_OF_EXAMPLES = 241;

/** Examples that do not run, with the reason. One that begins to run must leave this table. */
const NOT_RUN: Readonly<Record<string, string>> = {
  'Application API Link: filled':
    'GETSESSIONID is not supported; the example expects the session id of the org it was recorded in',
};

type DataType = 'text' | 'number' | 'date' | 'datetime' | 'checkbox' | 'picklist' | 'null';
type Value = string | number | boolean | null;

interface Example {
  readonly name: string;
  readonly formula: string;
  readonly suites: readonly {
    readonly context: string;
    readonly identifiers: Readonly<Record<string, { readonly dataType: DataType; readonly value: Value }>>;
    readonly expectedResult: { readonly dataType: DataType; readonly value: Value };
  }[];
}

const TYPES: Readonly<Record<Exclude<DataType, 'null'>, string>> = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  datetime: 'DateTime',
  checkbox: 'Checkbox',
  picklist: 'Picklist',
};

/** The type among several recorded ones that is not the null of a blank value. */
function knownType(types: readonly (DataType | undefined)[]): string {
  const known = types.find((type) => type !== undefined && type !== 'null');
  return known === undefined ? 'Number' : TYPES[known];
}

interface Question {
  readonly title: string;
  readonly request: object;
  readonly expected: Value;
}

async function questions(): Promise<Question[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.json')).sort();
  const topics = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(new URL(file, FOLDER), 'utf8')) as { examples: Example[] }),
  );
  return topics
    .flatMap((topic) => topic.examples)
    .flatMap(({ name, formula, suites }) =>
      suites.map(({ context, identifiers, expectedResult }) => ({
        title: `${name}: ${context}`,
        expected: expectedResult.value,
        request: {
          formula,
          returnType: knownType(suites.map((suite) => suite.expectedResult.dataType)),
          blanksAs: 'blank',
          fields: Object.fromEntries(
            Object.entries(identifiers).map(([field, { value }]) => [
              field,
              { type: knownType(suites.map((suite) => suite.identifiers[field]?.dataType)), value },
            ]),
          ),
        },
      })),
    );
}

/** Recorded numbers were computed in binary floating point: their last digits are not exact. */
function agrees(answer: unknown, expected: Value): boolean {
  if (typeof answer !== 'number' || typeof expected !== 'number') return answer === expected;
  return Math.abs(answer - expected) <= 1e-12 * Math.abs(expected);
}

test('the formulas of Salesforce Help answer as recorded', async () => {
  const asked = await questions();
  assert.equal(asked.length, NUMBER_OF_EXAMPLES);
  const output = new PassThrough();
  const answers = text(output);
  await runFormulaCommand(Readable.from(asked.map(({ request }) => `${JSON.stringify(request)}\n`)), output);
  output.end();
  const lines = (await answers).trimEnd().split('\n');
  assert.equal(lines.length, asked.length);
  const failed = asked.flatMap(({ title, expected }, index) => {
    const line = lines[index] ?? '';
    const { value } = JSON.parse(line) as { value?: unknown };
    return agrees(value, expected) ? [] : [{ title, detail: `expected ${JSON.stringify(expected)}, answered ${line}` }];
  });
  assert.deepEqual(
    failed.filter(({ title }) => NOT_RUN[title] === undefined),
    [],
    'examples that should answer as recorded',
  );
  assert.deepEqual(
    failed.map(({ title }) => title).filter((title) => NOT_RUN[title] !== undefined),
    Object.keys(NOT_RUN),
    'examples listed as not running',
  );
});
