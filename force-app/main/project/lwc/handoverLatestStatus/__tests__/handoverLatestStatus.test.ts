import { createElement } from 'lwc';
import HandoverLatestStatus from 'c/handoverLatestStatus';
import type { StatusView } from 'c/handoverProjectView';

const STATUS: StatusView = {
  mark: { key: 'Amber', label: 'At risk', tone: 'warning', icon: 'utility:warning' },
  postedOn: '2026-03-06',
  author: 'by Dana Lead',
  summary: 'The design is late.',
  pathToGreen: 'A second designer from Monday.',
};

function create(status: StatusView | undefined): HTMLElement {
  const element = createElement('c-handover-latest-status', { is: HandoverLatestStatus });
  Object.assign(element, { status });
  document.body.append(element);
  return element;
}

afterEach(() => document.body.replaceChildren());

describe('c-handover-latest-status', () => {
  it('quotes health, author, day, summary and the path to green', async () => {
    const element = create(STATUS);
    expect(element.shadowRoot?.querySelector('lightning-badge')).toMatchObject({ label: 'At risk' });
    for (const part of ['Mar 6, 2026', 'by Dana Lead', 'The design is late.', 'A second designer from Monday.']) {
      expect(element.shadowRoot?.textContent).toContain(part);
    }
    await expect(element).toBeAccessible();
  });

  it('leaves the path to green out when there is none, and says when nothing was posted', async () => {
    expect(create({ ...STATUS, pathToGreen: '' }).shadowRoot?.textContent).not.toContain('Path to green');
    document.body.replaceChildren();
    const element = create(undefined);
    expect(element.shadowRoot?.textContent).toContain('No status was posted yet.');
    await expect(element).toBeAccessible();
  });
});
