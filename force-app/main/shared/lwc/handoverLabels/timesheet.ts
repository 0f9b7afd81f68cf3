import TITLE from '@salesforce/label/c.Handover_Timesheet_Title';
import NO_ACCESS from '@salesforce/label/c.Handover_Timesheet_No_Access';
import NO_PROJECTS from '@salesforce/label/c.Handover_Timesheet_No_Projects';
import EMPTY_WEEK from '@salesforce/label/c.Handover_Timesheet_Empty_Week';
import READ_ONLY from '@salesforce/label/c.Handover_Timesheet_Read_Only';
import PREVIOUS_WEEK from '@salesforce/label/c.Handover_Timesheet_Previous_Week';
import NEXT_WEEK from '@salesforce/label/c.Handover_Timesheet_Next_Week';
import THIS_WEEK from '@salesforce/label/c.Handover_Timesheet_This_Week';
import WEEK from '@salesforce/label/c.Handover_Timesheet_Week';
import PROJECT from '@salesforce/label/c.Handover_Timesheet_Project';
import ROLE from '@salesforce/label/c.Handover_Timesheet_Role';
import TOTAL from '@salesforce/label/c.Handover_Timesheet_Total';
import DAY_TOTALS from '@salesforce/label/c.Handover_Timesheet_Day_Totals';
import DAYS from '@salesforce/label/c.Handover_Timesheet_Days';
import GRID from '@salesforce/label/c.Handover_Timesheet_Grid';
import CELL from '@salesforce/label/c.Handover_Timesheet_Cell';
import KEYBOARD_HINT from '@salesforce/label/c.Handover_Timesheet_Keyboard_Hint';
import ROW from '@salesforce/label/c.Handover_Timesheet_Row';
import DETAILS from '@salesforce/label/c.Handover_Timesheet_Details';
import NOTES from '@salesforce/label/c.Handover_Timesheet_Notes';
import BILLABLE from '@salesforce/label/c.Handover_Timesheet_Billable';
import NOT_BILLABLE from '@salesforce/label/c.Handover_Timesheet_Not_Billable';
import REMOVE from '@salesforce/label/c.Handover_Timesheet_Remove';
import ADD_ROW from '@salesforce/label/c.Handover_Timesheet_Add_Row';
import ALREADY_THERE from '@salesforce/label/c.Handover_Timesheet_Already_There';
import COPY_LAST_WEEK from '@salesforce/label/c.Handover_Timesheet_Copy_Last_Week';
import COPIED from '@salesforce/label/c.Handover_Timesheet_Copied';
import NOTHING_TO_COPY from '@salesforce/label/c.Handover_Timesheet_Nothing_to_Copy';
import DISCARD from '@salesforce/label/c.Handover_Timesheet_Discard';
import DISCARDED from '@salesforce/label/c.Handover_Timesheet_Discarded';
import SAVE from '@salesforce/label/c.Handover_Timesheet_Save';
import SUBMIT from '@salesforce/label/c.Handover_Timesheet_Submit';
import TAKE_BACK from '@salesforce/label/c.Handover_Timesheet_Take_Back';
import UNSAVED from '@salesforce/label/c.Handover_Timesheet_Unsaved';
import UNSAVED_ELSEWHERE from '@salesforce/label/c.Handover_Timesheet_Unsaved_Elsewhere';
import SAVED_ROWS from '@salesforce/label/c.Handover_Timesheet_Saved_Rows';
import SUBMITTED_ROWS from '@salesforce/label/c.Handover_Timesheet_Submitted_Rows';
import TAKEN_BACK from '@salesforce/label/c.Handover_Timesheet_Taken_Back';
import SOME_FAILED from '@salesforce/label/c.Handover_Timesheet_Some_Failed';
import FIX_FIRST from '@salesforce/label/c.Handover_Timesheet_Fix_First';
import OUT_OF_RANGE from '@salesforce/label/c.Handover_Timesheet_Out_of_Range';
import NOT_A_NUMBER from '@salesforce/label/c.Handover_Timesheet_Not_a_Number';
import LONG_DAY from '@salesforce/label/c.Handover_Timesheet_Long_Day';
import REJECTED_HINT from '@salesforce/label/c.Handover_Timesheet_Rejected_Hint';
import DRAFT from '@salesforce/label/c.Handover_Timesheet_Draft';
import SUBMITTED from '@salesforce/label/c.Handover_Timesheet_Submitted';
import APPROVED from '@salesforce/label/c.Handover_Timesheet_Approved';
import REJECTED from '@salesforce/label/c.Handover_Timesheet_Rejected';
import APPROVAL_TITLE from '@salesforce/label/c.Handover_Timesheet_Approval_Title';
import APPROVAL_NONE from '@salesforce/label/c.Handover_Timesheet_Approval_None';
import APPROVAL_NO_RIGHT from '@salesforce/label/c.Handover_Timesheet_Approval_No_Right';
import APPROVAL_MORE from '@salesforce/label/c.Handover_Timesheet_Approval_More';
import APPROVE from '@salesforce/label/c.Handover_Timesheet_Approve';
import REJECT from '@salesforce/label/c.Handover_Timesheet_Reject';
import APPROVE_ALL from '@salesforce/label/c.Handover_Timesheet_Approve_All';
import APPROVED_RESULT from '@salesforce/label/c.Handover_Timesheet_Approved_Result';
import REJECTED_RESULT from '@salesforce/label/c.Handover_Timesheet_Rejected_Result';
import DECISION_FAILED from '@salesforce/label/c.Handover_Timesheet_Decision_Failed';
import SOMEONE from '@salesforce/label/c.Handover_Timesheet_Someone';
import REJECTED_BECAUSE from '@salesforce/label/c.Handover_Sheet_Rejected_Because';
import REJECT_NAMED from '@salesforce/label/c.Handover_Sheet_Reject_Named';
import REJECTION_REASON from '@salesforce/label/c.Handover_Sheet_Rejection_Reason';
import CONFIRM_REJECT from '@salesforce/label/c.Handover_Sheet_Confirm_Reject';
import NO_PROJECT_FOUND from '@salesforce/label/c.Handover_Sheet_No_Project_Found';
import FIND_PROJECT from '@salesforce/label/c.Handover_Sheet_Find_Project';

