import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import { getRecord, updateRecord } from 'lightning/uiRecordApi';
import HandoverReadiness from 'c/handoverReadiness';
import type { BriefData } from 'c/handoverBriefData';
import { currentViewer } from 'c/handoverPermissions';
import type { Viewer } from 'c/handoverPermissions';
import {
  BRIEF,
  DEAL,
  answer,
  briefNode,
  deliveryLead,
  finance,
  itemNode,
  objectInfos,
  readyBrief,
  requestNode,
  viewer,
} from './data/brief';
import { questionNode } from '../../../../project/lwc/handoverAskView/__tests__/data/brief';
import { fillIn } from '../../../../shared/lwc/handoverInlineForm/__tests__/data/form';
import { screenOf } from '../../../../shared/lwc/handoverScreen/__tests__/data/screen';

jest.mock('c/handoverPermissions', () => ({ currentViewer: jest.fn() }));

/** The test doubles of the wire adapters, which the platform's types do not know. */
const briefWire = graphql as unknown as {
  emit(data: BriefData, filter?: undefined, refresh?: () => Promise<void>): void;
  emitErrors(errors: { message: string }[]): void;
  getLastConfig(): { variables: unknown };
};
const dealWire = getRecord as unknown as { emit(record: object): void };
const objectsWire = getObjectInfos as unknown as { emit(data: object): void };
const save = updateRecord as jest.MockedFunction<typeof updateRecord>;
const refresh = jest.fn(() => Promise.resolve());

/** Lets everything happen that is already promised. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function create(who: Viewer = viewer()): HTMLElement {
  (currentViewer as jest.MockedFunction<typeof currentViewer>).mockReturnValue(who);
  const element = createElement('c-handover-readiness', { is: HandoverReadiness });
  element.recordId = DEAL;
  document.body.append(element);
  objectsWire.emit(objectInfos());
  return element;
}

async function show(given: Parameters<typeof answer>[0], who?: Viewer): Promise<HTMLElement> {
  const element = create(who);
  briefWire.emit(answer(given), undefined, refresh);
  await settle();
  return element;
}

function find<Found extends Element = HTMLElement>(from: Element, selector: string): Found {
  const found = from.shadowRoot?.querySelector<Found>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

const section = (element: HTMLElement, key: string): HTMLElement => find(element, `[data-section="${key}"]`);

async function open(element: HTMLElement, key: string): Promise<void> {
  find<HTMLButtonElement>(section(element, key), 'button').click();
  await settle();
}

/** Clicks the button with that label inside a child component. */
async function press(child: HTMLElement, label: string): Promise<void> {
  const buttons = [...(child.shadowRoot?.querySelectorAll<HTMLElement & { label: string }>('lightning-button') ?? [])];
  const button = buttons.find((candidate) => candidate.label === label);
  if (!button) throw new Error(`no button ${label} among ${buttons.map((candidate) => candidate.label).join()}`);
  button.click();
  await settle();
}

const explanation = (element: HTMLElement): string =>
  screenOf(element).querySelector('[data-explanation]')?.textContent ?? '';

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
  save.mockResolvedValue({ id: BRIEF, apiName: 'Handover_Brief__c', fields: {} });
});

