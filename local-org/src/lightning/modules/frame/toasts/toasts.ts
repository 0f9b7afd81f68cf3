import { LightningElement, api } from 'lwc';
import type { ToastDetail } from '../../lightning/platformShowToastEvent/platformShowToastEvent.ts';

interface ShownToast {
  readonly id: number;
  readonly title: string;
  readonly message: string;
  readonly variant: string;
  readonly iconName: string;
  readonly class: string;
}

/** As long as the platform shows a toast that goes by itself. */
const SHOWN_MILLISECONDS = 5000;
const ICONS: Readonly<Record<string, string>> = {
  success: 'utility:success',
  error: 'utility:error',
  warning: 'utility:warning',
  info: 'utility:info',
};

/** The toasts of a page, one below the other. Errors stay until they are closed. */
export default class Toasts extends LightningElement {
  toasts: readonly ShownToast[] = [];
  #lastId = 0;

  @api show({ title = '', message = '', messageData = [], variant = 'info', mode = 'dismissible' }: ToastDetail): void {
    this.#lastId += 1;
    const id = this.#lastId;
    const toast = {
      id,
      title,
      message: filled(message, messageData),
      variant,
      iconName: ICONS[variant] ?? 'utility:info',
      class: `slds-notify slds-notify_toast slds-theme_${variant}`,
    };
    this.toasts = [...this.toasts, toast];
    const stays = mode === 'sticky' || (variant === 'error' && mode !== 'pester');
    if (!stays) globalThis.setTimeout(() => this.close(id), SHOWN_MILLISECONDS);
  }

  handleClose(event: Event): void {
    this.close(Number((event.currentTarget as HTMLElement).dataset['id']));
  }

  private close(id: number): void {
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }
}

/** Puts the values of `messageData` into the places `{0}`, `{1}` of the message. */
function filled(message: string, data: NonNullable<ToastDetail['messageData']>): string {
  return message.replace(/\{(\d+)\}/gu, (place, index: string) => {
    const value = data[Number(index)];
    return typeof value === 'object' ? value.label : (value ?? place);
  });
}
