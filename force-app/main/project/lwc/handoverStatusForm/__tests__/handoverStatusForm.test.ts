import { createElement } from 'lwc';
import HandoverStatusForm from 'c/handoverStatusForm';
import { toPageView } from 'c/handoverProjectPageView';
import type { StatusView } from 'c/handoverProjectPageView';
import { fillIn } from '../../../../shared/lwc/handoverInlineForm/__tests__/data/form';
import { ALL, TODAY, answer, projectNode } from '../../handoverProjectPageView/__tests__/data/project';

function viewOf(changes: Partial<StatusView> = {}): StatusView {
  const view = toPageView(answer(projectNode()), ALL, TODAY);
  if (view.kind !== 'project' || !view.status) throw new Error('no status');
  return { ...view.status, suggested: 'Green', progress: 40, ...changes };
}

function create(view: StatusView | undefined): { element: HTMLElement; posted: jest.Mock } {
  const element = createElement('c-handover-status-form', { is: HandoverStatusForm });
  Object.assign(element, { view });
  const posted = jest.fn();
  element.addEventListener('post', (event) => posted((event as CustomEvent).detail));
  document.body.append(element);
  return { element, posted };
}

const field = (element: HTMLElement, name: string): HTMLInputElement | null | undefined =>
  element.shadowRoot?.querySelector<HTMLInputElement>(`[data-field="${name}"]`);

afterEach(() => document.body.replaceChildren());

describe('c-handover-status-form', () => {
  it('posts what was written, and the progress only when it moved', async () => {
    const { element, posted } = create(viewOf());
    expect(field(element, 'path')).toBeNull();
    await expect(element).toBeAccessible();
    await fillIn(element, { summary: ' Done with the pilot. ', progress: '55' });
    expect(posted).toHaveBeenCalledWith({
      health: 'Green',
      summary: 'Done with the pilot.',
      pathToGreen: '',
      progress: 55,
    });
  });

  it('asks for the path to green when the colour is not green, and posts nothing without it', async () => {
    const { element, posted } = create(viewOf({ suggested: 'Red' }));
    expect(field(element, 'path')).not.toBeNull();
    await expect(element).toBeAccessible();
    await fillIn(element, { summary: 'The archive is closed.', path: ' ' });
    expect(posted).not.toHaveBeenCalled();
    await fillIn(element, { summary: 'The archive is closed.', path: 'The sponsor decides.' });
    expect(posted).toHaveBeenCalledWith(
      expect.objectContaining({ health: 'Red', pathToGreen: 'The sponsor decides.', progress: undefined }),
    );
  });

  it('offers no progress to whoever may not move it, and nothing at all before there is a project', () => {
    expect(field(create(viewOf({ canMoveProgress: false })).element, 'progress')).toBeNull();
    expect(create(undefined).element.shadowRoot?.textContent).toBe('');
  });
});
