import type { Org, OrgModel } from '../../org.types.ts';
import { createReader } from '../../schema/reader.ts';
import { quote } from '../../store/index.ts';
import { SETTING } from '../standard-rows.ts';
import type { RollUp } from './compile.ts';
import { computeRollUp } from './compute.ts';

/** Masters whose roll-ups are computed at a time. */
const BATCH = 1000;

/**
 * Computes the roll-ups that a deploy adds or changes, for every master. No flow and no rule runs, and no record counts as
 * changed by it. Must run inside the deploy's transaction.
 */
export function recomputeRollUps(org: Org, next: OrgModel): void {
  const { store } = org;
  const before = new Map(org.model.automation.allRollUps.map((rollUp) => [nameOf(rollUp), definitionOf(rollUp)]));
  const user = org.systemContext(store.setting(SETTING.administrator) ?? '');
  const reader = createReader({ model: next, store, user, now: org.now() });
  for (const rollUp of next.automation.allRollUps) {
    if (before.get(nameOf(rollUp)) === definitionOf(rollUp)) continue;
    const { master, field } = rollUp;
    const ids = store
      .all(`SELECT "Id" FROM ${quote(master.apiName)} WHERE "IsDeleted" = 0`)
      .map((row) => String(row['Id']));
    for (let start = 0; start < ids.length; start += BATCH) {
      const values = computeRollUp({ store, reader: () => reader }, rollUp, ids.slice(start, start + BATCH));
      for (const [id, value] of values) store.update(master, id, { [field.apiName]: value });
    }
  }
}

function nameOf({ master, field }: RollUp): string {
  return `${master.apiName}.${field.apiName}`;
}

/** What a roll-up's values depend on: its definition, and every formula of the details, which may lead to one another. */
function definitionOf({ field, child }: RollUp): string {
  return JSON.stringify([field.summary, child.fields.map(({ apiName, formula }) => [apiName, formula])]);
}
