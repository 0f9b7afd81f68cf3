import { LightningElement, api } from 'lwc';
import { focusOn } from 'c/handoverFocus';
import { common, format, page } from 'c/handoverLabels';
import { postUpdate } from 'c/handoverProjectPageData';
import type { StatusDraft } from 'c/handoverProjectPageData';
import type { StatusView } from 'c/handoverProjectPageView';
import { badgeClass } from 'c/handoverTone';

/**
 * What changed since the last status, the form for the next one beside it, and the log.
 *
 * Event: `changed` with `{ message }`.
 */
export default class HandoverStatus extends LightningElement {
  @api view: StatusView | undefined;
  @api projectId: string | undefined;

  writing = false;
  busy = false;
  errors: unknown;

  readonly labels = { ...common, ...page };

  get offersWriting(): boolean {
    return this.view?.canPost === true && !this.writing;
  }

  get log() {
    return (this.view?.log ?? []).map((row) => ({
      ...row,
      badgeClass: badgeClass(row.health.tone),
      by: format(page.postedBy, row.author, row.date),
    }));
  }

  get hasLog(): boolean {
    return this.log.length > 0;
  }

  get hasEvents(): boolean {
    return (this.view?.events.length ?? 0) > 0;
  }

  get isQuiet(): boolean {
    return !this.hasEvents && this.view?.since !== '';
  }

  get compares(): boolean {
    return this.view?.since !== '';
  }

  handleWrite(): void {
    this.writing = true;
  }

  handleCancel(): Promise<void> {
    this.writing = false;
    this.errors = undefined;
    return focusOn(this, '[data-write]');
  }

  async handlePost({ detail }: CustomEvent<StatusDraft>): Promise<void> {
    if (!this.projectId || this.busy) return;
    this.busy = true;
    this.errors = undefined;
    try {
      await postUpdate(this.projectId, detail);
      this.dispatchEvent(new CustomEvent('changed', { detail: { message: page.posted } }));
    } catch (errors) {
      this.errors = errors;
    }
    this.busy = false;
    if (!this.errors) await this.handleCancel();
  }
}
