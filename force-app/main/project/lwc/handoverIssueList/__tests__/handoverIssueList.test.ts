import { createElement } from 'lwc';
import HandoverIssueList from 'c/handoverIssueList';
import { toPageView } from 'c/handoverProjectPageView';
import type { IssuesView } from 'c/handoverProjectPageView';
import {
  ALL,
  NOTHING,
  PROJECT,
  TODAY,
  answer,
  issueNode,
  list,
  projectNode,
} from '../../handoverProjectPageView/__tests__/data/project';
import { inRow } from '../../../../shared/lwc/handoverListRow/__tests__/data/row';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const closed = issueNode({ Id: 'a05000000000002AAA', Name: { value: 'Old one' }, Status__c: { value: 'Closed' } });

function viewOf(rights = ALL, issues = [issueNode(), closed]): IssuesView | undefined {
  const view = toPageView(answer(projectNode({ Handover_Issues__r: list(issues) })), rights, TODAY);
  return view.kind === 'project' ? view.issues : undefined;
}

function create(view: IssuesView | undefined): HTMLElement {
  const element = createElement('c-handover-issue-list', { is: HandoverIssueList });
  Object.assign(element, { view, projectId: PROJECT });
  document.body.append(element);
  return element;
}

type Form = HTMLElement & { recordId: string; fields: { name: string; value?: unknown }[]; hiddenValues: object };
const query = <Found extends Element = HTMLElement>(element: HTMLElement, selector: string): Found | null =>
  element.shadowRoot?.querySelector<Found>(selector) ?? null;

afterEach(() => document.body.replaceChildren());

describe('c-handover-issue-list', () => {
  it('shows what is open, and everything when asked', async () => {
    const element = create(viewOf());
    expect(element.shadowRoot?.textContent).toContain('Data arrives late');
    expect(element.shadowRoot?.textContent).not.toContain('Old one');
    expect(query(element, '[data-budget]')?.textContent).toContain('moved the plan by 40 h');
    query(element, 'lightning-radio-group')?.dispatchEvent(new CustomEvent('change', { detail: { value: 'all' } }));
    await settle();
    expect(element.shadowRoot?.textContent).toContain('Old one');
    await expect(element).toBeAccessible();
  });

  it.each([
    ['nothing was ever logged', [], 'Nothing logged yet.'],
    ['nothing is open', [closed], 'Nothing is open.'],
  ])('says so when %s', async (_, issues, words) => {
    const element = create(viewOf(ALL, issues));
    expect(query(element, '[data-empty]')?.textContent).toBe(words);
    await expect(element).toBeAccessible();
  });

  it('logs a change request with what it costs, on its project', async () => {
    const element = create(viewOf());
    const changed = jest.fn();
    element.addEventListener('changed', changed);
    query(element, '[data-add]')?.dispatchEvent(new CustomEvent('select', { detail: { value: 'Change request' } }));
    await settle();
    const form = query<Form>(element, 'c-handover-record-form');
    expect(form?.recordId).toBeUndefined();
    expect(form?.hiddenValues).toEqual({ Project__c: PROJECT });
    expect(form?.fields).toContainEqual({ name: 'Type__c', value: 'Change request' });
    expect(form?.fields.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Extra_Hours__c', 'Extra_Value__c', 'Client_Approved__c']),
    );
    await expect(element).toBeAccessible();
    form?.dispatchEvent(new CustomEvent('saved', { detail: {} }));
    await settle();
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('offers no field that the viewer may not read', async () => {
    const consultant = new Set([...ALL.issues.fields].filter((name) => name !== 'Extra_Value__c'));
    const element = create(viewOf({ ...ALL, issues: { ...ALL.issues, fields: consultant } }));
    query(element, '[data-add]')?.dispatchEvent(new CustomEvent('select', { detail: { value: 'Change request' } }));
    await settle();
    const names = query<Form>(element, 'c-handover-record-form')?.fields.map(({ name }) => name);
    expect(names).toContain('Extra_Hours__c');
    expect(names).not.toContain('Extra_Value__c');
  });

  it('edits an issue in its place, without asking for a price', async () => {
    const element = create(viewOf());
    inRow(element, '[data-edit]', 'a05000000000001AAA')?.click();
    await settle();
    const form = inRow<Form>(element, 'c-handover-record-form', 'a05000000000001AAA');
    expect(form?.recordId).toBe('a05000000000001AAA');
    const names = form?.fields.map(({ name }) => name);
    expect(names).toContain('Resolution__c');
    expect(names).not.toContain('Extra_Hours__c');
  });

  it('offers nothing to whoever may only read', async () => {
    const element = create(viewOf(NOTHING));
    expect(query(element, 'lightning-button-menu')).toBeNull();
    expect(inRow(element, '[data-edit]')).toBeNull();
    await expect(element).toBeAccessible();
  });
});
