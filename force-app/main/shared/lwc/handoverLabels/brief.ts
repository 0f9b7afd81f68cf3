import TITLE from '@salesforce/label/c.Handover_Readiness_Title';
import NO_ACCESS from '@salesforce/label/c.Handover_Brief_No_Access';
import NOT_APROJECT from '@salesforce/label/c.Handover_Brief_Not_a_Project';
import NO_BRIEF from '@salesforce/label/c.Handover_Brief_None_Yet';
import SECTIONS_READY from '@salesforce/label/c.Handover_Brief_Sections_Ready';
import NOTHING_REQUIRED from '@salesforce/label/c.Handover_Brief_Nothing_Required';
import GATE_ENFORCE from '@salesforce/label/c.Handover_Gate_Enforce';
import GATE_OBSERVE from '@salesforce/label/c.Handover_Gate_Observe';
import GATE_OFF from '@salesforce/label/c.Handover_Gate_Off';
import STATUS_DRAFT from '@salesforce/label/c.Handover_Status_Draft';
import STATUS_SUBMITTED from '@salesforce/label/c.Handover_Status_Submitted';
import STATUS_ACCEPTED from '@salesforce/label/c.Handover_Status_Accepted';
import STATUS_RETURNED from '@salesforce/label/c.Handover_Status_Returned';
import STATUS_SEALED from '@salesforce/label/c.Handover_Status_Sealed';
import SEALED_HINT from '@salesforce/label/c.Handover_Brief_Sealed_Hint';
import ACCEPTED_HINT from '@salesforce/label/c.Handover_Brief_Accepted_Hint';
import RETURNED_BECAUSE from '@salesforce/label/c.Handover_Brief_Returned_Because';
import OPEN_POINTS from '@salesforce/label/c.Handover_Brief_Open_Points';
import NOTHING_OPEN from '@salesforce/label/c.Handover_Brief_Nothing_Open';
import POINT_SECTIONS from '@salesforce/label/c.Handover_Point_Sections';
import POINT_ACCEPTANCE from '@salesforce/label/c.Handover_Point_Acceptance';
import POINT_WAITING from '@salesforce/label/c.Handover_Point_Waiting';
import POINT_DISCOUNT from '@salesforce/label/c.Handover_Point_Discount';
import POINT_DISCOUNT_WAITING from '@salesforce/label/c.Handover_Point_Discount_Waiting';
import POINT_START from '@salesforce/label/c.Handover_Point_Start';
import FACT_DISCOUNT from '@salesforce/label/c.Handover_Fact_Discount';
import FACT_ALLOWED from '@salesforce/label/c.Handover_Fact_Allowed';
import FACT_EARLIEST_START from '@salesforce/label/c.Handover_Fact_Earliest_Start';
import FACT_AGREED_START from '@salesforce/label/c.Handover_Fact_Agreed_Start';
import FACT_PLANNED_HOURS from '@salesforce/label/c.Handover_Fact_Planned_Hours';
import FACT_LEAD from '@salesforce/label/c.Handover_Fact_Delivery_Lead';
import FACT_LABOUR_COST from '@salesforce/label/c.Handover_Fact_Planned_Labour_Cost';
import SECTIONS from '@salesforce/label/c.Handover_Brief_Sections';
import STATE_READY from '@salesforce/label/c.Handover_Section_Ready';
import STATE_MISSING from '@salesforce/label/c.Handover_Section_Missing';
import STATE_OPTIONAL from '@salesforce/label/c.Handover_Section_Not_Required';
import YOUR_DECISION from '@salesforce/label/c.Handover_Section_Your_Decision';
import SECTION_SCOPE from '@salesforce/label/c.Handover_Section_Scope';
import SECTION_COMMITMENTS from '@salesforce/label/c.Handover_Section_Commitments';
import SECTION_TIMELINE from '@salesforce/label/c.Handover_Section_Timeline';
import SECTION_RESOURCES from '@salesforce/label/c.Handover_Section_Resources';
import SECTION_COMMERCIALS from '@salesforce/label/c.Handover_Section_Commercials';
import SECTION_PROCUREMENT from '@salesforce/label/c.Handover_Section_Procurement';
import SECTION_PEOPLE from '@salesforce/label/c.Handover_Section_People';
import SECTION_BACKGROUND from '@salesforce/label/c.Handover_Section_Background';
import SUBMIT from '@salesforce/label/c.Handover_Submit_Brief';
import ACCEPT from '@salesforce/label/c.Handover_Accept_Brief';
import RETURN_BRIEF from '@salesforce/label/c.Handover_Return_Brief';
import REOPEN from '@salesforce/label/c.Handover_Reopen_Brief';
import RETURN_REASON from '@salesforce/label/c.Handover_Return_Reason';
import CONFIRM_RETURN from '@salesforce/label/c.Handover_Confirm_Return';
import REOPEN_QUESTION from '@salesforce/label/c.Handover_Reopen_Question';
import SUBMITTED from '@salesforce/label/c.Handover_Brief_Submitted';
import ACCEPTED from '@salesforce/label/c.Handover_Brief_Accepted';
import RETURNED from '@salesforce/label/c.Handover_Brief_Returned';
import REOPENED from '@salesforce/label/c.Handover_Brief_Reopened';
import APPROVAL_REQUESTED from '@salesforce/label/c.Handover_Approval_Requested';
import APPROVAL_GIVEN from '@salesforce/label/c.Handover_Approval_Given';
import APPROVAL_REFUSED from '@salesforce/label/c.Handover_Approval_Refused';
import DISCOUNT_HEADING from '@salesforce/label/c.Handover_Discount_Heading';
import DISCOUNT_WITHIN from '@salesforce/label/c.Handover_Discount_Within';
import DISCOUNT_UNKNOWN from '@salesforce/label/c.Handover_Discount_Unknown';
import DISCOUNT_EXCEEDS from '@salesforce/label/c.Handover_Discount_Exceeds';
import DISCOUNT_NEEDS_REASON from '@salesforce/label/c.Handover_Discount_Needs_Reason';
import NOT_ACCEPTABLE from '@salesforce/label/c.Handover_Brief_Not_Acceptable';
import DISCOUNT_WAITING from '@salesforce/label/c.Handover_Discount_Waiting';
import DISCOUNT_REJECTED from '@salesforce/label/c.Handover_Discount_Rejected';
import DISCOUNT_APPROVED from '@salesforce/label/c.Handover_Discount_Approved';
import REQUEST_APPROVAL from '@salesforce/label/c.Handover_Request_Approval';
import APPROVE from '@salesforce/label/c.Handover_Approve';
import REJECT from '@salesforce/label/c.Handover_Reject';
import START_HEADING from '@salesforce/label/c.Handover_Start_Heading';
import START_NOT_REQUESTED from '@salesforce/label/c.Handover_Start_Not_Requested';
import START_WAITING from '@salesforce/label/c.Handover_Start_Waiting';
import START_APPROVED from '@salesforce/label/c.Handover_Start_Approved';
import START_REJECTED from '@salesforce/label/c.Handover_Start_Rejected';
import NOT_YOUR_DECISION from '@salesforce/label/c.Handover_Not_Your_Decision';
import ITEMS_SCOPE from '@salesforce/label/c.Handover_Items_Scope';
import ITEMS_COMMITMENTS from '@salesforce/label/c.Handover_Items_Commitments';
import NO_ITEMS_SCOPE from '@salesforce/label/c.Handover_No_Items_Scope';
import NO_ITEMS_COMMITMENTS from '@salesforce/label/c.Handover_No_Items_Commitments';
import ADD_ITEM from '@salesforce/label/c.Handover_Add_Item';
import NEW_ITEM from '@salesforce/label/c.Handover_New_Item';
import ITEM_AMBIGUOUS from '@salesforce/label/c.Handover_Item_Ambiguous';
import ITEM_EXCLUDED from '@salesforce/label/c.Handover_Item_Excluded';
import ITEM_NOT_STANDARD from '@salesforce/label/c.Handover_Item_Not_Standard';
import ITEM_ASSUMED from '@salesforce/label/c.Handover_Item_Assumed';
import ITEM_VALIDATED from '@salesforce/label/c.Handover_Item_Validated';
import ITEM_DECISION_ACCEPTED from '@salesforce/label/c.Handover_Item_Decision_Accepted';
import ITEM_DECISION_REJECTED from '@salesforce/label/c.Handover_Item_Decision_Rejected';
import DECIDE_ACCEPT from '@salesforce/label/c.Handover_Decide_Accept';
import DECIDE_REJECT from '@salesforce/label/c.Handover_Decide_Reject';
import DECIDED from '@salesforce/label/c.Handover_Decided';
import PROMISED_BY from '@salesforce/label/c.Handover_Promised_By';
import PROMISED_TO from '@salesforce/label/c.Handover_Promised_To';
import DELIVERABLE from '@salesforce/label/c.Handover_Type_Deliverable';
import EXCLUSION from '@salesforce/label/c.Handover_Type_Exclusion';
import COMMITMENT from '@salesforce/label/c.Handover_Type_Commitment';
import EXCEPTION from '@salesforce/label/c.Handover_Type_Exception';
import ASSUMPTION from '@salesforce/label/c.Handover_Type_Assumption';
import RISK from '@salesforce/label/c.Handover_Type_Risk';
import REQUESTS from '@salesforce/label/c.Handover_Resource_Requests';
import NO_REQUESTS from '@salesforce/label/c.Handover_No_Resource_Requests';
import ADD_REQUEST from '@salesforce/label/c.Handover_Add_Resource_Request';
import NEW_REQUEST from '@salesforce/label/c.Handover_New_Resource_Request';
import NOBODY from '@salesforce/label/c.Handover_Nobody_Named';
import CONFIRM from '@salesforce/label/c.Handover_Confirm';
import DECLINE from '@salesforce/label/c.Handover_Decline';
import CONFIRMED from '@salesforce/label/c.Handover_Request_Confirmed';
import DECLINED from '@salesforce/label/c.Handover_Request_Declined';
import FIELDS_OF from '@salesforce/label/c.Handover_Fields_Of';
import MORE_ROWS from '@salesforce/label/c.Handover_More_Rows';
import WHY_SCOPE from '@salesforce/label/c.Handover_Why_Scope';
import WHY_COMMITMENTS from '@salesforce/label/c.Handover_Why_Commitments';
import WHY_TIMELINE from '@salesforce/label/c.Handover_Why_Timeline';
import WHY_RESOURCES from '@salesforce/label/c.Handover_Why_Resources';
import WHY_COMMERCIALS from '@salesforce/label/c.Handover_Why_Commercials';
import WHY_PROCUREMENT from '@salesforce/label/c.Handover_Why_Procurement';
import WHY_PEOPLE from '@salesforce/label/c.Handover_Why_People';
import WHY_BACKGROUND from '@salesforce/label/c.Handover_Why_Background';
import POLICY_REQUIRES from '@salesforce/label/c.Handover_Policy_Requires';
import POLICY_LEAVES_OPEN from '@salesforce/label/c.Handover_Policy_Leaves_Open';

