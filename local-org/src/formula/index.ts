import { checkFormula } from './checker.ts';
import { FormulaCompileError } from './errors.ts';
import { resultWriter } from './values/field-values.ts';
import { parseFormula } from './syntax/parser.ts';
import type { CompiledFormula, CompileOptions } from './types.ts';

export { FormulaCompileError, FormulaEvaluationError } from './errors.ts';
export type * from './types.ts';

/** Salesforce Help, "Formula Field Limits and Restrictions". */
const LONGEST_SOURCE = 3900;

/**
 * Compiles a formula: parses it, checks every name and type against the scope, and turns it into closures that may be
 * evaluated any number of times.
 *
 * @param source the formula as text (XML entities already decoded); in flows names may be written `{!Name}`
 * @throws FormulaCompileError in the words of Salesforce (its formula engine's labels, double spaces included), with the
 *   position of the fault
 */
export function compileFormula(source: string, options: CompileOptions): CompiledFormula {
  if (source.length > LONGEST_SOURCE) {
    throw new FormulaCompileError(
      `Formula is too long (${source.length.toLocaleString('en-US')} characters).  ` +
        `Maximum length is ${LONGEST_SOURCE.toLocaleString('en-US')} characters`,
      LONGEST_SOURCE,
    );
  }
  const { root, references, dependsOnTime } = checkFormula(parseFormula(source, options.place === 'flow'), options);
  const write = resultWriter(root.type, options);
  return {
    source,
    returnType: options.returnType,
    references,
    dependsOnTime,
    compiledSize: root.size,
    evaluate: (context) => write(root.evaluate(context)),
  };
}
