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

  type Element = abstract new () => LightningElement;

  export const NavigationMixin: {
    <Base extends Element>(base: Base): Pick<Base, keyof Base> & (new () => InstanceType<Base> & NavigationElement);
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

  /** Has `handler` called when the page is refreshed; answers an id to unregister it with. */
  export function registerRefreshHandler(element: Element, handler: () => Promise<boolean>): number;

  export function unregisterRefreshHandler(id: number): void;
}
