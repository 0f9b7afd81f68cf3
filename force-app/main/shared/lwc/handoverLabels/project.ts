import TITLE from '@salesforce/label/c.Handover_Health_Title';
import NO_ACCESS from '@salesforce/label/c.Handover_Project_No_Access';
import NOT_WON from '@salesforce/label/c.Handover_Project_Before_Close';
import NONE from '@salesforce/label/c.Handover_Project_None';
import GREEN from '@salesforce/label/c.Handover_Health_Green';
import AMBER from '@salesforce/label/c.Handover_Health_Amber';
import RED from '@salesforce/label/c.Handover_Health_Red';
import HEALTH_UNKNOWN from '@salesforce/label/c.Handover_Health_Unknown';
import REASONS_TITLE from '@salesforce/label/c.Handover_Health_Reasons';
import NO_REASONS from '@salesforce/label/c.Handover_Health_No_Reasons';
import HOURS_OF from '@salesforce/label/c.Handover_Project_Hours_Of';
import BURN_OF from '@salesforce/label/c.Handover_Project_Burn_Of';
import HOURS_NO_BUDGET from '@salesforce/label/c.Handover_Project_Hours_No_Budget';
import NEXT_MILESTONE from '@salesforce/label/c.Handover_Project_Next_Milestone';
import NO_MILESTONE from '@salesforce/label/c.Handover_Project_No_Milestone';
import OVERDUE from '@salesforce/label/c.Handover_Project_Overdue';
import MILESTONES from '@salesforce/label/c.Handover_Project_Milestones';
import MILESTONES_OF from '@salesforce/label/c.Handover_Project_Milestones_Of';
import LEAD from '@salesforce/label/c.Handover_Project_Lead';
import PLANNED_END from '@salesforce/label/c.Handover_Project_Planned_End';
import BASELINE_MARGIN from '@salesforce/label/c.Handover_Project_Baseline_Margin';
import FORECAST_MARGIN from '@salesforce/label/c.Handover_Project_Forecast_Margin';
import EROSION from '@salesforce/label/c.Handover_Project_Erosion';
import OPEN_PROJECT from '@salesforce/label/c.Handover_Project_Open';
import MORE_PROJECTS from '@salesforce/label/c.Handover_Project_More';

/** Words of the project health panel. */
export const project = {
  title: TITLE,
  noAccess: NO_ACCESS,
  notWon: NOT_WON,
  none: NONE,
  green: GREEN,
  amber: AMBER,
  red: RED,
  healthUnknown: HEALTH_UNKNOWN,
  reasonsTitle: REASONS_TITLE,
  noReasons: NO_REASONS,
  hoursOf: HOURS_OF,
  burnOf: BURN_OF,
  hoursNoBudget: HOURS_NO_BUDGET,
  nextMilestone: NEXT_MILESTONE,
  noMilestone: NO_MILESTONE,
  overdue: OVERDUE,
  milestones: MILESTONES,
  milestonesOf: MILESTONES_OF,
  lead: LEAD,
  plannedEnd: PLANNED_END,
  baselineMargin: BASELINE_MARGIN,
  forecastMargin: FORECAST_MARGIN,
  erosion: EROSION,
  openProject: OPEN_PROJECT,
  moreProjects: MORE_PROJECTS,
};
