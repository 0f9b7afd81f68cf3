import type { OutboxEntry } from '../automation/types.ts';
import { callOrg, findConnection } from './connection.ts';

/** Runs a scheduled flow of the org now, all its batches. */
export async function runScheduledFlow(name: string): Promise<void> {
  await callOrg(findConnection(), '/local-org/run-flow', { method: 'POST', body: { name } });
  process.stdout.write(`Run: ${name}. What it would have sent: "debug outbox".\n`);
}

/** Prints what the org would have sent, oldest first. */
export async function showOutbox(options: { readonly json: boolean }): Promise<void> {
  const entries = (await callOrg(findConnection(), '/local-org/outbox')) as readonly OutboxEntry[];
  if (options.json) {
    process.stdout.write(`${JSON.stringify(entries, null, 2)}\n`);
    return;
  }
  for (const { at, kind, recipients, subject, body } of entries)
    process.stdout.write(`${at}  ${kind}  ${recipients.join(', ')}\n  ${subject}\n  ${body}\n`);
  process.stdout.write(`${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}\n`);
}
