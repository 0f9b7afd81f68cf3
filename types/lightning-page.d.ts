/**
 * What a component says to the page it stands on: navigation, toasts, refresh, dialogs.
 * @see https://developer.salesforce.com/docs/platform/lwc/guide/use-navigate.html
 */
declare module 'lightning/navigation' {
  import type { LightningElement } from 'lwc';

  export interface PageReference {
    type: string;
    attributes?: Record<string, string>;
    state?: Record<string, string>;
  }

  const Navigate: unique symbol;
  const GenerateUrl: unique symbol;

  export interface NavigationElement {
    [Navigate](page: PageReference, replace?: boolean): void;
    [GenerateUrl](page: PageReference): Promise<string>;
  }

  type Statics = Pick<typeof LightningElement, keyof typeof LightningElement>;

  export const NavigationMixin: {
    (base: typeof LightningElement): Statics & (new () => LightningElement & NavigationElement);
    readonly Navigate: typeof Navigate;
    readonly GenerateUrl: typeof GenerateUrl;
  };
}

declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(toast: {
      title?: string;
      message: string;
      messageData?: (string | { url: string; label: string })[];
      variant?: 'info' | 'success' | 'warning' | 'error';
      mode?: 'dismissible' | 'pester' | 'sticky';
    });
  }
}

declare module 'lightning/refresh' {
  /** Asks the containers above to refresh their standard components. */
  export class RefreshEvent extends CustomEvent<unknown> {
    constructor();
  }
}
