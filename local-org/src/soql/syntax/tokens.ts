/** The clauses in which the same word may stand with different meaning. */
export type Clause = 'SELECT' | 'FROM' | 'WHERE' | 'GROUP BY' | 'HAVING' | 'ORDER BY' | 'OTHER';

/** A word, literal or sign of a query. */
export interface Token {
  readonly text: string;
  /** Characters from the start of the query, counted from 0. */
  readonly position: number;
  /** The clause of the innermost SELECT that it stands in. */
  readonly clause: Clause;
}

const TOKEN = /'(?:\\[^]|[^'\\])*'?|[\w.:$+-]+|[<>!]=|[^\s]/g;

const STARTS: Readonly<Record<string, Clause>> = {
  SELECT: 'SELECT',
  FROM: 'FROM',
  WHERE: 'WHERE',
  HAVING: 'HAVING',
  USING: 'OTHER',
  WITH: 'OTHER',
  LIMIT: 'OTHER',
  OFFSET: 'OTHER',
  FOR: 'OTHER',
};

/** Clauses that two words begin: alone they may be names (the object Group, a field Order). */
const STARTS_WITH_BY: Readonly<Record<string, Clause>> = { GROUP: 'GROUP BY', ORDER: 'ORDER BY' };

/** Splits a query into tokens, whether it is right or not: this is for messages, the grammar has a parser. */
export function tokenize(soql: string): Token[] {
  const found = [...soql.matchAll(TOKEN)];
  const enclosing: Clause[] = [];
  let clause: Clause = 'OTHER';
  return found.map((match, index): Token => {
    const [text] = match;
    const word = text.toUpperCase();
    if (text === '(') enclosing.push(clause);
    else if (text === ')') clause = enclosing.pop() ?? clause;
    else if (Object.hasOwn(STARTS, word)) clause = STARTS[word] ?? clause;
    else if (Object.hasOwn(STARTS_WITH_BY, word) && found[index + 1]?.[0].toUpperCase() === 'BY')
      clause = STARTS_WITH_BY[word] ?? clause;
    return { text, position: match.index, clause };
  });
}

/**
 * Where a word, or several as a function call has them, stands: in the clause given, or wherever it stands first.
 *
 * @returns undefined where the query does not have it
 */
export function positionOf(soql: string, words: string, clause?: Clause): number | undefined {
  const tokens = tokenize(soql);
  const wanted = tokenize(words).map((token) => token.text.toLowerCase());
  const starts = tokens.filter((_, start) =>
    wanted.every((text, offset) => tokens[start + offset]?.text.toLowerCase() === text),
  );
  return (starts.find((token) => token.clause === clause) ?? starts[0])?.position;
}
