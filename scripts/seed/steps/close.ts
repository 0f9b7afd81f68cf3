import { queryAll, updateRecords } from '../../connection/records.ts';
import { ofSeededAccount } from '../mark.ts';
import type { SeedContext, SeededDeal } from './context.ts';

/** Wins the deals that the plan says were won, also those that were re-opened later; one with a project was won before. */
export async function winDeals(
  { connection, stages, progress, tally }: SeedContext,
  deals: readonly SeededDeal[],
): Promise<void> {
  const launched = new Set(
    (
      await queryAll<{ Launch_Key__c: string | null }>(
        connection,
        `SELECT Launch_Key__c FROM Handover_Project__c WHERE ${ofSeededAccount('Opportunity__r.Account')}`,
      )
    ).map((row) => row.Launch_Key__c),
  );
  const toWin = deals.filter(({ plan, id, isWon }) => plan.work !== undefined && !isWon && !launched.has(id));
  await updateRecords(
    connection,
    'Opportunity',
    toWin.map((deal) => ({ Id: deal.id, StageName: stages.won })),
  );
  tally.written += toWin.length;
  progress.done(`${toWin.length} won`);
}

/** Loses what the plan says is lost, and re-opens what was won by mistake: the package puts its project on hold. */
export async function loseAndReopen(
  { connection, stages, progress, tally }: SeedContext,
  deals: readonly SeededDeal[],
): Promise<void> {
  const now = new Map(
    (
      await queryAll<{ Id: string; IsClosed: boolean; IsWon: boolean }>(
        connection,
        `SELECT Id, IsClosed, IsWon FROM Opportunity WHERE ${ofSeededAccount('Account')}`,
      )
    ).map((row) => [row.Id, row]),
  );
  const lost = deals.filter(({ plan, id }) => plan.stage === 'lost' && now.get(id)?.IsClosed === false);
  const reopened = deals.filter(({ plan, id }) => plan.stage === 'reopened' && now.get(id)?.IsWon === true);
  await updateRecords(connection, 'Opportunity', [
    ...lost.map(({ id }) => ({ Id: id, StageName: stages.lost })),
    ...reopened.map(({ id }) => ({ Id: id, StageName: stages.open.at(-1) ?? null })),
  ]);
  tally.written += lost.length + reopened.length;
  progress.done(`${lost.length} lost, ${reopened.length} re-opened`);
}
