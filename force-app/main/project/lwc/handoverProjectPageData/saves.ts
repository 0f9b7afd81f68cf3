import MILESTONE_DONE_ON from '@salesforce/schema/Handover_Milestone__c.Done_On__c';
import MILESTONE_DUE from '@salesforce/schema/Handover_Milestone__c.Due__c';
import MILESTONE_STATUS from '@salesforce/schema/Handover_Milestone__c.Status__c';
import PROGRESS from '@salesforce/schema/Handover_Project__c.Percent_Complete__c';
import DECLARED_HEALTH from '@salesforce/schema/Handover_Update__c.Declared_Health__c';
import PATH_TO_GREEN from '@salesforce/schema/Handover_Update__c.Path_to_Green__c';
import SUMMARY from '@salesforce/schema/Handover_Update__c.Summary__c';
import { createRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import { MASTER, UPDATE_OBJECT } from './fields';

export type Health = 'Green' | 'Amber' | 'Red';

/** What the lead says about the project. */
export interface StatusDraft {
  health: Health;
  summary: string;
  pathToGreen: string;
  /** Percentage done, 0 to 100; undefined leaves it as it is. */
  progress?: number | undefined;
}

/** Moves a milestone. `due` is a date (YYYY-MM-DD). Rejects with the org's refusal. */
export async function moveMilestone(id: string, due: string): Promise<void> {
  await updateRecord({ fields: { Id: id, [MILESTONE_DUE.fieldApiName]: due } });
}

/** Marks a milestone as done on a day, or as open again. Rejects with the org's refusal. */
export async function completeMilestone(id: string, doneOn: string | undefined): Promise<void> {
  await updateRecord({
    fields: {
      Id: id,
      [MILESTONE_STATUS.fieldApiName]: doneOn ? 'Done' : 'Open',
      [MILESTONE_DONE_ON.fieldApiName]: doneOn ?? null,
    },
  });
}

/**
 * Posts an update. Progress goes first: the org copies the project's figures of that moment into the update. Rejects with
 * the org's refusal.
 */
export async function postUpdate(projectId: string, draft: StatusDraft): Promise<void> {
  if (draft.progress !== undefined) {
    await updateRecord({ fields: { Id: projectId, [PROGRESS.fieldApiName]: draft.progress } });
  }
  await createRecord({
    apiName: UPDATE_OBJECT,
    fields: {
      [MASTER[UPDATE_OBJECT] ?? '']: projectId,
      [DECLARED_HEALTH.fieldApiName]: draft.health,
      [SUMMARY.fieldApiName]: draft.summary,
      [PATH_TO_GREEN.fieldApiName]: draft.health === 'Green' ? null : draft.pathToGreen,
    },
  });
}

/** A detail's save rolls up to the project on the server; whatever shows the project hears of it here. */
export async function tellProjectChanged(projectId: string): Promise<void> {
  await notifyRecordUpdateAvailable([{ recordId: projectId }]);
}