/** The words of the weekly timesheet and of its approval. */
export const timesheet = {
  title: TITLE,
  noAccess: NO_ACCESS,
  noProjects: NO_PROJECTS,
  emptyWeek: EMPTY_WEEK,
  readOnly: READ_ONLY,
  previousWeek: PREVIOUS_WEEK,
  nextWeek: NEXT_WEEK,
  thisWeek: THIS_WEEK,
  week: WEEK,
  project: PROJECT,
  role: ROLE,
  total: TOTAL,
  dayTotals: DAY_TOTALS,
  days: DAYS,
  gridLabel: GRID,
  cell: CELL,
  keyboardHint: KEYBOARD_HINT,
  rowName: ROW,
  details: DETAILS,
  notes: NOTES,
  billable: BILLABLE,
  notBillable: NOT_BILLABLE,
  remove: REMOVE,
  addRow: ADD_ROW,
  alreadyThere: ALREADY_THERE,
  copyLastWeek: COPY_LAST_WEEK,
  copied: COPIED,
  nothingToCopy: NOTHING_TO_COPY,
  discard: DISCARD,
  discarded: DISCARDED,
  save: SAVE,
  submit: SUBMIT,
  takeBack: TAKE_BACK,
  unsaved: UNSAVED,
  unsavedElsewhere: UNSAVED_ELSEWHERE,
  savedRows: SAVED_ROWS,
  submittedRows: SUBMITTED_ROWS,
  takenBack: TAKEN_BACK,
  someFailed: SOME_FAILED,
  fixFirst: FIX_FIRST,
  outOfRange: OUT_OF_RANGE,
  notANumber: NOT_A_NUMBER,
  longDay: LONG_DAY,
  rejectedHint: REJECTED_HINT,
  draft: DRAFT,
  submitted: SUBMITTED,
  approved: APPROVED,
  rejected: REJECTED,
  approvalTitle: APPROVAL_TITLE,
  approvalNone: APPROVAL_NONE,
  approvalNoRight: APPROVAL_NO_RIGHT,
  approvalMore: APPROVAL_MORE,
  approve: APPROVE,
  reject: REJECT,
  approveAll: APPROVE_ALL,
  approvedResult: APPROVED_RESULT,
  rejectedResult: REJECTED_RESULT,
  decisionFailed: DECISION_FAILED,
  someone: SOMEONE,
  rejectedBecause: REJECTED_BECAUSE,
  rejectNamed: REJECT_NAMED,
  rejectionReason: REJECTION_REASON,
  confirmReject: CONFIRM_REJECT,
  noProjectFound: NO_PROJECT_FOUND,
  findProject: FIND_PROJECT,
};
