import type { CodeBlock } from './documents.ts';

/** One command of a block, as a shell would take it: comments gone, continued lines joined. */
export interface CommandLine {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** The commands of a block of shell code. */
export function commandLines(block: CodeBlock): readonly CommandLine[] {
  const commands: CommandLine[] = [];
  let begun: { line: number; text: string } | undefined;
  block.code.split('\n').forEach((raw, index) => {
    const text = raw.replace(/(^|\s)#(?=\s).*$/u, '').trimEnd();
    const continued = text.endsWith('\\');
    const part = continued ? text.slice(0, -1) : text;
    begun =
      begun === undefined
        ? { line: block.line + index, text: part }
        : { ...begun, text: `${begun.text} ${part.trim()}` };
    if (continued) return;
    if (begun.text.trim() !== '') commands.push({ file: block.file, line: begun.line, text: begun.text.trim() });
    begun = undefined;
  });
  return commands;
}

/** The single commands that `&&` joins in one line. */
export function partsOf(command: CommandLine): readonly string[] {
  return command.text.split('&&').map((part) => part.trim());
}

/** The words of a command, quotes taken off, leading assignments of variables left out. */
export function wordsOf(command: string): readonly string[] {
  const words = [...command.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/gu)].map(([word]) => word.replaceAll(/["']/gu, ''));
  return words.slice(words.findIndex((word) => !/^[A-Z_]+=/u.test(word)));
}
