import { createElement } from 'lwc';
import HandoverBurnChart from 'c/handoverBurnChart';
import type { BurnView } from 'c/handoverProjectView';
import { draw, roundUp } from '../geometry';

const BURN: BurnView = {
  weeks: [
    { week: '2026-02-02', hours: 100, burned: 100, done: 20 },
    { week: '2026-02-09', hours: 100, burned: 200, done: 50 },
  ],
  start: '2026-02-02',
  end: '2026-03-02',
  today: '2026-02-11',
  budget: 320,
  burned: 200,
  done: 50,
  fromUpdates: false,
};

function create(burn: Partial<BurnView> = {}): HTMLElement {
  const element = createElement('c-handover-burn-chart', { is: HandoverBurnChart });
  Object.assign(element, { burn: { ...BURN, ...burn } });
  document.body.append(element);
  return element;
}

const sentence = (element: HTMLElement) => element.shadowRoot?.querySelector('[data-sentence]')?.textContent;

afterEach(() => document.body.replaceChildren());

describe('c-handover-burn-chart', () => {
  it('says in a sentence what it draws, and where the pace leads', async () => {
    const element = create();
    expect(sentence(element)).toBe(
      '200 of 320 h used (63%) for 50% of the work. At this pace the work takes 400 h, 80 h over budget.',
    );
    await expect(element).toBeAccessible();
  });

  it('foresees nothing before a tenth of the work is done, nor after all of it', () => {
    expect(sentence(create({ done: 5 }))).toBe('200 of 320 h used (63%) for 5% of the work.');
    expect(sentence(create({ done: 100 }))).toBe('200 of 320 h used (63%) for 100% of the work.');
  });

  it('has every figure in a table, the latest week first', () => {
    const rows = [...(create().shadowRoot?.querySelectorAll('tbody tr') ?? [])];
    const values = rows.map((row) =>
      [...row.querySelectorAll<HTMLElement & { value: unknown }>('lightning-formatted-number')].map(
        ({ value }) => value,
      ),
    );
    expect(values).toEqual([
      [100, 200, 50],
      [100, 100, 20],
    ]);
  });

  it('says that there is nothing to draw, and does without a budget', async () => {
    expect(create({ weeks: [] }).shadowRoot?.querySelector('svg')).toBeNull();
    const element = create({ budget: undefined });
    expect(sentence(element)).toBe('200 h used for 50% of the work.');
    expect(element.shadowRoot?.querySelector('.budget')).toBeNull();
    await expect(element).toBeAccessible();
  });
});

describe('geometry', () => {
  it('puts a week at its end and the running one at today, hours against a round top', () => {
    const drawing = draw(BURN);
    expect(drawing.hours).toEqual([400, 200, 0]);
    expect(drawing.burnedLine).toBe('M0 240 L214.3 180 L321.4 120');
    expect(drawing.doneLine).toBe('M0 240 L214.3 201.6 L321.4 144');
    expect(drawing.budgetLine).toBe('M0 48H1000');
  });

  it.each([
    [0, 1],
    [7, 8],
    [326, 400],
    [1000, 1000],
    [1010, 1200],
  ])('ends the axis of %s at %s', (value, top) => expect(roundUp(value)).toBe(top));
});
