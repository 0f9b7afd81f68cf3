import { existsSync, globSync, readFileSync } from 'node:fs';

interface Flag {
  readonly name: string;
  readonly char?: string;
  readonly required?: boolean;
  readonly options?: readonly string[];
  readonly type: 'boolean' | 'option';
  readonly aliases?: readonly string[];
}

interface Command {
  readonly flags: Readonly<Record<string, Flag>>;
  readonly args: Readonly<Record<string, unknown>>;
}

const commands = new Map<string, Command>(
  globSync('node_modules/@salesforce/{cli,plugin-*}/oclif.manifest.json')
    .filter((file) => existsSync(file))
    .flatMap((file) => {
      const manifest = JSON.parse(readFileSync(file, 'utf8')) as { commands: Record<string, Command> };
      return Object.entries(manifest.commands);
    }),
);

/**
 * What is wrong with a command line of the `sf` CLI, by the CLI's own description of its commands: one that does not exist, a
 * flag it does not know, a required one that is missing, a value out of its list. Empty when the CLI would take it.
 */
export function faultsOfSfCommand(words: readonly string[]): readonly string[] {
  const firstFlag = words.findIndex((word) => word.startsWith('-'));
  const named = firstFlag < 0 ? words : words.slice(0, firstFlag);
  const length = [...named.keys()]
    .map((index) => named.length - index)
    .find((count) => commands.has(named.slice(0, count).join(':')));
  if (length === undefined) return [`sf has no command "${named.join(' ')}"`];
  const name = named.slice(0, length);
  const command = commands.get(name.join(':'));
  if (command === undefined) return [];
  const faults: string[] = [];
  const given = new Set<string>();
  for (let index = length; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!word.startsWith('-')) {
      if (Object.keys(command.args).length === 0) faults.push(`sf ${name.join(' ')} takes no argument "${word}"`);
      continue;
    }
    const [text = '', joined] = word.split('=', 2);
    const flag = Object.values(command.flags).find(
      (candidate) =>
        text === `--${candidate.name}` || text === `-${candidate.char}` || candidate.aliases?.includes(text.slice(2)),
    );
    if (flag === undefined) {
      faults.push(`sf ${name.join(' ')} has no flag ${text}`);
      continue;
    }
    given.add(flag.name);
    if (flag.type === 'boolean') continue;
    const value = joined ?? words[(index += 1)];
    if (value === undefined || value.startsWith('--')) faults.push(`${text} needs a value`);
    else if (flag.options !== undefined && !flag.options.includes(value)) faults.push(`${text} does not take ${value}`);
  }
  for (const flag of Object.values(command.flags))
    if (flag.required === true && !given.has(flag.name)) faults.push(`sf ${name.join(' ')} needs --${flag.name}`);
  return faults;
}
