/** Source: LWC Developer Guide, "RefreshView API". */
export const RefreshEventName = 'lightning__refresh';

type Handler = () => unknown;

interface Registration {
  readonly element: unknown;
  readonly handler: Handler;
}

const handlers = new Map<number, Registration>();
const containers = new Map<number, Registration>();
let lastId = 0;

/** Dispatched by a component to have its page load everything anew. */
export class RefreshEvent extends CustomEvent<undefined> {
  constructor() {
    super(RefreshEventName, { composed: true, cancelable: true, bubbles: true });
  }
}

/** Has `handler` called (as a method of `element`) when the page is refreshed; answers an id to unregister it with. */
export function registerRefreshHandler(element: unknown, handler: Handler): number {
  return register(handlers, element, handler);
}

/** Ends what `registerRefreshHandler` began; an id that is not known is passed over. */
export function unregisterRefreshHandler(id: number): void {
  handlers.delete(id);
}

/** Takes part in a refresh as a container; here it is called like a handler, before those. */
export function registerRefreshContainer(element: unknown, handler: Handler): number {
  return register(containers, element, handler);
}

/** Ends what `registerRefreshContainer` began; an id that is not known is passed over. */
export function unregisterRefreshContainer(id: number): void {
  containers.delete(id);
}

/** Calls every container and then every handler, as the page does on a RefreshEvent. A failing one holds up no other. */
export async function runRefresh(): Promise<void> {
  for (const registrations of [containers, handlers]) {
    await Promise.allSettled([...registrations.values()].map(async ({ element, handler }) => handler.call(element)));
  }
}

function register(registrations: Map<number, Registration>, element: unknown, handler: Handler): number {
  lastId += 1;
  registrations.set(lastId, { element, handler });
  return lastId;
}
