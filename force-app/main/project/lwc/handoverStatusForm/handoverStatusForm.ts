import { LightningElement, api } from 'lwc';
import type { Filled } from 'c/handoverInlineForm';
import { format, page, project } from 'c/handoverLabels';
import type { Health, StatusDraft } from 'c/handoverProjectPageData';
import type { StatusView } from 'c/handoverProjectPageView';

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

  readonly labels = page;
  readonly options = [
    { label: project.green, value: 'Green' },
    { label: project.amber, value: 'Amber' },
    { label: project.red, value: 'Red' },
  ];

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

  handleSend({ detail }: CustomEvent<Filled>): void {
    const { summary = '', path = '', progress: typed = '' } = detail;
    const progress = typed === '' ? undefined : Number(typed);
    const draft: StatusDraft = {
      health: this.health,
      summary,
      pathToGreen: path,
      progress: progress === this.view?.progress ? undefined : progress,
    };
    this.dispatchEvent(new CustomEvent('post', { detail: draft }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