/** Words of the readiness panel. */
export const brief = {
  title: TITLE,
  noAccess: NO_ACCESS,
  notAProject: NOT_APROJECT,
  noBrief: NO_BRIEF,
  sectionsReady: SECTIONS_READY,
  nothingRequired: NOTHING_REQUIRED,
  gateEnforce: GATE_ENFORCE,
  gateObserve: GATE_OBSERVE,
  gateOff: GATE_OFF,
  statusDraft: STATUS_DRAFT,
  statusSubmitted: STATUS_SUBMITTED,
  statusAccepted: STATUS_ACCEPTED,
  statusReturned: STATUS_RETURNED,
  statusSealed: STATUS_SEALED,
  sealedHint: SEALED_HINT,
  acceptedHint: ACCEPTED_HINT,
  returnedBecause: RETURNED_BECAUSE,
  openPoints: OPEN_POINTS,
  nothingOpen: NOTHING_OPEN,
  pointSections: POINT_SECTIONS,
  pointAcceptance: POINT_ACCEPTANCE,
  pointWaiting: POINT_WAITING,
  pointDiscount: POINT_DISCOUNT,
  pointDiscountWaiting: POINT_DISCOUNT_WAITING,
  pointStart: POINT_START,
  factDiscount: FACT_DISCOUNT,
  factAllowed: FACT_ALLOWED,
  factEarliestStart: FACT_EARLIEST_START,
  factAgreedStart: FACT_AGREED_START,
  factPlannedHours: FACT_PLANNED_HOURS,
  factLead: FACT_LEAD,
  factLabourCost: FACT_LABOUR_COST,
  sections: SECTIONS,
  stateReady: STATE_READY,
  stateMissing: STATE_MISSING,
  stateOptional: STATE_OPTIONAL,
  yourDecision: YOUR_DECISION,
  sectionScope: SECTION_SCOPE,
  sectionCommitments: SECTION_COMMITMENTS,
  sectionTimeline: SECTION_TIMELINE,
  sectionResources: SECTION_RESOURCES,
  sectionCommercials: SECTION_COMMERCIALS,
  sectionProcurement: SECTION_PROCUREMENT,
  sectionPeople: SECTION_PEOPLE,
  sectionBackground: SECTION_BACKGROUND,
  submit: SUBMIT,
  accept: ACCEPT,
  returnBrief: RETURN_BRIEF,
  reopen: REOPEN,
  returnReason: RETURN_REASON,
  confirmReturn: CONFIRM_RETURN,
  reopenQuestion: REOPEN_QUESTION,
  submitted: SUBMITTED,
  accepted: ACCEPTED,
  returned: RETURNED,
  reopened: REOPENED,
  approvalRequested: APPROVAL_REQUESTED,
  approvalGiven: APPROVAL_GIVEN,
  approvalRefused: APPROVAL_REFUSED,
  discountHeading: DISCOUNT_HEADING,
  discountWithin: DISCOUNT_WITHIN,
  discountUnknown: DISCOUNT_UNKNOWN,
  discountExceeds: DISCOUNT_EXCEEDS,
  discountNeedsReason: DISCOUNT_NEEDS_REASON,
  notAcceptable: NOT_ACCEPTABLE,
  discountWaiting: DISCOUNT_WAITING,
  discountRejected: DISCOUNT_REJECTED,
  discountApproved: DISCOUNT_APPROVED,
  requestApproval: REQUEST_APPROVAL,
  approve: APPROVE,
  reject: REJECT,
  startHeading: START_HEADING,
  startNotRequested: START_NOT_REQUESTED,
  startWaiting: START_WAITING,
  startApproved: START_APPROVED,
  startRejected: START_REJECTED,
  notYourDecision: NOT_YOUR_DECISION,
  itemsScope: ITEMS_SCOPE,
  itemsCommitments: ITEMS_COMMITMENTS,
  noItemsScope: NO_ITEMS_SCOPE,
  noItemsCommitments: NO_ITEMS_COMMITMENTS,
  addItem: ADD_ITEM,
  newItem: NEW_ITEM,
  itemAmbiguous: ITEM_AMBIGUOUS,
  itemExcluded: ITEM_EXCLUDED,
  itemNotStandard: ITEM_NOT_STANDARD,
  itemAssumed: ITEM_ASSUMED,
  itemValidated: ITEM_VALIDATED,
  itemDecisionAccepted: ITEM_DECISION_ACCEPTED,
  itemDecisionRejected: ITEM_DECISION_REJECTED,
  decideAccept: DECIDE_ACCEPT,
  decideReject: DECIDE_REJECT,
  decided: DECIDED,
  promisedBy: PROMISED_BY,
  promisedTo: PROMISED_TO,
  deliverable: DELIVERABLE,
  exclusion: EXCLUSION,
  commitment: COMMITMENT,
  exception: EXCEPTION,
  assumption: ASSUMPTION,
  risk: RISK,
  requests: REQUESTS,
  noRequests: NO_REQUESTS,
  addRequest: ADD_REQUEST,
  newRequest: NEW_REQUEST,
  nobody: NOBODY,
  confirm: CONFIRM,
  decline: DECLINE,
  confirmed: CONFIRMED,
  declined: DECLINED,
  fieldsOf: FIELDS_OF,
  moreRows: MORE_ROWS,
  whyScope: WHY_SCOPE,
  whyCommitments: WHY_COMMITMENTS,
  whyTimeline: WHY_TIMELINE,
  whyResources: WHY_RESOURCES,
  whyCommercials: WHY_COMMERCIALS,
  whyProcurement: WHY_PROCUREMENT,
  whyPeople: WHY_PEOPLE,
  whyBackground: WHY_BACKGROUND,
  policyRequires: POLICY_REQUIRES,
  policyLeavesOpen: POLICY_LEAVES_OPEN,
};
