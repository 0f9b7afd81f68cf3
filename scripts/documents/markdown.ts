/** A Markdown table; line breaks and bars of its cells are made harmless. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const cell = (value: string): string => value.replaceAll('|', '\\|').replace(/\s+/gu, ' ').trim();
