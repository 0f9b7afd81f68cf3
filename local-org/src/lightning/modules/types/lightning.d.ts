/** Base components as far as these modules use them from code; their packages carry no types under these names. */
declare module 'lightning/modal' {
  import { LightningElement } from 'lwc';
  export default class LightningModal extends LightningElement {
    label: string;
    size: 'small' | 'medium' | 'large' | 'full';
    disableClose: boolean;
    close(result?: unknown): void;
    static open(options: Readonly<Record<string, unknown>>): Promise<unknown>;
  }
}

declare module 'lightning/confirm' {
  export default class LightningConfirm {
    static open(options: { message: string; label: string; theme?: string; variant?: string }): Promise<boolean>;
  }
}

declare module 'lightning/routingService' {
  export class LinkInfo {
    constructor(url: string, dispatcher: () => void);
  }
  export interface LinkRequest {
    stateRef: { stateType: string; attributes: Record<string, string> };
    callback(error: Error | undefined, info?: LinkInfo): void;
  }
  export function registerLinkProvider(element: EventTarget, provider: (event: CustomEvent<LinkRequest>) => void): void;
}

declare module 'lightning/toast' {
  import type { LightningElement } from 'lwc';
  export interface ToastConfig {
    label: string;
    message?: string;
    labelLinks?: unknown;
    messageLinks?: unknown;
    mode?: string;
    variant?: string;
  }
  export default class Toast {
    static show(config: ToastConfig, source: LightningElement): void;
  }
}
