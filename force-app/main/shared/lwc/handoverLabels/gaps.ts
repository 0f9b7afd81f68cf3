import TITLE from '@salesforce/label/c.Handover_Gaps_Title';
import NO_ACCESS from '@salesforce/label/c.Handover_Gaps_No_Access';
import NONE from '@salesforce/label/c.Handover_Gaps_None';
import PERIOD from '@salesforce/label/c.Handover_Gaps_Period';
import LAST_MONTHS from '@salesforce/label/c.Handover_Gaps_Last_Months';
import GROUPED_BY from '@salesforce/label/c.Handover_Gaps_Grouped_By';
import BY_SECTION from '@salesforce/label/c.Handover_Gaps_By_Section';
import BY_SELLER from '@salesforce/label/c.Handover_Gaps_By_Seller';
import BY_MONTH from '@salesforce/label/c.Handover_Gaps_By_Month';
import COLUMN_SECTION from '@salesforce/label/c.Handover_Gaps_Column_Section';
import COLUMN_SELLER from '@salesforce/label/c.Handover_Gaps_Column_Seller';
import COLUMN_MONTH from '@salesforce/label/c.Handover_Gaps_Column_Month';
import COLUMN_QUESTIONS from '@salesforce/label/c.Handover_Gaps_Column_Questions';
import COLUMN_MISSING from '@salesforce/label/c.Handover_Gaps_Column_Missing';
import COLUMN_LOST from '@salesforce/label/c.Handover_Gaps_Column_Lost';
import COLUMN_WAIT from '@salesforce/label/c.Handover_Gaps_Column_Wait';
import COLUMN_OPEN from '@salesforce/label/c.Handover_Gaps_Column_Open';
import DAYS from '@salesforce/label/c.Handover_Gaps_Days';
import LEGEND_MISSING from '@salesforce/label/c.Handover_Gaps_Legend_Missing';
import LEGEND_ASKED from '@salesforce/label/c.Handover_Gaps_Legend_Asked';
import CAPTION from '@salesforce/label/c.Handover_Gaps_Caption';
import CUT from '@salesforce/label/c.Handover_Gaps_Cut';
import HINT_OPTIONAL from '@salesforce/label/c.Handover_Gaps_Hint_Optional';
import HINT_REQUIRED from '@salesforce/label/c.Handover_Gaps_Hint_Required';
import REMEDY from '@salesforce/label/c.Handover_Gaps_Remedy';
import REMEDY_ADMINISTRATOR from '@salesforce/label/c.Handover_Gaps_Remedy_Administrator';

/** Words of the page about context that goes missing. */
export const gaps = {
  title: TITLE,
  noAccess: NO_ACCESS,
  none: NONE,
  period: PERIOD,
  lastMonths: LAST_MONTHS,
  groupedBy: GROUPED_BY,
  bySection: BY_SECTION,
  bySeller: BY_SELLER,
  byMonth: BY_MONTH,
  columnSection: COLUMN_SECTION,
  columnSeller: COLUMN_SELLER,
  columnMonth: COLUMN_MONTH,
  columnQuestions: COLUMN_QUESTIONS,
  columnMissing: COLUMN_MISSING,
  columnLost: COLUMN_LOST,
  columnWait: COLUMN_WAIT,
  columnOpen: COLUMN_OPEN,
  days: DAYS,
  legendMissing: LEGEND_MISSING,
  legendAsked: LEGEND_ASKED,
  caption: CAPTION,
  cut: CUT,
  hintOptional: HINT_OPTIONAL,
  hintRequired: HINT_REQUIRED,
  remedy: REMEDY,
  remedyAdministrator: REMEDY_ADMINISTRATOR,
};
