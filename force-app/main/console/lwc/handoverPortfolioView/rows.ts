import { isReadable, nodes, textOf, valueOf } from 'c/handoverGraphql';
import { common, format, portfolio as words } from 'c/handoverLabels';
import { healthMark, reasonsOf, slipText } from 'c/handoverProjectView';
import type { HealthMark, Reason } from 'c/handoverProjectView';
import type { PortfolioData, PortfolioNode } from './query';

/** One project. Percentages are of 0 to 100, dates YYYY-MM-DD; undefined where blank or not readable. */
export interface PortfolioRow {
  id: string;
  name: string;
  account: string;
  status: string;
  statusText: string;
  health: HealthMark;
  reasons: Reason[];
  burn: number | undefined;
  done: number | undefined;
  /** Hours run ahead of the work done by more than the policy allows. */
  ahead: boolean;
  erosion: number | undefined;
  milestone: string;
  milestoneDue: string | undefined;
  overdue: boolean;
  slip: string;
  lead: string;
  /** Days since the last status; undefined when there was none. */
  statusAge: number | undefined;
  ageText: string;
}

export interface PortfolioRows {
  rows: PortfolioRow[];
  /** Projects in the org that fit, loaded or not. */
  total: number;
  /** Whether the viewer may read margins. */
  showsErosion: boolean;
}

const DAY = 86_400_000;

/** Where hours may not run ahead of the work any further, only the policy knows: the health says it. */
const BURN_REASONS = new Set(['BURN_AMBER', 'BURN_RED']);

/** The projects of the answer; undefined when the user may not read projects. `today` is a date of the user's calendar. */
export function toRows(data: PortfolioData, today: string): PortfolioRows | undefined {
  const connection = data.uiapi?.query?.Handover_Project__c;
  if (!connection) return undefined;
  const found = nodes(connection);
  return {
    rows: found.map((node) => toRow(node, today)),
    total: connection.totalCount ?? found.length,
    showsErosion: found.some((node) => isReadable(node.Margin_Erosion__c)),
  };
}

function toRow(node: PortfolioNode, today: string): PortfolioRow {
  const [milestone] = nodes(node.Handover_Milestones__r);
  const due = valueOf(node.Next_Milestone_Due__c);
  const overdue = due !== undefined && due < today;
  const slip = valueOf(milestone?.Slip_Days__c) ?? 0;
  const reasons = reasonsOf(node);
  const told = valueOf(node.Latest_Update_On__c);
  const statusAge = told === undefined ? undefined : Math.max(0, (Date.parse(today) - Date.parse(told)) / DAY);
  return {
    id: node.Id,
    name: valueOf(node.Name) ?? '',
    account: valueOf(node.Account__r?.Name) ?? '',
    status: valueOf(node.Status__c) ?? '',
    statusText: textOf(node.Status__c),
    health: healthMark(valueOf(node.Health__c)),
    reasons,
    burn: valueOf(node.Burn__c),
    done: valueOf(node.Percent_Complete__c),
    ahead: reasons.some(({ code }) => BURN_REASONS.has(code)),
    erosion: valueOf(node.Margin_Erosion__c),
    milestone: valueOf(milestone?.Name) ?? '',
    milestoneDue: due,
    overdue,
    // A milestone that is overdue cannot be early as well, whatever its first plan was.
    slip: slip > 0 || (slip < 0 && !overdue) ? slipText(slip) : '',
    lead: valueOf(node.Delivery_Lead__r?.Name) ?? common.notSet,
    statusAge,
    ageText: ageText(statusAge),
  };
}

function ageText(days: number | undefined): string {
  if (days === undefined) return words.ageNever;
  if (days === 0) return words.ageToday;
  return days === 1 ? words.ageYesterday : format(words.ageDays, days);
}
