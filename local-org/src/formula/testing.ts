import assert from 'node:assert/strict';
import { compileFormula, FormulaCompileError, FormulaEvaluationError } from './index.ts';
import type { CompiledFormula, CompileOptions, FieldValue, FormulaContext, FormulaDataType } from './types.ts';

interface TestField {
  readonly type: FormulaDataType;
  readonly value?: FieldValue;
  readonly prior?: FieldValue;
  readonly compiledSize?: number;
}

interface Circumstances extends Partial<Omit<CompileOptions, 'scope'>> {
  /** Fields by name; a name may have dots. */
  readonly fields?: Readonly<Record<string, TestField>>;
  readonly context?: Partial<FormulaContext>;
}

/** Compiles a formula for tests: by default a Text formula field that treats blanks as blanks. */
export function compileForTest(formula: string, circumstances: Circumstances = {}): CompiledFormula {
  const { fields = {}, context: _context, ...options } = circumstances;
  const known = new Map(
    Object.entries(fields).map(([name, { type, compiledSize = 25 }]) => [
      name.toLowerCase(),
      { path: name.split('.'), type, compiledSize },
    ]),
  );
  return compileFormula(formula, {
    returnType: 'Text',
    place: 'field',
    blanksAs: 'blank',
    scope: { resolve: (path) => known.get(path.join('.').toLowerCase()) },
    ...options,
  });
}

/** What a formula answers for tests: at noon of 15 May 2024 in GMT, on a record that is being updated. */
export function evaluateForTest(formula: string, circumstances: Circumstances = {}): FieldValue {
  const { fields = {}, context } = circumstances;
  return compileForTest(formula, circumstances).evaluate({
    value: (path) => fields[path.join('.')]?.value ?? null,
    priorValue: (path) => fields[path.join('.')]?.prior ?? null,
    isNew: false,
    isClone: false,
    now: new Date('2024-05-15T12:00:00Z'),
    timeZone: 'GMT',
    ...context,
  });
}

/** Asserts a table of formulas and their answers. */
export function assertAnswers(
  answers: readonly (readonly [formula: string, answer: FieldValue])[],
  circumstances: Circumstances = {},
): void {
  for (const [formula, answer] of answers) {
    assert.equal(evaluateForTest(formula, circumstances), answer, formula);
  }
}

/** Asserts that a formula does not compile, with this message. */
export function assertRefused(formula: string, message: string, circumstances: Circumstances = {}): void {
  assert.throws(() => compileForTest(formula, circumstances), refusal(FormulaCompileError, message), formula);
}

/** Asserts that a formula compiles but fails to evaluate, with this message. */
export function assertFails(formula: string, message: string, circumstances: Circumstances = {}): void {
  assert.throws(() => evaluateForTest(formula, circumstances), refusal(FormulaEvaluationError, message), formula);
}

function refusal(
  kind: typeof FormulaCompileError | typeof FormulaEvaluationError,
  message: string,
): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof kind, String(error));
    assert.equal(error.message, message);
    return true;
  };
}
