import { createElement } from 'lwc';
import HandoverKickoffAgenda from 'c/handoverKickoffAgenda';
import type { Agenda } from 'c/handoverAskView';

const agenda: Agenda = {
  title: 'Website relaunch',
  count: 1,
  sections: [
    { key: 'Scope', label: 'Scope', points: [{ key: 'p', text: 'In scope or not: Archives', detail: '40 h' }] },
  ],
  settled: 'Nothing open in: People.',
};

function create(given: Agenda): HTMLElement {
  const element = createElement('c-handover-kickoff-agenda', { is: HandoverKickoffAgenda });
  Object.assign(element, { agenda: given });
  document.body.append(element);
  return element;
}

beforeAll(() => {
  // jsdom has no modal dialogs.
  HTMLDialogElement.prototype.showModal = jest.fn(function show(this: HTMLDialogElement) {
    this.open = true;
  });
});

afterEach(() => document.body.replaceChildren());

describe('c-handover-kickoff-agenda', () => {
  it('is a dialog that lists what is open by section, with room for notes, and what is settled', async () => {
    const element = create(agenda);
    expect(element.querySelector('dialog')?.open).toBe(true);
    expect(element.querySelector('h2')?.textContent).toBe('Kickoff agenda: Website relaunch');
    const scope = element.querySelector('[data-agenda="Scope"]')?.textContent;
    expect(scope).toContain('In scope or not: Archives');
    expect(scope).toContain('Notes');
    expect(element.textContent).toContain('Nothing open in: People.');
    await expect(element).toBeAccessible();
  });

  it('says that nothing is open', async () => {
    const element = create({ ...agenda, count: 0, sections: [] });
    expect(element.textContent).toContain('Nothing is open in the brief.');
    await expect(element).toBeAccessible();
  });

  it('prints, and closes by its button or Escape', () => {
    const element = create(agenda);
    const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
    element.querySelector<HTMLElement>('[data-print]')?.click();
    expect(print).toHaveBeenCalledTimes(1);
    const closed = jest.fn();
    element.addEventListener('close', closed);
    element.querySelector<HTMLElement>('[data-close]')?.click();
    element.querySelector('dialog')?.dispatchEvent(new CustomEvent('close'));
    expect(closed).toHaveBeenCalledTimes(2);
  });
});
