import type { Connection } from 'jsforce';
import { literal, literals, queryAll } from '../connection/records.ts';
import { StepError } from './steps.ts';

/**
 * Waits until the groups are calculated: until then an assignment gives nobody anything, and Salesforce calculates after
 * the deploy has ended (Object Reference, "PermissionSetGroup", Status).
 */
export async function waitForGroups(
  connection: Connection,
  names: readonly string[],
  options: { readonly seconds: number; readonly pause?: (milliseconds: number) => Promise<void> } = { seconds: 600 },
): Promise<void> {
  const pause = options.pause ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));
  for (let waited = 0; ; waited += 5) {
    const rows = await queryAll<{ DeveloperName: string; Status: string }>(
      connection,
      `SELECT DeveloperName, Status FROM PermissionSetGroup WHERE DeveloperName IN ${literals(names)}`,
    );
    const failed = rows.filter(({ Status }) => Status === 'Failed').map(({ DeveloperName }) => DeveloperName);
    if (failed.length > 0)
      throw new StepError(`Salesforce could not calculate ${failed.join(', ')}. Recalculate it in Setup, then go on.`);
    const pending = names.filter(
      (name) => !rows.some(({ DeveloperName, Status }) => DeveloperName === name && Status === 'Updated'),
    );
    if (pending.length === 0) return;
    if (waited >= options.seconds)
      throw new StepError(
        `After ${options.seconds} seconds not calculated yet: ${pending.join(', ')}. Run this again.`,
      );
    await pause(5_000);
  }
}

/** Whether the user of the connection has the permission set. */
export async function hasPermissionSet(connection: Connection, name: string): Promise<boolean> {
  const { user_id: user } = await connection.identity();
  const rows = await queryAll(
    connection,
    `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = ${literal(user)} AND PermissionSet.Name = ${literal(name)}`,
  );
  return rows.length > 0;
}
