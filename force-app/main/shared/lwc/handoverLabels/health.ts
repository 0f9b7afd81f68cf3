import PROJECTS_SUMMARY from '@salesforce/label/c.Handover_Health_Projects_Summary';
import PROJECT_LIST from '@salesforce/label/c.Handover_Health_Project_List';
import CHART_TITLE from '@salesforce/label/c.Handover_Burn_Title';
import CHART_BURNED from '@salesforce/label/c.Handover_Burn_Burned';
import CHART_DONE from '@salesforce/label/c.Handover_Burn_Done';
import CHART_BUDGET from '@salesforce/label/c.Handover_Burn_Budget';
import CHART_NO_BUDGET from '@salesforce/label/c.Handover_Burn_No_Budget';
import CHART_NOTHING from '@salesforce/label/c.Handover_Burn_Nothing';
import CHART_USED from '@salesforce/label/c.Handover_Burn_Used';
import CHART_USED_NO_BUDGET from '@salesforce/label/c.Handover_Burn_Used_No_Budget';
import CHART_PACE_OVER from '@salesforce/label/c.Handover_Burn_Pace_Over';
import CHART_PACE_UNDER from '@salesforce/label/c.Handover_Burn_Pace_Under';
import CHART_WEEK from '@salesforce/label/c.Handover_Burn_Week';
import CHART_WEEK_HOURS from '@salesforce/label/c.Handover_Burn_Week_Hours';
import CHART_TOTAL from '@salesforce/label/c.Handover_Burn_Total';
import CHART_WORK_DONE from '@salesforce/label/c.Handover_Burn_Work_Done';
import CHART_FIGURES from '@salesforce/label/c.Handover_Burn_Figures';
import CHART_FROM_UPDATES from '@salesforce/label/c.Handover_Burn_From_Updates';
import INVOICES_TITLE from '@salesforce/label/c.Handover_Invoices_Title';
import INVOICE_PAID from '@salesforce/label/c.Handover_Invoices_Paid';
import INVOICE_OPEN from '@salesforce/label/c.Handover_Invoices_Open';
import INVOICE_OVERDUE from '@salesforce/label/c.Handover_Invoices_Overdue';
import INVOICE_REST from '@salesforce/label/c.Handover_Invoices_Rest';
import INVOICE_TOTAL from '@salesforce/label/c.Handover_Invoices_Total';
import INVOICE_VALUE from '@salesforce/label/c.Handover_Invoices_Value';
import INVOICE_READY from '@salesforce/label/c.Handover_Invoices_Ready';
import PENDING_TITLE from '@salesforce/label/c.Handover_Pending_Title';
import PENDING_NONE from '@salesforce/label/c.Handover_Pending_None';
import PENDING_MORE from '@salesforce/label/c.Handover_Pending_More';
import PENDING_EXTRA from '@salesforce/label/c.Handover_Pending_Extra';
import PENDING_APPROVED from '@salesforce/label/c.Handover_Pending_Approved';
import PENDING_NOT_APPROVED from '@salesforce/label/c.Handover_Pending_Not_Approved';
import STATUS_TITLE from '@salesforce/label/c.Handover_Latest_Status_Title';
import STATUS_NONE from '@salesforce/label/c.Handover_Latest_Status_None';
import STATUS_BY from '@salesforce/label/c.Handover_Latest_Status_By';
import STATUS_PATH from '@salesforce/label/c.Handover_Latest_Status_Path';
import PROMISES_TITLE from '@salesforce/label/c.Handover_Promises_Title';
import PROMISES_NONE from '@salesforce/label/c.Handover_Promises_None';
import PROMISE_OPEN from '@salesforce/label/c.Handover_Promises_Open';
import PROMISE_LATE from '@salesforce/label/c.Handover_Promises_Late';
import PROMISE_MET from '@salesforce/label/c.Handover_Promises_Met';
import PROMISE_WAIVED from '@salesforce/label/c.Handover_Promises_Waived';
import PROMISE_BREACHED from '@salesforce/label/c.Handover_Promises_Breached';
import SLIP_LATER from '@salesforce/label/c.Handover_Milestone_Slip_Later';
import SLIP_LATER_ONE from '@salesforce/label/c.Handover_Milestone_Slip_Later_One';
import SLIP_EARLIER from '@salesforce/label/c.Handover_Milestone_Slip_Earlier';
import SLIP_EARLIER_ONE from '@salesforce/label/c.Handover_Milestone_Slip_Earlier_One';
import SLIP_NONE from '@salesforce/label/c.Handover_Milestone_Slip_None';
import QUESTIONS_TITLE from '@salesforce/label/c.Handover_Questions_Title';
import QUESTIONS_OPEN from '@salesforce/label/c.Handover_Questions_Open';
import QUESTIONS_NONE from '@salesforce/label/c.Handover_Questions_None';
import QUESTIONS_ANSWERED from '@salesforce/label/c.Handover_Questions_Answered';

/** Words of the health panel of a won deal: burn chart, invoices, issues, promises, questions, status. */
export const health = {
  projectsSummary: PROJECTS_SUMMARY,
  projectList: PROJECT_LIST,
  chartTitle: CHART_TITLE,
  chartBurned: CHART_BURNED,
  chartDone: CHART_DONE,
  chartBudget: CHART_BUDGET,
  chartNoBudget: CHART_NO_BUDGET,
  chartNothing: CHART_NOTHING,
  chartUsed: CHART_USED,
  chartUsedNoBudget: CHART_USED_NO_BUDGET,
  chartPaceOver: CHART_PACE_OVER,
  chartPaceUnder: CHART_PACE_UNDER,
  chartWeek: CHART_WEEK,
  chartWeekHours: CHART_WEEK_HOURS,
  chartTotal: CHART_TOTAL,
  chartWorkDone: CHART_WORK_DONE,
  chartFigures: CHART_FIGURES,
  chartFromUpdates: CHART_FROM_UPDATES,
  invoicesTitle: INVOICES_TITLE,
  invoicePaid: INVOICE_PAID,
  invoiceOpen: INVOICE_OPEN,
  invoiceOverdue: INVOICE_OVERDUE,
  invoiceRest: INVOICE_REST,
  invoiceTotal: INVOICE_TOTAL,
  invoiceValue: INVOICE_VALUE,
  invoiceReady: INVOICE_READY,
  pendingTitle: PENDING_TITLE,
  pendingNone: PENDING_NONE,
  pendingMore: PENDING_MORE,
  pendingExtra: PENDING_EXTRA,
  pendingApproved: PENDING_APPROVED,
  pendingNotApproved: PENDING_NOT_APPROVED,
  statusTitle: STATUS_TITLE,
  statusNone: STATUS_NONE,
  statusBy: STATUS_BY,
  statusPath: STATUS_PATH,
  promisesTitle: PROMISES_TITLE,
  promisesNone: PROMISES_NONE,
  promiseOpen: PROMISE_OPEN,
  promiseLate: PROMISE_LATE,
  promiseMet: PROMISE_MET,
  promiseWaived: PROMISE_WAIVED,
  promiseBreached: PROMISE_BREACHED,
  slipLater: SLIP_LATER,
  slipLaterOne: SLIP_LATER_ONE,
  slipEarlier: SLIP_EARLIER,
  slipEarlierOne: SLIP_EARLIER_ONE,
  slipNone: SLIP_NONE,
  questionsTitle: QUESTIONS_TITLE,
  questionsOpen: QUESTIONS_OPEN,
  questionsNone: QUESTIONS_NONE,
  questionsAnswered: QUESTIONS_ANSWERED,
};
