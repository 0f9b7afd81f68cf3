import type { Connection } from 'jsforce';
import { API_VERSION } from '../connection/target.ts';
import { literal, queryAll } from '../connection/records.ts';
import type { PolicySource } from '../package/package-contents.ts';
import { parseRecord, recordXml, withValue } from './policy-record.ts';

export type GateMode = 'Off' | 'Observe' | 'Enforce';

const FIELD = 'Gate_Mode__c';

/** A reason not to move the gate, with what to do first. */
export class GateError extends Error {}

/** The gate as formulas read it; blank counts as Off. Undefined: the org has no policy record. */
export async function readGate(connection: Connection, policy: PolicySource): Promise<string | undefined> {
  const [row] = await queryAll<{ Gate_Mode__c: string | null }>(
    connection,
    `SELECT ${FIELD} FROM ${policy.type} WHERE DeveloperName = ${literal(policy.record)}`,
  );
  return row === undefined ? undefined : (row.Gate_Mode__c ?? 'Off');
}

/**
 * Writes the mode into the org's policy record and keeps every other value of it: the record is read, changed in this one
 * value and deployed (custom metadata records are not written over the data API).
 */
export async function moveGate(connection: Connection, policy: PolicySource, mode: GateMode): Promise<void> {
  const answer: unknown = await connection.metadata.read('CustomMetadata', policy.fullName);
  const record = parseRecord(answer as Readonly<Record<string, unknown>>);
  if (record === undefined)
    throw new GateError(`The org has no policy record ${policy.fullName}. Deploy force-app and policy together.`);
  const xml = recordXml(withValue(record, { field: FIELD, value: mode, type: 'string' }));
  const { default: JSZip } = await import('jszip');
  const zip = new JSZip();
  zip.file('package.xml', manifest(policy.fullName));
  zip.file(`customMetadata/${policy.fullName}.md`, xml);
  const result = await connection.metadata
    .deploy(await zip.generateAsync({ type: 'nodebuffer' }), { singlePackage: true, rollbackOnError: true })
    .complete(true);
  const failures = [result.details?.componentFailures ?? []].flat();
  if (!result.success)
    throw new GateError(
      `The gate was not moved: ${failures.map(({ problem }) => problem).join('; ') || result.status}`,
    );
  const now = await readGate(connection, policy);
  if (now !== mode) throw new GateError(`The gate was deployed as ${mode} and reads ${now ?? 'nothing'}.`);
}

function manifest(fullName: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata"><types><members>${fullName}</members><name>CustomMetadata</name></types><version>${API_VERSION}</version></Package>\n`;
}
