import type { Connection } from 'jsforce';
import { queryAll } from '../connection/records.ts';

/** Rows of one query page (SOQL and SOSL Reference: 2,000). */
const PAGE = 2_000;

export interface Candidate {
  readonly id: string;
  readonly name: string;
}

export interface Scope {
  /** Deals created before this moment were never asked whether they sell a project: ISO 8601. */
  readonly createdBefore: string;
  /** Whether deals that were never asked are taken as selling one: the policy's default, or because a condition names them. */
  readonly takeUnasked: boolean;
  /** A SOQL condition over Opportunity that narrows the pipeline. */
  readonly where?: string;
}

/**
 * Open deals that no brief is linked to, a page at a time, in the order of their ids. One that was adopted and then taken out
 * ("sells a project" off) keeps its link and is no candidate again.
 */
export async function* candidates(connection: Connection, scope: Scope): AsyncGenerator<Candidate[]> {
  for (let after = ''; ;) {
    const rows = await queryAll<{
      Id: string;
      Name: string;
      Handover_Sells_a_Project__c: boolean;
      CreatedDate: string;
    }>(
      connection,
      `SELECT Id, Name, Handover_Sells_a_Project__c, CreatedDate FROM Opportunity WHERE ${condition(scope)}` +
        `${after === '' ? '' : ` AND Id > '${after}'`} ORDER BY Id LIMIT ${PAGE}`,
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows
      .filter((row) => row.Handover_Sells_a_Project__c || isUnasked(row.CreatedDate, scope))
      .map((row) => ({ id: row.Id, name: row.Name }));
    after = last.Id;
  }
}

/** How many open deals have no brief linked; some of them may turn out not to sell a project. */
export async function countOpen(connection: Connection, scope: Scope): Promise<number> {
  return (await connection.query(`SELECT COUNT() FROM Opportunity WHERE ${condition(scope)}`)).totalSize;
}

function condition({ where }: Scope): string {
  return `IsClosed = false AND Handover_Brief__c = null${where === undefined ? '' : ` AND (${where})`}`;
}

function isUnasked(createdDate: string, scope: Scope): boolean {
  return scope.takeUnasked && Date.parse(createdDate) < Date.parse(scope.createdBefore);
}
