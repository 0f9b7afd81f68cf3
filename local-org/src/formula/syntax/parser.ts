import { FormulaCompileError } from '../errors.ts';
import { tokenize, type Token } from './lexer.ts';

export type BinaryOperator = '||' | '&&' | '=' | '<>' | '<' | '<=' | '>' | '>=' | '+' | '-' | '&' | '*' | '/' | '^';
export type UnaryOperator = '-' | '+' | 'NOT';

/** The formula as written; `position` counts characters from 0. */
export type SyntaxNode =
  | { readonly kind: 'number'; readonly text: string; readonly position: number }
  | { readonly kind: 'text'; readonly value: string; readonly position: number }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly position: number }
  | { readonly kind: 'null'; readonly position: number }
  | { readonly kind: 'reference'; readonly name: string; readonly position: number }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly arguments: readonly SyntaxNode[];
      readonly position: number;
    }
  | {
      readonly kind: 'unary';
      readonly operator: UnaryOperator;
      readonly operand: SyntaxNode;
      readonly position: number;
    }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: SyntaxNode;
      readonly right: SyntaxNode;
      readonly position: number;
    };

/**
 * How tightly operators bind; all of them group from the left, and a sign binds tighter than `^`.
 *
 * Exponentiation binds tighter than multiplication, as Salesforce Help's own formulas (compound interest) need it and as
 * its recorded examples compute. Orgs are known to evaluate `2*2^3` as `(2*2)^3`, acknowledged by Salesforce as an issue:
 * a formula that must mean the same everywhere writes the parentheses.
 */
const BINDING: Readonly<Record<BinaryOperator, number>> = {
  '||': 1,
  '&&': 2,
  '=': 3,
  '<>': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '&': 5,
  '*': 6,
  '/': 6,
  '^': 7,
};

function isBinaryOperator(value: string): value is BinaryOperator {
  return Object.hasOwn(BINDING, value);
}

/**
 * Parses a formula.
 *
 * @param mergeFields whether `{!Name}` is read as the name (flows)
 * @throws FormulaCompileError `Syntax error. …`
 */
export function parseFormula(source: string, mergeFields: boolean): SyntaxNode {
  return new Parser(tokenize(source, mergeFields)).parse();
}

class Parser {
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): SyntaxNode {
    const root = this.#expression(1);
    const rest = this.#current;
    if (rest.kind !== 'end') {
      const found = rest.kind === 'name' ? rest.source : `'${rest.source}'`;
      throw new FormulaCompileError(`Syntax error. Extra ${found}`, rest.position);
    }
    return root;
  }

  get #current(): Token {
    const token = this.#tokens[this.#index];
    if (token === undefined) throw new FormulaCompileError("Syntax error.  Found 'end of formula'", 0);
    return token;
  }

  #advance(): Token {
    const token = this.#current;
    if (token.kind !== 'end') this.#index += 1;
    return token;
  }

  #isOperator(value: string): boolean {
    return this.#current.kind === 'operator' && this.#current.value === value;
  }

  #expect(value: string): void {
    if (!this.#isOperator(value))
      throw new FormulaCompileError(`Syntax error.  Missing '${value}'`, this.#current.position);
    this.#advance();
  }

  /** Precedence climbing: one call per nesting, so that a formula of nothing but parentheses still fits the stack. */
  #expression(minimum: number): SyntaxNode {
    let left = this.#operand();
    for (;;) {
      const token = this.#current;
      if (token.kind !== 'operator' || !isBinaryOperator(token.value) || BINDING[token.value] < minimum) return left;
      this.#advance();
      const right = this.#expression(BINDING[token.value] + 1);
      left = { kind: 'binary', operator: token.value, left, right, position: token.position };
    }
  }

  #operand(): SyntaxNode {
    const token = this.#advance();
    const { position } = token;
    if (token.kind === 'number') return { kind: 'number', text: token.value, position };
    if (token.kind === 'text') return { kind: 'text', value: token.value, position };
    if (token.kind === 'name') return this.#name(token);
    if (token.kind === 'operator') {
      if (token.value === '(') {
        const inner = this.#expression(1);
        this.#expect(')');
        return inner;
      }
      if (token.value === '-' || token.value === '+') {
        return { kind: 'unary', operator: token.value, operand: this.#operand(), position };
      }
      if (token.value === '!') return { kind: 'unary', operator: 'NOT', operand: this.#operand(), position };
    }
    throw new FormulaCompileError(`Syntax error.  Found '${token.source}'`, position);
  }

  #name(token: Token): SyntaxNode {
    const { position } = token;
    const isMergeField = token.source.startsWith('{');
    const keyword = isMergeField ? '' : token.value.toUpperCase();
    if (keyword === 'TRUE' || keyword === 'FALSE') return { kind: 'boolean', value: keyword === 'TRUE', position };
    if (keyword === 'NULL') return { kind: 'null', position };
    if (keyword === 'NOT') return { kind: 'unary', operator: 'NOT', operand: this.#operand(), position };
    if (isMergeField || !this.#isOperator('(')) return { kind: 'reference', name: token.value, position };
    this.#advance();
    const parameters: SyntaxNode[] = [];
    if (!this.#isOperator(')')) {
      parameters.push(this.#expression(1));
      while (this.#isOperator(',')) {
        this.#advance();
        parameters.push(this.#expression(1));
      }
    }
    this.#expect(')');
    return { kind: 'call', name: token.value.toUpperCase(), arguments: parameters, position };
  }
}
