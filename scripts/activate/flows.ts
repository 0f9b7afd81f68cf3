import type { Connection } from 'jsforce';
import { literals } from '../connection/records.ts';
import type { FlowSource } from '../package/package-contents.ts';

/** A flow of the package as the org has it. Version numbers; null: no active version, or the flow is not there. */
export interface FlowState {
  readonly name: string;
  readonly activeVersion: number | null;
  readonly latestVersion: number | null;
}

export interface Activation {
  readonly name: string;
  /** Why the org refused; absent when it took it. */
  readonly refusal?: string;
}

interface DefinitionRow {
  readonly Id: string;
  readonly DeveloperName: string;
  readonly ActiveVersion: { readonly VersionNumber: number } | null;
  readonly LatestVersion: { readonly VersionNumber: number } | null;
}

/** Reads the flows' versions (Tooling API, "FlowDefinition"), in the order given. */
export async function readFlowStates(connection: Connection, flows: readonly FlowSource[]): Promise<FlowState[]> {
  const rows = new Map((await definitions(connection, flows)).map((row) => [row.DeveloperName, row]));
  return flows.map(({ name }) => ({
    name,
    activeVersion: rows.get(name)?.ActiveVersion?.VersionNumber ?? null,
    latestVersion: rows.get(name)?.LatestVersion?.VersionNumber ?? null,
  }));
}

/** Whether the newest version of a flow is the one that runs. */
export function isCurrent({ activeVersion, latestVersion }: FlowState): boolean {
  return latestVersion !== null && activeVersion === latestVersion;
}

/** Makes the newest version of each flow the active one, one after the other; what one is refused for does not stop the rest. */
export async function activateFlows(
  connection: Connection,
  flows: readonly FlowSource[],
  report: (activation: Activation) => void,
): Promise<Activation[]> {
  const rows = new Map((await definitions(connection, flows)).map((row) => [row.DeveloperName, row]));
  const done: Activation[] = [];
  for (const { name } of flows) {
    const row = rows.get(name);
    const latest = row?.LatestVersion?.VersionNumber;
    if (row === undefined || latest === undefined || row.ActiveVersion?.VersionNumber === latest) continue;
    const refusal = await activateVersion(connection, row.Id, latest);
    const activation = { name, ...(refusal === undefined ? {} : { refusal }) };
    done.push(activation);
    report(activation);
  }
  return done;
}

async function definitions(connection: Connection, flows: readonly FlowSource[]): Promise<DefinitionRow[]> {
  const { records } = await connection.tooling.query<DefinitionRow>(
    'SELECT Id, DeveloperName, ActiveVersion.VersionNumber, LatestVersion.VersionNumber FROM FlowDefinition' +
      ` WHERE NamespacePrefix = null AND DeveloperName IN ${literals(flows.map(({ name }) => name))}`,
  );
  return records;
}

/** Answers the org's reason when it refuses; a lost connection or session is thrown. */
async function activateVersion(connection: Connection, id: string, version: number): Promise<string | undefined> {
  try {
    await connection.tooling
      .sobject('FlowDefinition')
      .update({ Id: id, Metadata: { activeVersionNumber: version } } as { Id: string });
    return undefined;
  } catch (error) {
    if (!(error instanceof Error) || !('errorCode' in error) || error.errorCode === 'INVALID_SESSION_ID') throw error;
    return `${String(error.errorCode)}: ${error.message}`;
  }
}

/** Switches flows off, the last one first; answers how many were on. The first refusal is thrown. */
export async function deactivateFlows(connection: Connection, flows: readonly FlowSource[]): Promise<number> {
  const active = (await definitions(connection, flows)).filter((row) => row.ActiveVersion !== null);
  const order = new Map(flows.map(({ name }, index) => [name, index]));
  const last = active.sort((one, other) => (order.get(other.DeveloperName) ?? 0) - (order.get(one.DeveloperName) ?? 0));
  for (const row of last) {
    // Version 0: none is active (Metadata API, "FlowDefinition").
    const refusal = await activateVersion(connection, row.Id, 0);
    if (refusal !== undefined) throw new Error(`${row.DeveloperName} could not be switched off: ${refusal}`);
  }
  return active.length;
}
