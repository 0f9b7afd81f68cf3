import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import { registerRefreshHandler } from 'lightning/refresh';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import HandoverProjectPage from 'c/handoverProjectPage';
import type { ProjectPageData } from 'c/handoverProjectPageData';
import { PROJECT, answer, projectNode } from '../../handoverProjectPageView/__tests__/data/project';

const pageWire = graphql as unknown as {
  emit(data: ProjectPageData, filter?: undefined, refresh?: () => Promise<void>): void;
  emitErrors(errors: { message: string }[]): void;
  getLastConfig(): { variables: unknown };
};
const objectsWire = getObjectInfos as unknown as { emit(data: object): void };
const refresh = jest.fn(() => Promise.resolve());
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Object infos of PAGE_OBJECTS for somebody who may write all but invoices. */
const infos = {
  results: [true, true, true, false, true].map((may) => ({
    statusCode: 200,
    result: {
      createable: may,
      updateable: may,
      fields: { Percent_Complete__c: { updateable: may }, Due__c: { updateable: may } },
    },
  })),
};

function create(): HTMLElement {
  const element = createElement('c-handover-project-page', { is: HandoverProjectPage });
  Object.assign(element, { recordId: PROJECT });
  document.body.append(element);
  objectsWire.emit(infos);
  return element;
}

async function show(data: ProjectPageData): Promise<HTMLElement> {
  const element = create();
  pageWire.emit(data, undefined, refresh);
  await settle();
  return element;
}

const parts = (element: HTMLElement): string[] =>
  [...(element.shadowRoot?.querySelectorAll('.parts > *') ?? [])].map(({ localName }) => localName);

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

describe('c-handover-project-page', () => {
  it('asks for the project it stands on, and spins until it is there', async () => {
    const element = create();
    await settle();
    expect(pageWire.getLastConfig().variables).toEqual({ recordId: PROJECT });
    expect(element.shadowRoot?.querySelector('lightning-spinner')).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it('has a part for each kind of work', async () => {
    const element = await show(answer(projectNode()));
    expect(parts(element)).toEqual([
      'c-handover-project-page-summary',
      'c-handover-milestone-list',
      'c-handover-issue-list',
      'c-handover-status',
      'c-handover-invoice-list',
    ]);
    const summary = element.shadowRoot?.querySelector('c-handover-project-page-summary')?.shadowRoot;
    expect(summary?.textContent).toContain('Hours used180 of 300 h (60%)');
    expect(summary?.textContent).toContain('A milestone is overdue.');
    await expect(element).toBeAccessible();
  });

  it('leaves out, without an error, what the viewer may not read', async () => {
    const element = await show(
      answer(projectNode({ Handover_Invoices__r: null, Handover_Updates__r: null, Handover_Issues__r: null })),
    );
    expect(parts(element)).toEqual(['c-handover-project-page-summary', 'c-handover-milestone-list']);
    await expect(element).toBeAccessible();
  });

  it('says that there is no access', async () => {
    const element = await show(answer(undefined));
    expect(element.shadowRoot?.querySelector('[data-explanation]')?.textContent).toContain('do not have access');
    await expect(element).toBeAccessible();
  });

  it('shows what went wrong when the query fails', async () => {
    const element = create();
    pageWire.emitErrors([{ message: 'The org is being maintained.' }]);
    await settle();
    const panel = element.shadowRoot?.querySelector('c-handover-error-panel');
    expect(panel?.shadowRoot?.textContent).toContain('being maintained');
    await expect(element).toBeAccessible();
  });

  it('reads anew, and tells the rest of the page, when a part saved something', async () => {
    const element = await show(answer(projectNode()));
    const toast = jest.fn();
    element.addEventListener('lightning__showtoast', toast);
    const part = element.shadowRoot?.querySelector('c-handover-issue-list');
    part?.dispatchEvent(new CustomEvent('changed', { detail: { message: 'Saved.' } }));
    await settle();
    expect(toast).toHaveBeenCalledTimes(1);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: PROJECT }]);
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(element.shadowRoot?.querySelector('[role="status"]')?.textContent).toBe('Saved.');
  });

  it('reads once after its own save, although the page calls all who take part in the refresh', async () => {
    const element = await show(answer(projectNode()));
    const [, handler] = jest.mocked(registerRefreshHandler).mock.calls[0] ?? [];
    const refreshed = jest.fn(() => handler?.());
    element.addEventListener('lightning__refresh', refreshed);
    const part = element.shadowRoot?.querySelector('c-handover-issue-list');
    part?.dispatchEvent(new CustomEvent('changed', { detail: { message: 'Saved.' } }));
    await settle();
    expect(refreshed).toHaveBeenCalledTimes(1);
    expect(refresh).toHaveBeenCalledTimes(1);
    await handler?.();
    expect(refresh).toHaveBeenCalledTimes(2);
  });
});
