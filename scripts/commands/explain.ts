import { RejectedRowsError } from '../connection/records.ts';

/** What an org answers, by its code or words, and what the administrator does about it. The first that fits counts. */
const REMEDIES: readonly { readonly when: RegExp; readonly remedy: string }[] = [
  {
    when: /INVALID_SESSION_ID|Session expired or invalid/,
    remedy:
      'Log in again: sf org login web --alias ALIAS, a new token in SF_ACCESS_TOKEN, or "npm start" for the local org.',
  },
  {
    when: /REQUEST_LIMIT_EXCEEDED/,
    remedy:
      "The org's requests of the last 24 hours are used up. What is done stands: run the same command again when some are free.",
  },
  {
    when: /after several attempts|CONNECTION_LOST/,
    remedy: 'What is done stands: run the same command again when the org answers.',
  },
  {
    when: /INSUFFICIENT_ACCESS|CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY/,
    remedy: 'Your user lacks a right that this needs. Run it as an administrator of the org.',
  },
];

/** What of the package the org does not know, or does not show to this user: both are said in the same words. */
const HIDDEN = /(?:type|No such column|on entity) '(Handover_\w+)'/;
const DEPLOY =
  'Deploy the package (npm run org:deploy -- --target-org ALIAS). If it is there, your user does not see it: sf org assign permset --name Handover_Admin';

/** The message for people, with the remedy that the network's or the org's own words lack. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message === 'fetch failed' || /ECONNREFUSED|ENOTFOUND/.test(`${error.message} ${String(error.cause)}`))
    return 'the org does not answer. Start the local org with "npm start", or name an org that runs with --target-org ALIAS.';
  const message = error.message.trim();
  const details = error instanceof RejectedRowsError ? JSON.stringify(error.rejected) : '';
  const found = REMEDIES.find(({ when }) => when.test(message) || when.test(details));
  const hidden = HIDDEN.exec(message);
  if (hidden !== null) return `The org does not show ${hidden[1] ?? ''}. ${DEPLOY}`;
  return found === undefined ? message : `${message.replace(/\.?$/u, '.')}\n${found.remedy}`;
}