describe('c-handover-readiness', () => {
  it('asks for the brief of the deal it stands on, and spins until it is there', async () => {
    const element = create();
    await settle();
    expect(briefWire.getLastConfig().variables).toEqual({ recordId: DEAL });
    expect(screenOf(element).querySelector('lightning-spinner')).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it('shows every section in order with its state, and what is missing in words without opening anything', async () => {
    const element = await show({});
    const sections = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('c-handover-section') ?? [])];
    expect(sections.map((one) => one.dataset.section)).toEqual([
      'Scope',
      'Commitments',
      'Timeline',
      'Resources',
      'Commercials',
      'Procurement',
      'People',
      'Background',
    ]);
    expect(section(element, 'Scope').shadowRoot?.textContent).toContain('Missing');
    expect(section(element, 'Scope').shadowRoot?.textContent).toContain(
      'Out of Scope is empty: say what the customer does not get.',
    );
    expect(section(element, 'Timeline').shadowRoot?.textContent).toContain('Ready');
    await expect(element).toBeAccessible();
  });

  it.each([
    ['no access', { deal: { Handover_Brief__c: { value: BRIEF }, Handover_Brief__r: null } }, 'do not have access'],
    ['no brief yet', { brief: null }, 'has no handover brief yet'],
    ['no project', { deal: { Handover_Sells_a_Project__c: { value: false } } }, 'does not sell a project'],
  ])('says in words why there is nothing to show: %s', async (_, given, words) => {
    const element = await show(given);
    expect(explanation(element)).toContain(words);
    await expect(element).toBeAccessible();
  });

  it('shows what went wrong when the query fails', async () => {
    const element = create();
    briefWire.emitErrors([{ message: 'The org is being maintained.' }]);
    await settle();
    expect(screenOf(element).querySelector('c-handover-error-panel')?.shadowRoot?.textContent).toContain(
      'The org is being maintained.',
    );
    await expect(element).toBeAccessible();
  });

  it('opens the form of a section in place, says so to screen readers, and moves the focus into it', async () => {
    const element = await show({});
    await open(element, 'Timeline');
    const toggle = find(section(element, 'Timeline'), 'button');
    expect(toggle.getAttribute('aria-expanded')).toBe('true');
    const form = find<HTMLElement & { recordId: string; fields: { name: string }[] }>(
      element,
      'c-handover-record-form[data-content="Timeline"]',
    );
    expect(form.recordId).toBe(BRIEF);
    expect(form.fields.map(({ name }) => name)).toContain('Deadline_Flexibility__c');
    expect(element.shadowRoot?.activeElement).toBe(form);
    await expect(element).toBeAccessible();
  });

  it('closes a saved section, reads the brief again without reloading, and says what is ready now', async () => {
    const element = await show({});
    const toasts: unknown[] = [];
    element.addEventListener('lightning__showtoast', (event) => toasts.push((event as CustomEvent).detail));
    await open(element, 'Scope');
    find(element, 'c-handover-record-form').dispatchEvent(new CustomEvent('saved', { detail: { recordId: BRIEF } }));
    briefWire.emit(answer({ brief: readyBrief() }), undefined, refresh);
    await settle();
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(toasts).toEqual([{ message: 'Scope saved.', variant: 'success' }]);
    expect(screenOf(element).querySelector('[role="status"]')?.textContent).toBe(
      'Scope saved. 8 of 8 required sections ready',
    );
    expect(find(section(element, 'Scope'), 'button').getAttribute('aria-expanded')).toBe('false');
    expect(element.shadowRoot?.activeElement).toBe(section(element, 'Scope'));
  });

  it('submits the brief', async () => {
    const element = await show({ brief: readyBrief() });
    await press(find(element, 'c-handover-brief-actions'), 'Submit for acceptance');
    expect(save).toHaveBeenCalledWith({ fields: { Id: BRIEF, Status__c: 'Submitted' } });
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('lets a delivery lead accept a submitted brief', async () => {
    const element = await show({ brief: readyBrief({ Status__c: { value: 'Submitted' } }) }, deliveryLead);
    await press(find(element, 'c-handover-brief-actions'), 'Accept brief');
    expect(save).toHaveBeenCalledWith({ fields: { Id: BRIEF, Status__c: 'Accepted' } });
  });

  it('shows the refusal of a step beside its button and lets the user try again', async () => {
    save.mockRejectedValueOnce({ body: { output: { errors: [{ message: 'Somebody else has to accept it.' }] } } });
    const element = await show({ brief: readyBrief({ Status__c: { value: 'Submitted' } }) }, deliveryLead);
    await press(find(element, 'c-handover-brief-actions'), 'Accept brief');
    expect(find(element, '.footer c-handover-error-panel').shadowRoot?.textContent).toContain(
      'Somebody else has to accept it.',
    );
    expect(refresh).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
    await press(find(element, 'c-handover-brief-actions'), 'Accept brief');
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('carries the deal’s discount into the request, and the requested one into the approval', async () => {
    const discount = { Discount__c: { value: 12.349 }, Discount_Reason__c: { value: 'Three year deal' } };
    const seller = await show({ brief: briefNode(discount) });
    await open(seller, 'Commercials');
    await press(find(seller, 'c-handover-approval'), 'Request approval');
    expect(save).toHaveBeenLastCalledWith({
      fields: { Id: BRIEF, Discount_Status__c: 'Requested', Discount_Requested__c: 12.35 },
    });
    document.body.replaceChildren();
    const requested = {
      ...discount,
      Discount_Status__c: { value: 'Requested' },
      Discount_Requested__c: { value: 12.35 },
    };
    const approver = await show({ brief: briefNode(requested) }, finance);
    await open(approver, 'Commercials');
    await press(find(approver, 'c-handover-approval'), 'Approve');
    expect(save).toHaveBeenLastCalledWith({
      fields: { Id: BRIEF, Discount_Status__c: 'Approved', Approved_Discount__c: 12.35 },
    });
  });

  it('lets a delivery lead decide on an item and confirm a resource request', async () => {
    const element = await show({ items: [itemNode()], requests: [requestNode()] }, deliveryLead);
    await open(element, 'Scope');
    await press(find(element, 'c-handover-detail-list'), 'Accept item');
    expect(save).toHaveBeenLastCalledWith({
      fields: { Id: 'a01000000000001AAA', Delivery_Decision__c: 'Accepted' },
    });
    await open(element, 'Resources');
    await press(find(element, 'c-handover-detail-list'), 'Confirm');
    expect(save).toHaveBeenLastCalledWith({ fields: { Id: 'a02000000000001AAA', Status__c: 'Confirmed' } });
    await expect(element).toBeAccessible();
  });

  it('is read-only for those who may not write', async () => {
    const element = await show({ items: [itemNode()] });
    objectsWire.emit(objectInfos([], false));
    await settle();
    expect(element.shadowRoot?.querySelector('c-handover-brief-actions')).toBeNull();
    await open(element, 'Scope');
    expect(find<HTMLElement & { readOnly: boolean }>(element, 'c-handover-record-form').readOnly).toBe(true);
    const list = find(element, 'c-handover-detail-list').shadowRoot;
    expect(list?.querySelector('[data-add], [data-edit]')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('reads again when the deal was changed elsewhere on the page, and only then', async () => {
    await show({});
    const deal = (amount: number) => ({ fields: { Amount: { value: amount }, StageName: { value: 'Proposal' } } });
    dealWire.emit(deal(1000));
    dealWire.emit(deal(1000));
    await settle();
    expect(refresh).not.toHaveBeenCalled();
    dealWire.emit(deal(900));
    await settle();
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('says of each open section why delivery needs it, and what the policy asks', async () => {
    const element = await show({});
    await open(element, 'Resources');
    expect(section(element, 'Resources').textContent).toContain('Nobody can start who was never asked');
    expect(section(element, 'Resources').textContent).toContain('Your policy requires this section');
  });

  it('lets the seller answer what delivery asks before the close, right there', async () => {
    const question = questionNode({ Asked_By__c: { value: '005000000000009AAA' } });
    const element = await show({ questions: [question] });
    const waiting = find(element, '[data-waiting]');
    expect(waiting.shadowRoot?.textContent).toContain('Questions from delivery');
    expect(waiting.shadowRoot?.textContent).toContain('Does the migration include archives?');
    await expect(element).toBeAccessible();
    await press(waiting, 'Answer');
    await fillIn(waiting, { answer: 'Yes.' });
    expect(save).toHaveBeenCalledWith({ fields: { Id: question.Id, Answer__c: 'Yes.' } });
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('lets delivery ask about a section before the close', async () => {
    const element = await show({}, deliveryLead);
    await open(element, 'Scope');
    const questions = section(element, 'Scope').querySelector<HTMLElement & { canAsk: boolean; briefId: string }>(
      'c-handover-ask-questions',
    );
    expect(questions?.canAsk).toBe(true);
    expect(questions?.briefId).toBe(BRIEF);
    await expect(element).toBeAccessible();
  });
});
