import { NO_PLACE, tellPlace, type Place } from '../../frame/place.ts';

/** Source of all of this: LWC Developer Guide, "Communicate Across the DOM with Lightning Message Service". */

/** What `@salesforce/messageChannel/NAME__c` is. */
export type MessageChannel = string;

/** Where messages come from and go to; components get it by wire, modules without an element by `createMessageContext`. */
export interface MessageContextObject {
  readonly place: Place;
}

export interface Subscription {
  readonly messageChannel: MessageChannel;
  readonly context: MessageContextObject;
  readonly listener: (message: unknown) => void;
  readonly everywhere: boolean;
}

/** Option of `subscribe`: messages are received wherever the component stands. */
export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

const subscriptions = new Set<Subscription>();

/** Wire: the context of a component. What is subscribed with it ends when the component is removed. */
export class MessageContext {
  static readonly contextSchema = { tabId: 'optional' };
  readonly #callback: (context: MessageContextObject) => void;
  #context: MessageContextObject | undefined;

  constructor(callback: (context: MessageContextObject) => void) {
    this.#callback = callback;
  }

  update(_config: Readonly<Record<string, unknown>>, place: Place = NO_PLACE): void {
    // Configuration and place arrive one after the other: subscriptions are kept with one context.
    if (this.#context?.place === place) return;
    this.#context = { place };
    this.#callback(this.#context);
  }

  connect(): void {}

  disconnect(): void {
    if (this.#context) releaseMessageContext(this.#context);
  }
}
tellPlace(MessageContext);

/** A context of no component: it counts as active always, and its subscriptions last until the context is released. */
export function createMessageContext(): MessageContextObject {
  return { place: NO_PLACE };
}

/** Ends every subscription made with a context. */
export function releaseMessageContext(context: MessageContextObject): void {
  for (const subscription of subscriptions) if (subscription.context === context) subscriptions.delete(subscription);
}

/**
 * Has a listener called with the messages of a channel: while the component stands in the active area (the tab that has the
 * focus, or outside of tabs), with `{ scope: APPLICATION_SCOPE }` always.
 */
export function subscribe(
  context: MessageContextObject,
  messageChannel: MessageChannel,
  listener: (message: unknown) => void,
  options: { scope?: symbol } = {},
): Subscription {
  requireContext(context);
  const subscription = { messageChannel, context, listener, everywhere: options.scope === APPLICATION_SCOPE };
  subscriptions.add(subscription);
  return subscription;
}

/** Ends a subscription. Nothing happens when it has ended already or there is none. */
export function unsubscribe(subscription: Subscription | null | undefined): void {
  if (subscription) subscriptions.delete(subscription);
}

/** Sends a message (data without functions, as on the platform) to the subscribers of a channel. */
export function publish(context: MessageContextObject, messageChannel: MessageChannel, message?: unknown): void {
  requireContext(context);
  for (const subscription of [...subscriptions]) {
    if (subscription.messageChannel !== messageChannel) continue;
    if (subscription.everywhere || subscription.context.place.isActive())
      subscription.listener(message === undefined ? undefined : structuredClone(message));
  }
}

function requireContext(context: MessageContextObject | undefined): void {
  if (!context) throw new Error('The message context is undefined: it is there once the component is connected.');
}
