import path from 'node:path';
import { checkSource } from '../metadata/source/check-source.ts';
import { findProject, sourceFolders } from '../metadata/source/project.ts';
import type { ComponentProblem } from '../metadata/types.ts';

/**
 * Checks source folders as a deploy would, without an org, and prints each finding as `file:line:column: severity rule`
 * with message and remedy; with `json` as a JSON array. Answers the exit code: 1 when there is an error.
 */
export async function runCheckCommand(
  folders: readonly string[],
  { json }: { readonly json: boolean },
): Promise<number> {
  const from = process.cwd();
  const project = findProject(from);
  const problems = await checkSource(sourceFolders(project, folders, from), project.folder, {
    ...(project.sourceApiVersion === undefined ? {} : { apiVersion: project.sourceApiVersion }),
  });
  const errors = problems.filter(({ severity }) => severity === 'Error');
  if (json) process.stdout.write(`${JSON.stringify(problems, null, 2)}\n`);
  else {
    for (const problem of problems) process.stdout.write(`${describe(problem, path.relative(from, project.folder))}\n`);
    process.stdout.write(`${count(errors.length, 'error')}, ${count(problems.length - errors.length, 'warning')}\n`);
  }
  return errors.length > 0 ? 1 : 0;
}

function describe(problem: ComponentProblem, prefix: string): string {
  const place = [path.join(prefix, problem.fileName), problem.line, problem.column].filter(
    (part) => part !== undefined,
  );
  const lines = [
    `${place.join(':')}: ${problem.severity.toLowerCase()} ${problem.rule}`,
    `  ${problem.type} ${problem.fullName}: ${problem.problem}`,
  ];
  return [...lines, ...(problem.remedy === undefined ? [] : [`  Remedy: ${problem.remedy}`])].join('\n');
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
