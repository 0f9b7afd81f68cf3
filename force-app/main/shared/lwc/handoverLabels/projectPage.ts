import NO_ACCESS from '@salesforce/label/c.Handover_Page_No_Access';
import BRIEF_NO_ACCESS from '@salesforce/label/c.Handover_Page_Brief_No_Access';
import NO_PROJECT_BRIEF from '@salesforce/label/c.Handover_Page_No_Project_Brief';
import MORE from '@salesforce/label/c.Handover_Page_More';
import HOURS_TITLE from '@salesforce/label/c.Handover_Page_Hours_Title';
import PROGRESS_TITLE from '@salesforce/label/c.Handover_Page_Progress_Title';
import UPDATED_ON from '@salesforce/label/c.Handover_Page_Updated_On';
import NEVER_UPDATED from '@salesforce/label/c.Handover_Page_Never_Updated';
import ENDS_ON from '@salesforce/label/c.Handover_Page_Ends_On';
import CHANGE_HOURS from '@salesforce/label/c.Handover_Page_Change_Hours';
import MILESTONES_TITLE from '@salesforce/label/c.Handover_Page_Milestones_Title';
import MILESTONES_DONE from '@salesforce/label/c.Handover_Page_Milestones_Done';
import NO_MILESTONES from '@salesforce/label/c.Handover_Page_No_Milestones';
import ADD_MILESTONE from '@salesforce/label/c.Handover_Page_Add_Milestone';
import NEW_MILESTONE from '@salesforce/label/c.Handover_Page_New_Milestone';
import COL_MILESTONE from '@salesforce/label/c.Handover_Page_Col_Milestone';
import COL_DUE from '@salesforce/label/c.Handover_Page_Col_Due';
import COL_BASELINE from '@salesforce/label/c.Handover_Page_Col_Baseline';
import COL_STATE from '@salesforce/label/c.Handover_Page_Col_State';
import EDIT_DUE from '@salesforce/label/c.Handover_Page_Edit_Due';
import DUE_OF from '@salesforce/label/c.Handover_Page_Due_Of';
import MARK_DONE from '@salesforce/label/c.Handover_Page_Mark_Done';
import MARK_DONE_OF from '@salesforce/label/c.Handover_Page_Mark_Done_Of';
import REOPEN from '@salesforce/label/c.Handover_Page_Reopen';
import REOPEN_OF from '@salesforce/label/c.Handover_Page_Reopen_Of';
import MOVED from '@salesforce/label/c.Handover_Page_Moved';
import COMPLETED from '@salesforce/label/c.Handover_Page_Completed';
import REOPENED from '@salesforce/label/c.Handover_Page_Reopened';
import DONE_ON from '@salesforce/label/c.Handover_Page_Done_On';
import DONE from '@salesforce/label/c.Handover_Page_Done';
import OPEN from '@salesforce/label/c.Handover_Page_Open';
import OVERDUE from '@salesforce/label/c.Handover_Page_Overdue';
import NO_DATE from '@salesforce/label/c.Handover_Page_No_Date';
import ISSUES_TITLE from '@salesforce/label/c.Handover_Page_Issues_Title';
import ISSUES_OPEN from '@salesforce/label/c.Handover_Page_Issues_Open';
import NO_ISSUES from '@salesforce/label/c.Handover_Page_No_Issues';
import NO_OPEN_ISSUES from '@salesforce/label/c.Handover_Page_No_Open_Issues';
import SHOW from '@salesforce/label/c.Handover_Page_Show';
import SHOW_OPEN from '@salesforce/label/c.Handover_Page_Show_Open';
import SHOW_ALL from '@salesforce/label/c.Handover_Page_Show_All';
import NEW_MENU from '@salesforce/label/c.Handover_Page_New_Menu';
import NEW_ISSUE from '@salesforce/label/c.Handover_Page_New_Issue';
import NEW_RISK from '@salesforce/label/c.Handover_Page_New_Risk';
import NEW_CHANGE from '@salesforce/label/c.Handover_Page_New_Change';
import NEW_DEPENDENCY from '@salesforce/label/c.Handover_Page_New_Dependency';
import NEW_OF from '@salesforce/label/c.Handover_Page_New_Of';
import NOBODY from '@salesforce/label/c.Handover_Page_Nobody';
import OPEN_DAYS from '@salesforce/label/c.Handover_Page_Open_Days';
import TOOK_DAYS from '@salesforce/label/c.Handover_Page_Took_Days';
import EXTRA_HOURS from '@salesforce/label/c.Handover_Page_Extra_Hours';
import EXTRA_VALUE from '@salesforce/label/c.Handover_Page_Extra_Value';
import CLIENT_APPROVED from '@salesforce/label/c.Handover_Page_Client_Approved';
import CLIENT_NOT_APPROVED from '@salesforce/label/c.Handover_Page_Client_Not_Approved';
import CHANGES_MOVED_HOURS from '@salesforce/label/c.Handover_Page_Changes_Moved_Hours';
import CHANGES_MOVED from '@salesforce/label/c.Handover_Page_Changes_Moved';
import ISSUE_SAVED from '@salesforce/label/c.Handover_Page_Issue_Saved';
import MILESTONE_SAVED from '@salesforce/label/c.Handover_Page_Milestone_Saved';
import INVOICES_TITLE from '@salesforce/label/c.Handover_Page_Invoices_Title';
import NO_INVOICES from '@salesforce/label/c.Handover_Page_No_Invoices';
import ADD_INVOICE from '@salesforce/label/c.Handover_Page_Add_Invoice';
import INVOICE_SAVED from '@salesforce/label/c.Handover_Page_Invoice_Saved';
import INVOICED from '@salesforce/label/c.Handover_Page_Invoiced';
import INVOICED_GROSS from '@salesforce/label/c.Handover_Page_Invoiced_Gross';
import PAID from '@salesforce/label/c.Handover_Page_Paid';
import TO_INVOICE from '@salesforce/label/c.Handover_Page_To_Invoice';
import ISSUED_ON from '@salesforce/label/c.Handover_Page_Issued_On';
import PAID_ON from '@salesforce/label/c.Handover_Page_Paid_On';
import STATUS_TITLE from '@salesforce/label/c.Handover_Page_Status_Title';
import SINCE_LAST from '@salesforce/label/c.Handover_Page_Since_Last';
import FIRST_UPDATE from '@salesforce/label/c.Handover_Page_First_Update';
import COL_FIGURE from '@salesforce/label/c.Handover_Page_Col_Figure';
import COL_BEFORE from '@salesforce/label/c.Handover_Page_Col_Before';
import COL_NOW from '@salesforce/label/c.Handover_Page_Col_Now';
import COL_DIFFERENCE from '@salesforce/label/c.Handover_Page_Col_Difference';
import PROGRESS from '@salesforce/label/c.Handover_Page_Progress';
import HOURS_LOGGED from '@salesforce/label/c.Handover_Page_Hours_Logged';
import BURN from '@salesforce/label/c.Handover_Page_Burn';
import OPEN_ISSUES from '@salesforce/label/c.Handover_Page_Open_Issues';
import FORECAST_MARGIN from '@salesforce/label/c.Handover_Page_Forecast_Margin';
import EVENT_DONE from '@salesforce/label/c.Handover_Page_Event_Done';
import EVENT_LATE from '@salesforce/label/c.Handover_Page_Event_Late';
import EVENT_OPENED from '@salesforce/label/c.Handover_Page_Event_Opened';
import EVENT_RESOLVED from '@salesforce/label/c.Handover_Page_Event_Resolved';
import EVENT_ISSUED from '@salesforce/label/c.Handover_Page_Event_Issued';
import EVENT_PAID from '@salesforce/label/c.Handover_Page_Event_Paid';
import NOTHING_HAPPENED from '@salesforce/label/c.Handover_Page_Nothing_Happened';
import WRITE_STATUS from '@salesforce/label/c.Handover_Page_Write_Status';
import HEALTH from '@salesforce/label/c.Handover_Page_Health';
import FIGURES_SAY from '@salesforce/label/c.Handover_Page_Figures_Say';
import PROGRESS_INPUT from '@salesforce/label/c.Handover_Page_Progress_Input';
import SUMMARY_INPUT from '@salesforce/label/c.Handover_Page_Summary_Input';
import SUMMARY_HELP from '@salesforce/label/c.Handover_Page_Summary_Help';
import PATH_INPUT from '@salesforce/label/c.Handover_Page_Path_Input';
import PATH_HELP from '@salesforce/label/c.Handover_Page_Path_Help';
import POST from '@salesforce/label/c.Handover_Page_Post';
import POSTED from '@salesforce/label/c.Handover_Page_Posted';
import LOG from '@salesforce/label/c.Handover_Page_Log';
import NO_LOG from '@salesforce/label/c.Handover_Page_No_Log';
import POSTED_BY from '@salesforce/label/c.Handover_Page_Posted_By';
import BRIEF_TITLE from '@salesforce/label/c.Handover_Page_Brief_Title';
import ACCEPTED_BY from '@salesforce/label/c.Handover_Page_Accepted_By';
import SEALED_ON from '@salesforce/label/c.Handover_Page_Sealed_On';
import OPEN_ALL from '@salesforce/label/c.Handover_Page_Open_All';
import CLOSE_ALL from '@salesforce/label/c.Handover_Page_Close_All';
import QUESTIONS_OPEN from '@salesforce/label/c.Handover_Page_Questions_Open';
import QUESTION_OPEN from '@salesforce/label/c.Handover_Page_Question_Open';
import NOTHING_WRITTEN from '@salesforce/label/c.Handover_Page_Nothing_Written';
import ITEMS_OF from '@salesforce/label/c.Handover_Page_Items_Of';
import QUESTIONS_OF from '@salesforce/label/c.Handover_Page_Questions_Of';
import NO_QUESTIONS from '@salesforce/label/c.Handover_Page_No_Questions';
import ASK_ABOUT from '@salesforce/label/c.Handover_Page_Ask_About';
import ASK_INPUT from '@salesforce/label/c.Handover_Page_Ask_Input';
import SEND_QUESTION from '@salesforce/label/c.Handover_Page_Send_Question';
import QUESTION_SENT from '@salesforce/label/c.Handover_Page_Question_Sent';
import ANSWER from '@salesforce/label/c.Handover_Page_Answer';
import ANSWER_OF from '@salesforce/label/c.Handover_Page_Answer_Of';
import ANSWER_INPUT from '@salesforce/label/c.Handover_Page_Answer_Input';
import SEND_ANSWER from '@salesforce/label/c.Handover_Page_Send_Answer';
import ANSWER_SENT from '@salesforce/label/c.Handover_Page_Answer_Sent';
import CLOSE_QUESTION from '@salesforce/label/c.Handover_Page_Close_Question';
import CLOSE_OF from '@salesforce/label/c.Handover_Page_Close_Of';
import WAS_IN_BRIEF from '@salesforce/label/c.Handover_Page_Was_In_Brief';
import WAS_YES from '@salesforce/label/c.Handover_Page_Was_Yes';
import WAS_PARTLY from '@salesforce/label/c.Handover_Page_Was_Partly';
import WAS_NO from '@salesforce/label/c.Handover_Page_Was_No';
import HOURS_LOST from '@salesforce/label/c.Handover_Page_Hours_Lost';
import CONFIRM_CLOSE from '@salesforce/label/c.Handover_Page_Confirm_Close';
import QUESTION_CLOSED from '@salesforce/label/c.Handover_Page_Question_Closed';
import ASKED from '@salesforce/label/c.Handover_Page_Asked';
import ASKED_WHOM from '@salesforce/label/c.Handover_Page_Asked_Whom';
import ANSWERED from '@salesforce/label/c.Handover_Page_Answered';
import WAS_IN_BRIEF_IS from '@salesforce/label/c.Handover_Page_Was_In_Brief_Is';
import HOURS_LOST_IS from '@salesforce/label/c.Handover_Page_Hours_Lost_Is';
import WAITING_FOR from '@salesforce/label/c.Handover_Page_Waiting_For';
import SCOPE_SUMMARY from '@salesforce/label/c.Handover_Page_Scope_Summary';
import OUT_OF_SCOPE from '@salesforce/label/c.Handover_Page_Out_Of_Scope';
import NO_COMMITMENTS from '@salesforce/label/c.Handover_Page_No_Commitments';
import EXPECTED_START from '@salesforce/label/c.Handover_Page_Expected_Start';
import AGREED_START from '@salesforce/label/c.Handover_Page_Agreed_Start';
import DEADLINE from '@salesforce/label/c.Handover_Page_Deadline';
import FLEXIBILITY from '@salesforce/label/c.Handover_Page_Flexibility';
import DEADLINE_REASON from '@salesforce/label/c.Handover_Page_Deadline_Reason';
import PLANNED_HOURS from '@salesforce/label/c.Handover_Page_Planned_Hours';
import LIST_PRICE from '@salesforce/label/c.Handover_Page_List_Price';
import DISCOUNT from '@salesforce/label/c.Handover_Page_Discount';
import APPROVED_DISCOUNT from '@salesforce/label/c.Handover_Page_Approved_Discount';
import BILLING_MODEL from '@salesforce/label/c.Handover_Page_Billing_Model';
import PAYMENT_TERMS from '@salesforce/label/c.Handover_Page_Payment_Terms';
import DISCOUNT_REASON from '@salesforce/label/c.Handover_Page_Discount_Reason';
import DECIDED_BY from '@salesforce/label/c.Handover_Page_Decided_By';
import PO_REQUIRED from '@salesforce/label/c.Handover_Page_Po_Required';
import PO_NUMBER from '@salesforce/label/c.Handover_Page_Po_Number';
import PO_EXPECTED from '@salesforce/label/c.Handover_Page_Po_Expected';
import START_BEFORE_PO from '@salesforce/label/c.Handover_Page_Start_Before_Po';
import PROCUREMENT_NOTES from '@salesforce/label/c.Handover_Page_Procurement_Notes';
import CLIENT_SPONSOR from '@salesforce/label/c.Handover_Page_Client_Sponsor';
import CLIENT_LEAD from '@salesforce/label/c.Handover_Page_Client_Lead';
import DELIVERY_LEAD from '@salesforce/label/c.Handover_Page_Delivery_Lead';
import WHY_BOUGHT from '@salesforce/label/c.Handover_Page_Why_Bought';
import SUCCESS_CRITERIA from '@salesforce/label/c.Handover_Page_Success_Criteria';
import SENSITIVITIES from '@salesforce/label/c.Handover_Page_Sensitivities';
import KICKOFF from '@salesforce/label/c.Handover_Page_Kickoff';
import KICKOFF_TITLE from '@salesforce/label/c.Handover_Page_Kickoff_Title';
import KICKOFF_COUNT from '@salesforce/label/c.Handover_Page_Kickoff_Count';
import KICKOFF_NONE from '@salesforce/label/c.Handover_Page_Kickoff_None';
import PRINT from '@salesforce/label/c.Handover_Page_Print';
import NOTES from '@salesforce/label/c.Handover_Page_Notes';
import AGENDA_SETTLED from '@salesforce/label/c.Handover_Page_Agenda_Settled';
import AGENDA_AMBIGUOUS from '@salesforce/label/c.Handover_Page_Agenda_Ambiguous';
import AGENDA_UNDECIDED from '@salesforce/label/c.Handover_Page_Agenda_Undecided';
import AGENDA_UNVALIDATED from '@salesforce/label/c.Handover_Page_Agenda_Unvalidated';
import AGENDA_ASSUMPTION from '@salesforce/label/c.Handover_Page_Agenda_Assumption';
import AGENDA_RISK from '@salesforce/label/c.Handover_Page_Agenda_Risk';
import AGENDA_START from '@salesforce/label/c.Handover_Page_Agenda_Start';
import AGENDA_FIXED from '@salesforce/label/c.Handover_Page_Agenda_Fixed';
import AGENDA_ROOM from '@salesforce/label/c.Handover_Page_Agenda_Room';
import AGENDA_RESOURCE from '@salesforce/label/c.Handover_Page_Agenda_Resource';
import AGENDA_DISCOUNT from '@salesforce/label/c.Handover_Page_Agenda_Discount';
import AGENDA_PO from '@salesforce/label/c.Handover_Page_Agenda_Po';
import AGENDA_PO_EXPECTED from '@salesforce/label/c.Handover_Page_Agenda_Po_Expected';
import AGENDA_START_BEFORE_PO from '@salesforce/label/c.Handover_Page_Agenda_Start_Before_Po';
import AGENDA_START_REQUESTED from '@salesforce/label/c.Handover_Page_Agenda_Start_Requested';
import AGENDA_QUESTION from '@salesforce/label/c.Handover_Page_Agenda_Question';

