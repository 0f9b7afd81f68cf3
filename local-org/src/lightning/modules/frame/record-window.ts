import { divideError } from '../lds/form-errors.ts';
import { loadObjectInfo } from '../lds/object-info.ts';
import type { ToastDetail } from '../lightning/platformShowToastEvent/platformShowToastEvent.ts';
import { loadCompactRecord } from './compact-record.ts';
import type { PageReference } from './page-reference.ts';
import RecordDialog from './recordDialog/recordDialog.ts';
import { navigate } from './router.ts';

/** What the window needs of the frame. */
export interface WindowFrame {
  readonly toast: (toast: ToastDetail) => void;
  readonly refresh: () => Promise<void>;
}

/** What a window that was left with Save answers. */
export interface SavedRecord {
  readonly id: string;
  readonly apiName: string;
  readonly name: string;
  readonly label: string;
}

/** An address such as `…/edit` or `…/new` opens its window over the page that lies behind. */
export function openAddressed({ type, attributes, state }: PageReference): void {
  const { actionName, recordId, objectApiName } = attributes;
  if (type === 'standard__recordPage' && actionName === 'edit') {
    navigate({ type, attributes: { recordId, objectApiName, actionName: 'view' } }, true);
    navigate({ type, attributes });
  }
  if (type === 'standard__objectPage' && actionName === 'new') {
    navigate({ type, attributes: { objectApiName, actionName: 'list' } }, true);
    navigate({ type, attributes, state });
  }
}

/** Has a record made or edited in a window; tells what was saved, and goes to a new record unless a related list asked for it. */
export async function openRecordWindow({ attributes, state }: PageReference, frame: WindowFrame): Promise<void> {
  const { recordId } = attributes;
  const target = await describeWindow(attributes, frame);
  if (!target) return;
  const saved = (await RecordDialog.open({
    size: 'medium',
    label: target.heading,
    ...target,
    recordId,
    defaults: state['defaultFieldValues'],
  })) as SavedRecord | undefined;
  if (!saved) return;
  const { id, apiName } = saved;
  frame.toast({ variant: 'success', title: savedMessage(saved, recordId !== undefined) });
  await frame.refresh();
  if (!recordId && state['navigationLocation'] !== 'RELATED_LIST')
    navigate({
      type: 'standard__recordPage',
      attributes: { objectApiName: apiName, recordId: id, actionName: 'view' },
    });
}

/** How the platform tells what was saved. */
export function savedMessage({ label, name }: SavedRecord, isUpdate: boolean): string {
  return `${label} "${name}" was ${isUpdate ? 'saved' : 'created'}.`;
}

/** What the window is called and about; tells when the record or object cannot be had. */
async function describeWindow(
  { recordId, objectApiName }: PageReference['attributes'],
  frame: WindowFrame,
): Promise<{ heading: string; objectApiName: string } | undefined> {
  try {
    if (recordId) {
      const { record, name } = await loadCompactRecord(recordId, objectApiName);
      return { heading: `Edit ${name}`, objectApiName: record.apiName };
    }
    const { label, apiName } = await loadObjectInfo(objectApiName ?? '');
    return { heading: `New ${label}`, objectApiName: apiName };
  } catch (error) {
    frame.toast({ variant: 'error', title: divideError(error, new Set()).problem.message });
    return undefined;
  }
}
