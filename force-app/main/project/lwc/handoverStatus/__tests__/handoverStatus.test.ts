import { createElement } from 'lwc';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import HandoverStatus from 'c/handoverStatus';
import { toPageView } from 'c/handoverProjectPageView';
import type { StatusView } from 'c/handoverProjectPageView';
import { fillIn } from '../../../../shared/lwc/handoverInlineForm/__tests__/data/form';
import {
  ALL,
  NOTHING,
  PROJECT,
  TODAY,
  answer,
  list,
  projectNode,
  updateNode,
} from '../../handoverProjectPageView/__tests__/data/project';

const createUpdate = createRecord as jest.MockedFunction<typeof createRecord>;
const update = updateRecord as jest.MockedFunction<typeof updateRecord>;
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function viewOf(rights = ALL, updates = [updateNode()]): StatusView | undefined {
  const view = toPageView(answer(projectNode({ Handover_Updates__r: list(updates) })), rights, TODAY);
  return view.kind === 'project' ? view.status : undefined;
}

function create(view: StatusView | undefined): { element: HTMLElement; changed: jest.Mock } {
  const element = createElement('c-handover-status', { is: HandoverStatus });
  Object.assign(element, { view, projectId: PROJECT });
  const changed = jest.fn();
  element.addEventListener('changed', changed);
  document.body.append(element);
  return { element, changed };
}

function find<Found extends Element = HTMLElement>(from: HTMLElement, selector: string): Found {
  const found = from.shadowRoot?.querySelector<Found>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

/** Opens the form and fills it. */
async function write(element: HTMLElement, values: Record<string, string>): Promise<HTMLElement> {
  find(element, '[data-write]').click();
  await settle();
  const form = find(element, 'c-handover-status-form');
  for (const [name, value] of Object.entries(values)) {
    Object.assign(find<HTMLInputElement>(form, `[data-field="${name}"]`), { value, reportValidity: () => true });
  }
  return form;
}

afterEach(() => {
  document.body.replaceChildren();
  jest.resetAllMocks();
});

describe('c-handover-status', () => {
  it('shows what changed since the last status, and the log with colour, author and day', async () => {
    const { element } = create(viewOf());
    expect(find(element, '[data-figure="Hours_Logged__c"]').textContent).toBe('Hours logged150180+30');
    expect(find(element, '[data-events]').textContent).toContain('Issues logged: 1.');
    const row = find(element, '[data-update]');
    expect(row.querySelector<HTMLElement & { label: string }>('lightning-badge')?.label).toBe('At risk');
    expect(row.textContent).toContain('Dana Okafor, Mar 1, 2026');
    expect(row.textContent).toContain('The client sends the data by Friday.');
    await expect(element).toBeAccessible();
  });

  it('says that there was none yet', async () => {
    const { element } = create(viewOf(ALL, []));
    expect(element.shadowRoot?.textContent).toContain('No status was posted yet.');
    expect(element.shadowRoot?.textContent).toContain('This is the first status');
    await expect(element).toBeAccessible();
  });

  it('posts a status with the progress of today first, so that the org copies it', async () => {
    const order: string[] = [];
    update.mockImplementation(() => Promise.resolve(order.push('progress') as never));
    createUpdate.mockImplementation(() => Promise.resolve(order.push('status') as never));
    const { element, changed } = create(viewOf());
    const form = await write(element, { progress: '60', summary: 'Data came.', path: 'Test by Friday.' });
    await expect(element).toBeAccessible();
    await fillIn(form);
    expect(order).toEqual(['progress', 'status']);
    expect(update).toHaveBeenCalledWith({ fields: { Id: PROJECT, Percent_Complete__c: 60 } });
    expect(createUpdate).toHaveBeenCalledWith({
      apiName: 'Handover_Update__c',
      fields: {
        Project__c: PROJECT,
        Declared_Health__c: 'Amber',
        Summary__c: 'Data came.',
        Path_to_Green__c: 'Test by Friday.',
      },
    });
    expect(changed).toHaveBeenCalledTimes(1);
    expect(element.shadowRoot?.querySelector('c-handover-status-form')).toBeNull();
  });

  it('asks for a path to green only when it is not green, and posts nothing without it', async () => {
    const { element } = create(viewOf());
    const form = await write(element, { summary: 'Data came.', path: ' ' });
    await fillIn(form);
    expect(createUpdate).not.toHaveBeenCalled();
    find(form, 'lightning-radio-group').dispatchEvent(new CustomEvent('change', { detail: { value: 'Green' } }));
    await settle();
    expect(form.shadowRoot?.querySelector('[data-field="path"]')).toBeNull();
    await fillIn(form);
    expect(createUpdate).toHaveBeenCalledWith(
      expect.objectContaining({ fields: expect.objectContaining({ Declared_Health__c: 'Green' }) as object }),
    );
    expect(update).not.toHaveBeenCalled();
  });

  it('keeps what was written when the org refuses it', async () => {
    createUpdate.mockRejectedValue({ body: { message: 'Say in Summary how the project is doing.' } });
    const { element, changed } = create(viewOf());
    const form = await write(element, { summary: 'x', path: 'y' });
    await fillIn(form);
    expect(find(element, 'c-handover-error-panel').shadowRoot?.textContent).toContain('Say in Summary');
    expect(find<HTMLInputElement>(form, '[data-field="summary"]').value).toBe('x');
    expect(changed).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it('offers no form to whoever may only read', async () => {
    const { element } = create(viewOf(NOTHING));
    expect(element.shadowRoot?.querySelector('[data-write]')).toBeNull();
    await expect(element).toBeAccessible();
  });
});
