/**
 * The `skip` of a test that can only hold where the harness makes the org: why it is left out on the org that `HANDOVER_ORG` names,
 * and false on a local one.
 */
export function skippedOnAnOrg(why: string): string | false {
  return process.env['HANDOVER_ORG'] === undefined ? false : why;
}
