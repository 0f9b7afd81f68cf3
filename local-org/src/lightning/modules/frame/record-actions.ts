import type { QuickActionForm, RecordAction } from '../../pages/types.ts';
import { divideError } from '../lds/form-errors.ts';
import { callApi, callFrame, queryString } from '../lds/http.ts';
import { loadRecord, readPath } from '../lds/records.ts';
import { RefreshEvent } from '../lightning/refresh/refresh.ts';
import { ShowToastEvent } from '../lightning/platformShowToastEvent/platformShowToastEvent.ts';
import ActionWindow from './actionWindow/actionWindow.ts';
import RecordDialog from './recordDialog/recordDialog.ts';
import { savedMessage, type SavedRecord } from './record-window.ts';
import { navigateToUrl } from './router.ts';

interface FlowResult {
  readonly isSuccess: boolean;
  readonly errors: readonly { message: string }[] | null;
  readonly outputValues: Readonly<Record<string, unknown>>;
}

export interface ActionTarget {
  /** Where toasts and the refresh start from. */
  readonly element: EventTarget;
  readonly recordId: string;
  readonly objectApiName: string;
}

/** Buttons and quick actions of an object's records; of these only, where a page names them. */
export async function loadActions(objectApiName: string, named?: readonly string[]): Promise<readonly RecordAction[]> {
  const { actions } = await callFrame<{ actions: readonly RecordAction[] }>(
    `actions/${objectApiName}${queryString({ named })}`,
  );
  return actions;
}

/** Does what a button says. What goes wrong is told in a toast. */
export async function runAction(action: RecordAction, target: ActionTarget): Promise<void> {
  try {
    if (action.kind === 'flow') await runFlow(action, target);
    else if (action.kind === 'form') await openForm(action, target);
    else if (action.kind === 'component')
      await ActionWindow.open({ label: action.label, component: action.target, ...place(target) });
    else if (action.kind === 'url') navigateToUrl(await merged(action.target, target));
    else throw new Error(`The local org does not run the action ${action.target}.`);
  } catch (error) {
    const { problem } = divideError(error, new Set());
    toast(target, action.label, [problem.message, problem.detail].filter(Boolean).join(' '), 'error');
  }
}

/** Has a record made or changed with the fields of a quick action, and stays on the page, which is drawn anew. */
async function openForm(action: RecordAction, target: ActionTarget): Promise<void> {
  const { form } = await callFrame<{ form: QuickActionForm }>(
    `quick-action/${action.target}${queryString({ recordId: target.recordId })}`,
  );
  const saved = (await RecordDialog.open({
    size: 'small',
    label: form.label,
    heading: form.label,
    objectApiName: form.objectApiName,
    recordId: form.kind === 'Update' ? target.recordId : undefined,
    action: form,
  })) as SavedRecord | undefined;
  if (!saved) return;
  toast(target, form.successMessage ?? savedMessage(saved, form.kind === 'Update'), '', 'success');
  target.element.dispatchEvent(new RefreshEvent());
}

/**
 * Starts an autolaunched flow with the record's id and tells what it answers: its text outputs, those named after an error as
 * an error. (The platform itself shows nothing here and goes back to the record.)
 */
async function runFlow(action: RecordAction, target: ActionTarget): Promise<void> {
  const result = await startFlow(action.target, target.recordId);
  const outputs = Object.entries(result?.outputValues ?? {}).filter(
    (entry): entry is [string, string] =>
      !entry[0].startsWith('Flow__') && typeof entry[1] === 'string' && entry[1] !== '',
  );
  const errors = outputs.filter(([name]) => /error|fault/iu.test(name)).map(([, text]) => text);
  const messages = outputs.filter(([name]) => !/error|fault/iu.test(name)).map(([, text]) => text);
  if (errors.length > 0) toast(target, action.label, errors.join(' '), 'error');
  else toast(target, action.label, messages.join(' ') || 'Done.', 'success');
  target.element.dispatchEvent(new RefreshEvent());
}

/** Rejects with what the flow did not handle, which the API answers as the result of a failed action. */
async function startFlow(name: string, recordId: string): Promise<FlowResult | undefined> {
  try {
    const [result] = await callApi<readonly FlowResult[]>('POST', `actions/custom/flow/${name}`, {
      inputs: [{ recordId }],
    });
    return result;
  } catch (error) {
    const failed = (error as { body?: Partial<FlowResult> }).body?.errors?.[0];
    throw failed ? new Error(failed.message) : error;
  }
}

/** An address with the record's values in the place of `{!Object.Field}`. */
async function merged(url: string, { recordId, objectApiName }: ActionTarget): Promise<string> {
  const fields = [...url.matchAll(/\{!([\w.]+)\}/gu)].map(([, field = '']) => field);
  const foreign = fields.find((field) => !field.startsWith(`${objectApiName}.`));
  if (foreign !== undefined) throw new Error(`The local org does not know the merge field {!${foreign}} of a button.`);
  const record = await loadRecord(recordId, [], fields.length > 0 ? fields : [`${objectApiName}.Id`]);
  return url.replace(/\{!([\w.]+)\}/gu, (_all, field: string) =>
    encodeURIComponent(field.endsWith('.Id') ? recordId : String(readPath(record, field)?.value ?? '')),
  );
}

function place({ recordId, objectApiName }: ActionTarget): { recordId: string; objectApiName: string } {
  return { recordId, objectApiName };
}

function toast({ element }: ActionTarget, title: string, message: string, variant: 'success' | 'error'): void {
  element.dispatchEvent(new ShowToastEvent({ title, message, variant }));
}
