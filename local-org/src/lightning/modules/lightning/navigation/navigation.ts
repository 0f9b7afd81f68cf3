import type { LightningElement } from 'lwc';
import { urlOf, type PageReference, type PartialPageReference } from '../../frame/page-reference.ts';
import { tellPlace, type Place } from '../../frame/place.ts';
import { currentPage, navigate, onNavigation } from '../../frame/router.ts';
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

/** Wire: the page that the component stands on: in a console that of its tab, whichever tab has the focus. */
export class CurrentPageReference {
  static readonly contextSchema = { page: 'optional' };
  readonly #callback: (page: PageReference) => void;
  #place: Place | undefined;
  #stop: (() => void) | undefined;

  constructor(callback: (page: PageReference) => void) {
    this.#callback = callback;
  }

  update(_config: Readonly<Record<string, unknown>>, place?: Place): void {
    this.#place = place;
    this.#callback(place?.page ?? currentPage());
  }

  connect(): void {
    this.#stop ??= onNavigation((page) => {
      if (!this.#place?.page) this.#callback(page);
    });
  }

  disconnect(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
tellPlace(CurrentPageReference);
