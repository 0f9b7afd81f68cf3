/** Markup that is safe to put into a page. */
export interface Html {
  readonly markup: string;
}

type Value = string | number | Html | readonly Html[];

/** A template in which every text is escaped; only other templates go in as they are. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  const parts = strings.map((text, index) => (index < values.length ? text + inserted(values[index] ?? '') : text));
  return { markup: parts.join('') };
}

/** Markup that the program itself wrote; never anything that comes from an org. */
export function raw(markup: string): Html {
  return { markup };
}

function inserted(value: Value): string {
  if (typeof value === 'string') return escape(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
}
