import SAVE from '@salesforce/label/c.Handover_Save';
import CANCEL from '@salesforce/label/c.Handover_Cancel';
import EDIT from '@salesforce/label/c.Handover_Edit';
import EDIT_NAMED from '@salesforce/label/c.Handover_Edit_Named';
import REFRESH from '@salesforce/label/c.Handover_Refresh';
import LOADING from '@salesforce/label/c.Handover_Loading';
import CLOSE from '@salesforce/label/c.Handover_Close';
import ERROR_TITLE from '@salesforce/label/c.Handover_Error_Title';
import ERROR_HINT from '@salesforce/label/c.Handover_Error_Hint';
import UNKNOWN_ERROR from '@salesforce/label/c.Handover_Error_Unknown';
import SAVED from '@salesforce/label/c.Handover_Saved';
import NONE from '@salesforce/label/c.Handover_None';
import NOT_SET from '@salesforce/label/c.Handover_Not_Set';
import HOURS from '@salesforce/label/c.Handover_Page_Hours';
import DUE_ON from '@salesforce/label/c.Handover_Page_Due_On';
import NEEDED_FROM from '@salesforce/label/c.Handover_Page_Needed_From';

/** Words that several components share. */
export const common = {
  save: SAVE,
  cancel: CANCEL,
  edit: EDIT,
  editNamed: EDIT_NAMED,
  refresh: REFRESH,
  loading: LOADING,
  close: CLOSE,
  errorTitle: ERROR_TITLE,
  errorHint: ERROR_HINT,
  unknownError: UNKNOWN_ERROR,
  saved: SAVED,
  none: NONE,
  notSet: NOT_SET,
  hours: HOURS,
  dueOn: DUE_ON,
  neededFrom: NEEDED_FROM,
};
