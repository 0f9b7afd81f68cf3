import { createContextProvider } from 'lwc';
import type { Adapter } from '../lds/wire.ts';
import type { PageReference } from './page-reference.ts';

/** Where a component stands: in a tab of a console, in a utility, or (both undefined) in the one page there is. */
export interface Place {
  readonly tabId?: string;
  readonly utilityId?: string;
  /** The page of the tab. */
  readonly page?: PageReference;
  /** Whether users see it now: the other tabs of a console stay in the document. */
  readonly isActive: () => boolean;
}

export const NO_PLACE: Place = { isActive: () => true };

type Provide = ReturnType<typeof createContextProvider>;
type ContextualAdapter<Value> = new (callback: (value: Value) => void) => Omit<Adapter, 'update'> & {
  update(config: Readonly<Record<string, unknown>>, place?: Place): void;
};

const providers: Provide[] = [];

/** Has a wire adapter told its component's place, as the second argument of `update`. Call it once, before any component uses it. */
export function tellPlace<Value>(adapter: ContextualAdapter<Value>): void {
  providers.push(createContextProvider(adapter as never));
}

/** Declares the place of every component below an element; call it when the element is connected. */
export function declarePlace(element: EventTarget, place: Place): void {
  for (const provide of providers)
    provide(element as never, { consumerConnectedCallback: (consumer) => consumer.provide(place as never) });
}
