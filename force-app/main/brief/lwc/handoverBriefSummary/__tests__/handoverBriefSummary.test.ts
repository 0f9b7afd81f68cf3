import { createElement } from 'lwc';
import HandoverBriefSummary from 'c/handoverBriefSummary';
import { toRights } from 'c/handoverBriefData';
import { toBriefView } from 'c/handoverBriefView';
import { answer, briefNode, objectInfos, readyBrief, viewer } from '../../handoverReadiness/__tests__/data/brief';
import type { Answer } from '../../handoverReadiness/__tests__/data/brief';

function create(given: Answer): HTMLElement {
  const element = createElement('c-handover-brief-summary', { is: HandoverBriefSummary });
  Object.assign(element, { view: toBriefView(answer(given), viewer(), toRights({ data: objectInfos() })) });
  document.body.append(element);
  return element;
}

const textOf = (element: HTMLElement): string => element.shadowRoot?.textContent ?? '';

afterEach(() => document.body.replaceChildren());

describe('c-handover-brief-summary', () => {
  it('shows how far the brief is, what the gate means and what is still open', async () => {
    const element = create({});
    const ring = element.shadowRoot?.querySelector<HTMLElement & { value: number }>('lightning-progress-ring');
    expect(ring?.value).toBe(88);
    expect(textOf(element)).toContain('7 of 8 required sections ready');
    expect(textOf(element)).toContain('only when nothing below is open');
    expect(textOf(element)).toContain('Complete: Scope.');
    await expect(element).toBeAccessible();
  });

  it('says that nothing is open when the deal can be won', async () => {
    const element = create({ brief: readyBrief({ Status__c: { value: 'Accepted' } }) });
    expect(textOf(element)).toContain('Nothing is open. This deal is ready to be won.');
    await expect(element).toBeAccessible();
  });

  it('names costs only for those who may read them', () => {
    const labels = (element: HTMLElement) =>
      element.shadowRoot?.querySelector('c-handover-facts')?.shadowRoot?.textContent;
    expect(labels(create({}))).toContain('Delivery lead');
    expect(labels(create({}))).not.toContain('Planned labour cost');
    const costly = create({ brief: briefNode({ Planned_Labour_Cost__c: { value: 28000 } }) });
    expect(labels(costly)).toContain('Planned labour cost');
  });
});
