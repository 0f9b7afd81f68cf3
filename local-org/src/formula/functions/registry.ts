import { FormulaCompileError } from '../errors.ts';
import type { FormulaPlace } from '../types.ts';
import { ADVANCED } from './advanced.ts';
import { DATE_TIME } from './date-time.ts';
import type { FunctionDefinition } from './definition.ts';
import { LOGIC } from './logic.ts';
import { MATH } from './math.ts';
import { RECORD } from './record.ts';
import { TEXT } from './text.ts';

const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  [LOGIC, MATH, TEXT, DATE_TIME, RECORD, ADVANCED].flatMap((group) => Object.entries(group)),
);

/** Functions that Salesforce has and the local org does not execute. */
const NOT_SUPPORTED: ReadonlySet<string> = new Set([
  'CURRENCYRATE',
  'GETRECORDIDS',
  'GETSESSIONID',
  'HTMLENCODE',
  'IMAGEPROXYURL',
  'INCLUDE',
  'JSENCODE',
  'JSINHTMLENCODE',
  'JUNCTIONIDLIST',
  'LINKTO',
  'PARENTGROUPVAL',
  'PREDICT',
  'PREVGROUPVAL',
  'REQUIRESCRIPT',
  'URLENCODE',
  'URLFOR',
  'VLOOKUP',
]);

/**
 * Finds a function by its name in capitals.
 *
 * @throws FormulaCompileError for an unknown function, one that the local org does not execute, and one that may not be
 *   used in this place
 */
export function findFunction(name: string, position: number, place: FormulaPlace): FunctionDefinition {
  const definition = FUNCTIONS.get(name);
  if (definition === undefined) {
    const message = NOT_SUPPORTED.has(name)
      ? `The local org does not support function ${name}.`
      : `Unknown function ${name}. Check spelling.`;
    throw new FormulaCompileError(message, position);
  }
  if (definition.places !== undefined && !definition.places.includes(place)) {
    throw new FormulaCompileError(`Function ${name} may not be used in this type of formula`, position);
  }
  return definition;
}
