import type { LightningElement } from 'lwc';
import {
  currentPage,
  navigate,
  onNavigation,
  urlOf,
  type PageReference,
  type PartialPageReference,
} from '../../frame/router.ts';
import { ShowToastEvent } from '../platformShowToastEvent/platformShowToastEvent.ts';

/** Source: LWC Developer Guide, "lightning/navigation". */

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

type ElementConstructor = new (...args: never[]) => LightningElement;

/** Adds `this[NavigationMixin.Navigate](pageReference, replace)` and `this[NavigationMixin.GenerateUrl](pageReference)` to a component. */
export function NavigationMixin<Base extends ElementConstructor>(base: Base): Base {
  return class extends (base as unknown as new () => LightningElement) {
    [Navigate](page: PartialPageReference, replace = false): void {
      try {
        navigate(page, replace);
      } catch (error) {
        this.dispatchEvent(
          new ShowToastEvent({
            title: 'This page is not available',
            message: (error as Error).message,
            variant: 'error',
          }),
        );
      }
    }

    [GenerateUrl](page: PartialPageReference): Promise<string> {
      return Promise.resolve().then(() => urlOf(page));
    }
  } as unknown as Base;
}
NavigationMixin.Navigate = Navigate;
NavigationMixin.GenerateUrl = GenerateUrl;

/** Wire: the page that is shown. */
export class CurrentPageReference {
  readonly #callback: (page: PageReference) => void;
  #stop: (() => void) | undefined;

  constructor(callback: (page: PageReference) => void) {
    this.#callback = callback;
  }

  update(): void {
    this.#callback(currentPage());
  }

  connect(): void {
    this.#callback(currentPage());
    this.#stop ??= onNavigation(this.#callback);
  }

  disconnect(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
