import { LightningElement, api } from 'lwc';
import { common, format, page, project } from 'c/handoverLabels';
import type { Health, StatusDraft } from 'c/handoverProjectPageData';
import type { StatusView } from 'c/handoverProjectPageView';

type Input = HTMLInputElement;

/**
 * The form in which a lead posts a status. It begins with what the figures say; a path to green is asked for whenever the
 * colour is not green.
 *
 * Events: `post` with the draft, `cancel`.
 */
export default class HandoverStatusForm extends LightningElement {
  @api view: StatusView | undefined;
  @api busy = false;

  chosen: Health | undefined;

  readonly labels = { ...common, ...page };
  readonly options = [
    { label: project.green, value: 'Green' },
    { label: project.amber, value: 'Amber' },
    { label: project.red, value: 'Red' },
  ];

  /** Puts the focus on the heading: the next Tab reaches the first field. */
  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('h3')?.focus();
  }

  get health(): Health {
    return this.chosen ?? this.view?.suggested ?? 'Green';
  }

  get needsPath(): boolean {
    return this.health !== 'Green';
  }

  get figuresSay(): string {
    return format(page.figuresSay, this.view?.computed.label);
  }

  handleHealth(event: CustomEvent<{ value: Health }>): void {
    this.chosen = event.detail.value;
  }

  handlePost(): void {
    const inputs = [...(this.template?.querySelectorAll<Input>('[data-field]') ?? [])];
    const wrong = inputs.filter((input) => !input.reportValidity());
    const blank = inputs.find(({ required, value }) => required && String(value ?? '').trim() === '');
    if (wrong.length > 0 || blank) {
      (wrong[0] ?? blank)?.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent<StatusDraft>('post', { detail: this.draftOf(inputs) }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  draftOf(inputs: readonly Input[]): StatusDraft {
    const valueOf = (name: string): string =>
      String(inputs.find(({ dataset }) => dataset.field === name)?.value ?? '').trim();
    const typed = valueOf('progress');
    const progress = typed === '' ? undefined : Number(typed);
    return {
      health: this.health,
      summary: valueOf('summary'),
      pathToGreen: this.needsPath ? valueOf('path') : '',
      progress: progress === this.view?.progress ? undefined : progress,
    };
  }
}
