import { createContext, Script } from 'node:vm';
import { FormulaEvaluationError } from '../errors.ts';

const LONGEST_MATCH_IN_MILLISECONDS = 1000;
/** Steps that take no time worth watching. */
const HARMLESS_STEPS = 1_000_000;

const sandbox = { pattern: /(?:)/, text: '' };
const context = createContext(sandbox);
const script = new Script('pattern.test(text)');

/**
 * Whether a pattern matches. One that backtracks without end is stopped, as Salesforce stops it, because nothing else in
 * the process can interrupt it.
 *
 * @param source the pattern as the formula has it, for the message
 * @throws FormulaEvaluationError when the match takes longer than a second
 */
export function boundedMatch(pattern: RegExp, text: string, source: string): boolean {
  // Watching costs a hundred times what a usual match costs, so only what may run away is watched.
  if (mostSteps(source, text.length) <= HARMLESS_STEPS) return pattern.test(text);
  sandbox.pattern = pattern;
  sandbox.text = text;
  try {
    return script.runInContext(context, { timeout: LONGEST_MATCH_IN_MILLISECONDS }) === true;
  } catch (cause) {
    if (!isTimeout(cause)) throw cause;
    throw new FormulaEvaluationError(`Regular expression runtime exceeded for: ${source}`);
  }
}

/** The error comes from the other context, so it is no instance of this one's Error. */
function isTimeout(cause: unknown): boolean {
  return (
    typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}

/** An upper bound of the steps of a match: each quantifier can try every length; a quantified group multiplies without end. */
function mostSteps(source: string, length: number): number {
  const structure = source.replace(/\\.|\[[^\]]*\]/gs, 'x');
  if (/\)[*+{]/.test(structure)) return Number.POSITIVE_INFINITY;
  return length ** (structure.match(/[*+{]/g)?.length ?? 0);
}