/** Words of the project page: the work, the brief beside it, the kickoff agenda. */
export const page = {
  noAccess: NO_ACCESS,
  briefNoAccess: BRIEF_NO_ACCESS,
  noProjectBrief: NO_PROJECT_BRIEF,
  more: MORE,
  hoursTitle: HOURS_TITLE,
  progressTitle: PROGRESS_TITLE,
  updatedOn: UPDATED_ON,
  neverUpdated: NEVER_UPDATED,
  endsOn: ENDS_ON,
  changeHours: CHANGE_HOURS,
  milestonesTitle: MILESTONES_TITLE,
  milestonesDone: MILESTONES_DONE,
  noMilestones: NO_MILESTONES,
  addMilestone: ADD_MILESTONE,
  newMilestone: NEW_MILESTONE,
  colMilestone: COL_MILESTONE,
  colDue: COL_DUE,
  colBaseline: COL_BASELINE,
  colState: COL_STATE,
  editDue: EDIT_DUE,
  dueOf: DUE_OF,
  markDone: MARK_DONE,
  markDoneOf: MARK_DONE_OF,
  reopen: REOPEN,
  reopenOf: REOPEN_OF,
  moved: MOVED,
  completed: COMPLETED,
  reopened: REOPENED,
  doneOn: DONE_ON,
  done: DONE,
  open: OPEN,
  overdue: OVERDUE,
  noDate: NO_DATE,
  issuesTitle: ISSUES_TITLE,
  issuesOpen: ISSUES_OPEN,
  noIssues: NO_ISSUES,
  noOpenIssues: NO_OPEN_ISSUES,
  show: SHOW,
  showOpen: SHOW_OPEN,
  showAll: SHOW_ALL,
  newMenu: NEW_MENU,
  newIssue: NEW_ISSUE,
  newRisk: NEW_RISK,
  newChange: NEW_CHANGE,
  newDependency: NEW_DEPENDENCY,
  newOf: NEW_OF,
  nobody: NOBODY,
  openDays: OPEN_DAYS,
  tookDays: TOOK_DAYS,
  extraHours: EXTRA_HOURS,
  extraValue: EXTRA_VALUE,
  clientApproved: CLIENT_APPROVED,
  clientNotApproved: CLIENT_NOT_APPROVED,
  changesMovedHours: CHANGES_MOVED_HOURS,
  changesMoved: CHANGES_MOVED,
  issueSaved: ISSUE_SAVED,
  milestoneSaved: MILESTONE_SAVED,
  invoicesTitle: INVOICES_TITLE,
  noInvoices: NO_INVOICES,
  addInvoice: ADD_INVOICE,
  invoiceSaved: INVOICE_SAVED,
  invoiced: INVOICED,
  invoicedGross: INVOICED_GROSS,
  paid: PAID,
  toInvoice: TO_INVOICE,
  issuedOn: ISSUED_ON,
  paidOn: PAID_ON,
  statusTitle: STATUS_TITLE,
  sinceLast: SINCE_LAST,
  firstUpdate: FIRST_UPDATE,
  colFigure: COL_FIGURE,
  colBefore: COL_BEFORE,
  colNow: COL_NOW,
  colDifference: COL_DIFFERENCE,
  progress: PROGRESS,
  hoursLogged: HOURS_LOGGED,
  burn: BURN,
  openIssues: OPEN_ISSUES,
  forecastMargin: FORECAST_MARGIN,
  eventDone: EVENT_DONE,
  eventLate: EVENT_LATE,
  eventOpened: EVENT_OPENED,
  eventResolved: EVENT_RESOLVED,
  eventIssued: EVENT_ISSUED,
  eventPaid: EVENT_PAID,
  nothingHappened: NOTHING_HAPPENED,
  writeStatus: WRITE_STATUS,
  health: HEALTH,
  figuresSay: FIGURES_SAY,
  progressInput: PROGRESS_INPUT,
  summaryInput: SUMMARY_INPUT,
  summaryHelp: SUMMARY_HELP,
  pathInput: PATH_INPUT,
  pathHelp: PATH_HELP,
  post: POST,
  posted: POSTED,
  log: LOG,
  noLog: NO_LOG,
  postedBy: POSTED_BY,
  briefTitle: BRIEF_TITLE,
  acceptedBy: ACCEPTED_BY,
  sealedOn: SEALED_ON,
  openAll: OPEN_ALL,
  closeAll: CLOSE_ALL,
  questionsOpen: QUESTIONS_OPEN,
  questionOpen: QUESTION_OPEN,
  nothingWritten: NOTHING_WRITTEN,
  itemsOf: ITEMS_OF,
  questionsOf: QUESTIONS_OF,
  noQuestions: NO_QUESTIONS,
  askAbout: ASK_ABOUT,
  askInput: ASK_INPUT,
  sendQuestion: SEND_QUESTION,
  questionSent: QUESTION_SENT,
  answer: ANSWER,
  answerOf: ANSWER_OF,
  answerInput: ANSWER_INPUT,
  sendAnswer: SEND_ANSWER,
  answerSent: ANSWER_SENT,
  closeQuestion: CLOSE_QUESTION,
  closeOf: CLOSE_OF,
  wasInBrief: WAS_IN_BRIEF,
  wasYes: WAS_YES,
  wasPartly: WAS_PARTLY,
  wasNo: WAS_NO,
  hoursLost: HOURS_LOST,
  confirmClose: CONFIRM_CLOSE,
  questionClosed: QUESTION_CLOSED,
  asked: ASKED,
  askedWhom: ASKED_WHOM,
  answered: ANSWERED,
  wasInBriefIs: WAS_IN_BRIEF_IS,
  hoursLostIs: HOURS_LOST_IS,
  waitingFor: WAITING_FOR,
  scopeSummary: SCOPE_SUMMARY,
  outOfScope: OUT_OF_SCOPE,
  noCommitments: NO_COMMITMENTS,
  expectedStart: EXPECTED_START,
  agreedStart: AGREED_START,
  deadline: DEADLINE,
  flexibility: FLEXIBILITY,
  deadlineReason: DEADLINE_REASON,
  plannedHours: PLANNED_HOURS,
  listPrice: LIST_PRICE,
  discount: DISCOUNT,
  approvedDiscount: APPROVED_DISCOUNT,
  billingModel: BILLING_MODEL,
  paymentTerms: PAYMENT_TERMS,
  discountReason: DISCOUNT_REASON,
  decidedBy: DECIDED_BY,
  poRequired: PO_REQUIRED,
  poNumber: PO_NUMBER,
  poExpected: PO_EXPECTED,
  startBeforePo: START_BEFORE_PO,
  procurementNotes: PROCUREMENT_NOTES,
  clientSponsor: CLIENT_SPONSOR,
  clientLead: CLIENT_LEAD,
  deliveryLead: DELIVERY_LEAD,
  whyBought: WHY_BOUGHT,
  successCriteria: SUCCESS_CRITERIA,
  sensitivities: SENSITIVITIES,
  kickoff: KICKOFF,
  kickoffTitle: KICKOFF_TITLE,
  kickoffCount: KICKOFF_COUNT,
  kickoffNone: KICKOFF_NONE,
  print: PRINT,
  notes: NOTES,
  agendaSettled: AGENDA_SETTLED,
  agendaAmbiguous: AGENDA_AMBIGUOUS,
  agendaUndecided: AGENDA_UNDECIDED,
  agendaUnvalidated: AGENDA_UNVALIDATED,
  agendaAssumption: AGENDA_ASSUMPTION,
  agendaRisk: AGENDA_RISK,
  agendaStart: AGENDA_START,
  agendaFixed: AGENDA_FIXED,
  agendaRoom: AGENDA_ROOM,
  agendaResource: AGENDA_RESOURCE,
  agendaDiscount: AGENDA_DISCOUNT,
  agendaPo: AGENDA_PO,
  agendaPoExpected: AGENDA_PO_EXPECTED,
  agendaStartBeforePo: AGENDA_START_BEFORE_PO,
  agendaStartRequested: AGENDA_START_REQUESTED,
  agendaQuestion: AGENDA_QUESTION,
};
