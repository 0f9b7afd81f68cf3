import { callOrg, findConnection } from './connection.ts';

/** Empties the org. The running server writes the new administrator's session for the other commands itself. */
export async function runReset(): Promise<void> {
  const connection = findConnection();
  const answer = (await callOrg(connection, '/local-org/reset', { method: 'POST' })) as {
    username: string;
    accessToken: string;
  };
  process.stdout.write(`The org at ${connection.url} is empty. Administrator: ${answer.username}\n`);
  if (process.env['SF_ACCESS_TOKEN']) process.stdout.write(`SF_ACCESS_TOKEN=${answer.accessToken}\n`);
}
