import { LightningElement, api } from 'lwc';
import type { Agenda } from 'c/handoverAskView';
import { common, format, page } from 'c/handoverLabels';

/**
 * All that is open in a brief, as one page to print. It renders in light DOM, because only a style sheet outside a shadow can
 * leave the rest of the page out of the print.
 *
 * Event: `close`.
 */
export default class HandoverKickoffAgenda extends LightningElement {
  static override renderMode = 'light' as const;

  @api agenda: Agenda | undefined;

  readonly labels = { ...common, ...page };

  get heading(): string {
    return format(page.kickoffTitle, this.agenda?.title);
  }

  get count(): string {
    return this.agenda?.count ? format(page.kickoffCount, this.agenda.count) : page.kickoffNone;
  }

  override renderedCallback(): void {
    const dialog = this.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  handlePrint(): void {
    window.print();
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }
}
