import TITLE from '@salesforce/label/c.Handover_Portfolio_Title';
import NO_ACCESS from '@salesforce/label/c.Handover_Portfolio_No_Access';
import NONE from '@salesforce/label/c.Handover_Portfolio_None';
import NONE_ENDED from '@salesforce/label/c.Handover_Portfolio_None_Ended';
import NO_MATCH from '@salesforce/label/c.Handover_Portfolio_No_Match';
import ALL from '@salesforce/label/c.Handover_Portfolio_All';
import COUNTS_LABEL from '@salesforce/label/c.Handover_Portfolio_Counts';
import SEARCH from '@salesforce/label/c.Handover_Portfolio_Search';
import SEARCH_HINT from '@salesforce/label/c.Handover_Portfolio_Search_Hint';
import FILTER_LEAD from '@salesforce/label/c.Handover_Portfolio_Filter_Lead';
import FILTER_STATUS from '@salesforce/label/c.Handover_Portfolio_Filter_Status';
import EVERY_LEAD from '@salesforce/label/c.Handover_Portfolio_Every_Lead';
import RUNNING from '@salesforce/label/c.Handover_Portfolio_Running';
import ENDED from '@salesforce/label/c.Handover_Portfolio_Ended';
import SORT_BY from '@salesforce/label/c.Handover_Portfolio_Sort_By';
import COLUMN_NAME from '@salesforce/label/c.Handover_Portfolio_Column_Name';
import COLUMN_HEALTH from '@salesforce/label/c.Handover_Portfolio_Column_Health';
import COLUMN_BURN from '@salesforce/label/c.Handover_Portfolio_Column_Burn';
import COLUMN_EROSION from '@salesforce/label/c.Handover_Portfolio_Column_Erosion';
import COLUMN_MILESTONE from '@salesforce/label/c.Handover_Portfolio_Column_Milestone';
import COLUMN_LEAD from '@salesforce/label/c.Handover_Portfolio_Column_Lead';
import COLUMN_STATUS from '@salesforce/label/c.Handover_Portfolio_Column_Status';
import NO_MILESTONE from '@salesforce/label/c.Handover_Portfolio_No_Milestone';
import USED from '@salesforce/label/c.Handover_Portfolio_Used';
import DONE from '@salesforce/label/c.Handover_Portfolio_Done';
import POINTS from '@salesforce/label/c.Handover_Portfolio_Points';
import AGE_NEVER from '@salesforce/label/c.Handover_Portfolio_Age_Never';
import AGE_TODAY from '@salesforce/label/c.Handover_Portfolio_Age_Today';
import AGE_YESTERDAY from '@salesforce/label/c.Handover_Portfolio_Age_Yesterday';
import AGE_DAYS from '@salesforce/label/c.Handover_Portfolio_Age_Days';
import SHOWN from '@salesforce/label/c.Handover_Portfolio_Shown';
import CUT from '@salesforce/label/c.Handover_Portfolio_Cut';
import MORE from '@salesforce/label/c.Handover_Portfolio_More';
import LOAD_MORE from '@salesforce/label/c.Handover_Portfolio_Load_More';
import CAPTION from '@salesforce/label/c.Handover_Portfolio_Caption';

/** Words of the portfolio of projects. */
export const portfolio = {
  title: TITLE,
  noAccess: NO_ACCESS,
  none: NONE,
  noneEnded: NONE_ENDED,
  noMatch: NO_MATCH,
  all: ALL,
  countsLabel: COUNTS_LABEL,
  search: SEARCH,
  searchHint: SEARCH_HINT,
  filterLead: FILTER_LEAD,
  filterStatus: FILTER_STATUS,
  everyLead: EVERY_LEAD,
  running: RUNNING,
  ended: ENDED,
  sortBy: SORT_BY,
  columnName: COLUMN_NAME,
  columnHealth: COLUMN_HEALTH,
  columnBurn: COLUMN_BURN,
  columnErosion: COLUMN_EROSION,
  columnMilestone: COLUMN_MILESTONE,
  columnLead: COLUMN_LEAD,
  columnStatus: COLUMN_STATUS,
  noMilestone: NO_MILESTONE,
  used: USED,
  done: DONE,
  points: POINTS,
  ageNever: AGE_NEVER,
  ageToday: AGE_TODAY,
  ageYesterday: AGE_YESTERDAY,
  ageDays: AGE_DAYS,
  shown: SHOWN,
  cut: CUT,
  more: MORE,
  loadMore: LOAD_MORE,
  caption: CAPTION,
};
