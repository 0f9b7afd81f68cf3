import { createElement } from 'lwc';
import HandoverPromises from 'c/handoverPromises';
import type { PromisesView } from 'c/handoverProjectView';

function create(promises: PromisesView | undefined): HTMLElement {
  const element = createElement('c-handover-promises', { is: HandoverPromises });
  Object.assign(element, { promises });
  document.body.append(element);
  return element;
}

afterEach(() => document.body.replaceChildren());

describe('c-handover-promises', () => {
  it('counts what became of promises, and says why one was broken', async () => {
    const element = create({
      counts: [
        { key: 'Breached', label: 'Breached', count: 1 },
        { key: 'Met', label: 'Met', count: 3 },
      ],
      rows: [
        {
          id: 'a08',
          name: 'No stop during the sale',
          due: '2026-06-01',
          mark: { key: 'Breached', label: 'Breached', tone: 'error' },
          note: 'The scanners failed.',
        },
      ],
    });
    expect(element.shadowRoot?.querySelector('[data-count="Met"]')?.textContent).toBe('3');
    expect(element.shadowRoot?.textContent).toContain('The scanners failed.');
    await expect(element).toBeAccessible();
  });

  it('says that none was recorded, and nothing to who may not read them', async () => {
    const element = create({ counts: [], rows: [] });
    expect(element.shadowRoot?.textContent).toContain('No promises were recorded.');
    expect(create(undefined).shadowRoot?.textContent).toBe('');
    await expect(document.body).toBeAccessible();
  });
});
