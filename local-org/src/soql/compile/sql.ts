/** A piece of SQL with the values of its placeholders, so that pieces can be put together in any order. */
export interface Sql {
  readonly text: string;
  readonly values: readonly (string | number | null)[];
}

/** Puts pieces together: sql`${left} = ${value(5)}`. Only pieces can be inserted, never bare text. */
export function sql(strings: TemplateStringsArray, ...parts: readonly Sql[]): Sql {
  let text = strings[0] ?? '';
  const values: (string | number | null)[] = [];
  parts.forEach((part, index) => {
    text += part.text + (strings[index + 1] ?? '');
    values.push(...part.values);
  });
  return { text, values };
}

/** Text that is SQL already: identifiers that were quoted, operators. Never user input. */
export function raw(text: string): Sql {
  return { text, values: [] };
}

/** A placeholder. */
export function value(of: string | number | null): Sql {
  return { text: '?', values: [of] };
}

/** A list of values as one placeholder, so that the text of a statement does not depend on their number. */
export function values(of: readonly (string | number | null)[]): Sql {
  return { text: '(SELECT value FROM json_each(?))', values: [JSON.stringify(of)] };
}

/** Pieces with a separator between them. */
export function join(parts: readonly Sql[], separator: string): Sql {
  return { text: parts.map((part) => part.text).join(separator), values: parts.flatMap((part) => part.values) };
}

/** A condition that always holds. */
export const TRUE = raw('1');
