import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { buildLwc } from '../metadata/source/build-lwc.ts';
import { convertSource, type ConvertedSource } from '../metadata/source/convert-source.ts';
import { findProject, sourceFolders } from '../metadata/source/project.ts';
import { callOrg, findConnection, type OrgConnection } from './connection.ts';

/** How often a running deploy is asked for its state, in milliseconds. */
const POLL = 100;

const message = z.object({
  componentType: z.string(),
  fullName: z.string(),
  fileName: z.string(),
  created: z.boolean(),
  changed: z.boolean(),
  deleted: z.boolean(),
  problem: z.string().optional(),
  problemType: z.string().optional(),
  lineNumber: z.number().optional(),
  columnNumber: z.number().optional(),
});

const deployResult = z.object({
  done: z.boolean(),
  success: z.boolean(),
  status: z.string(),
  errorMessage: z.string().optional(),
  details: z.object({ componentSuccesses: z.array(message), componentFailures: z.array(message) }).optional(),
});

type Message = z.infer<typeof message>;
type Result = z.infer<typeof deployResult>;
type Connection = Pick<OrgConnection, 'url' | 'accessToken'>;

/**
 * Deploys source folders (none: every package directory of the project) to the org that `findConnection` names, the way the
 * `sf` CLI does over REST: compiles Lightning web components, converts to metadata format, deploys, waits. Prints what was
 * deployed, or the problems; answers the exit code.
 */
export async function runDeployCommand(
  folders: readonly string[],
  { checkOnly }: { readonly checkOnly: boolean },
): Promise<number> {
  const connection = findConnection();
  const project = findProject(process.cwd());
  const chosen = sourceFolders(project, folders, process.cwd());
  buildLwc(project, chosen);
  const source = await convertSource(project, chosen);
  const version = project.sourceApiVersion ?? '66.0';
  const result = await deployZip(connection, version, source.zip, checkOnly);
  process.stdout.write(
    `${(result.success ? successText(result, checkOnly) : failureText(result, source)).join('\n')}\n`,
  );
  return result.success ? 0 : 1;
}

async function deployZip(
  connection: Connection,
  version: string,
  zip: Uint8Array,
  checkOnly: boolean,
): Promise<Result> {
  const resource = `/services/data/v${version}/metadata/deployRequest`;
  const form = new FormData();
  const options = { deployOptions: { checkOnly, rollbackOnError: true, singlePackage: true } };
  form.append('entity_content', new Blob([JSON.stringify(options)], { type: 'application/json' }));
  form.append('file', new Blob([new Uint8Array(zip)], { type: 'application/zip' }), 'deploy.zip');
  const { id } = z
    .object({ id: z.string() })
    .parse(await callOrg(connection, resource, { method: 'POST', body: form }));
  for (;;) {
    const body = await callOrg(connection, `${resource}/${id}?includeDetails=true`);
    const { deployResult: result } = z.object({ deployResult }).parse(body);
    if (result.done) return result;
    await sleep(POLL);
  }
}

function successText({ details }: Result, checkOnly: boolean): string[] {
  const components = (details?.componentSuccesses ?? []).filter(({ componentType }) => componentType !== '');
  const counts = [
    ['created', components.filter(({ created }) => created).length],
    ['changed', components.filter(({ changed, deleted }) => changed && !deleted).length],
    ['deleted', components.filter(({ deleted }) => deleted).length],
    ['unchanged', components.filter(({ created, changed, deleted }) => !created && !changed && !deleted).length],
  ] as const;
  const parts = counts.filter(([, number]) => number > 0).map(([what, number]) => `${number} ${what}`);
  const byType = [...Map.groupBy(components, ({ componentType }) => componentType)].sort(([a], [b]) =>
    a.localeCompare(b),
  );
  const width = Math.max(0, ...byType.map(([type]) => type.length));
  const warnings = components.filter(({ problem }) => problem !== undefined);
  return [
    `${checkOnly ? 'Checked, nothing kept' : 'Deployed'}: ${components.length} components (${parts.join(', ')})`,
    ...byType.map(([type, list]) => `  ${type.padEnd(width)}  ${list.length}`),
    ...warnings.map(({ componentType, fullName, problem }) => `Warning: ${componentType} ${fullName}: ${problem}`),
  ];
}

function failureText(result: Result, source: ConvertedSource): string[] {
  const failures = result.details?.componentFailures ?? [];
  const plural = failures.length === 1 ? 'problem' : 'problems';
  const summary = result.errorMessage ?? `${failures.length} ${plural}, nothing was deployed`;
  return [...failures.flatMap((failure) => describe(failure, source)), `${result.status}: ${summary}`];
}

/** Line and column count in the deployed file, which for a child of an object is not its source file. */
function describe(failure: Message, source: ConvertedSource): string[] {
  const file = source.sourceOf(failure.componentType, failure.fullName);
  const sameFile = file !== undefined && !/\/objects\/[^/]+\/[^/]+\//u.test(file.split(path.sep).join('/'));
  const position =
    sameFile && failure.lineNumber !== undefined ? `:${failure.lineNumber}:${failure.columnNumber ?? 1}` : '';
  const place = file === undefined ? failure.fileName : path.relative(process.cwd(), file);
  return [`${place}${position}`, `  ${failure.componentType} ${failure.fullName}: ${failure.problem ?? ''}`];
}
