/** Source: LWC Developer Guide, "lightning/platformShowToastEvent". */
export interface ToastDetail {
  readonly title?: string;
  readonly message?: string;
  readonly messageData?: readonly (string | { url: string; label: string })[];
  readonly variant?: 'info' | 'success' | 'warning' | 'error';
  readonly mode?: 'dismissible' | 'pester' | 'sticky' | 'dismissable';
}

/** Dispatched by a component to have the page show a toast. */
export class ShowToastEvent extends CustomEvent<ToastDetail> {
  constructor(toast: ToastDetail) {
    super('lightning__showtoast', { composed: true, cancelable: true, bubbles: true, detail: toast });
  }
}
