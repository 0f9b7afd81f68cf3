import { FormulaCompileError } from '../errors.ts';

export type TokenKind = 'number' | 'text' | 'name' | 'operator' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As written, for messages. */
  readonly source: string;
  /** Text of a literal without quotes, canonical spelling of an operator, otherwise the source. */
  readonly value: string;
  readonly position: number;
}

/** Longest first. `==` and `!=` are other spellings of `=` and `<>`. */
const OPERATORS = [
  '&&',
  '||',
  '==',
  '!=',
  '<>',
  '<=',
  '>=',
  '=',
  '<',
  '>',
  '!',
  '+',
  '-',
  '*',
  '/',
  '^',
  '&',
  '(',
  ')',
  ',',
] as const;
const CANONICAL: Readonly<Record<string, string>> = { '==': '=', '!=': '<>' };

/** Also the invisible characters that editors and web pages leave behind in pasted formulas. */
const SPACE = /[\s\u200B\uFEFF]+/y;
const NUMBER = /\d+(\.\d+)?/y;
const NAME = /[A-Za-z$][A-Za-z0-9_$:.#]*/y;
/** An end of comment behind a backslash does not close it. */
const COMMENT = /\/\*(?:\\\*\/|[^])*?\*\//y;
const MERGE_FIELD = /\{!\s*([A-Za-z$_][A-Za-z0-9_$:.#]*)\s*\}/y;
const ESCAPE = /["'\\nrt]/;

/**
 * Splits a formula into tokens; the last one is of kind 'end'.
 *
 * @param mergeFields whether `{!Name}` is read as the name (flows)
 * @throws FormulaCompileError for a character that no token begins with, and for text or a comment left open
 * Source: lexer rules of Salesforce's formula engine (FormulaGrammar.g).
 */
export function tokenize(source: string, mergeFields: boolean): Token[] {
  const tokens: Token[] = [];
  let position = 0;

  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    return pattern.exec(source);
  };
  const add = (kind: TokenKind, text: string, value: string): void => {
    tokens.push({ kind, source: text, value, position });
    position += text.length;
  };

  while (position < source.length) {
    const space = match(SPACE);
    if (space !== null) {
      position += space[0].length;
      continue;
    }
    if (source.startsWith('/*', position)) {
      const comment = match(COMMENT);
      if (comment === null) throw new FormulaCompileError("Syntax error.  Missing '*/'", position);
      position += comment[0].length;
      continue;
    }
    const first = source.charAt(position);
    if (first === '"' || first === "'") {
      const text = readText(source, position, first);
      add('text', text.source, text.value);
      continue;
    }
    const merge = mergeFields ? match(MERGE_FIELD) : null;
    if (merge !== null) {
      add('name', merge[0], merge[1] ?? '');
      continue;
    }
    const number = match(NUMBER);
    if (number !== null) {
      add('number', number[0], number[0]);
      continue;
    }
    const name = match(NAME);
    if (name !== null) {
      add('name', name[0], name[0]);
      continue;
    }
    const operator = OPERATORS.find((candidate) => source.startsWith(candidate, position));
    if (operator === undefined) throw new FormulaCompileError(`Syntax error.  Found '${first}'`, position);
    add('operator', operator, CANONICAL[operator] ?? operator);
  }
  tokens.push({ kind: 'end', source: 'end of formula', value: '', position });
  return tokens;
}

/**
 * A text literal in single or double quotes. Only quotes and backslashes are unescaped: `\n` stays two characters, as in
 * Salesforce; a line break inside a literal ends it unfinished.
 */
function readText(source: string, start: number, quote: string): { source: string; value: string } {
  let value = '';
  for (let index = start + 1; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (character === quote) return { source: source.slice(start, index + 1), value };
    if (character === '\n' || character === '\r') break;
    if (character !== '\\') {
      value += character;
      continue;
    }
    const escaped = source.charAt(index + 1);
    if (!ESCAPE.test(escaped)) throw new FormulaCompileError(`Syntax error.  Found '\\${escaped}'`, index);
    value += escaped === '"' || escaped === "'" || escaped === '\\' ? escaped : `\\${escaped}`;
    index += 1;
  }
  throw new FormulaCompileError(`Syntax error.  Missing '${quote}'`, start);
}
