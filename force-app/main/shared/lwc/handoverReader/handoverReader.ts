import { LightningElement } from 'lwc';
import type { GraphQLResult } from 'lightning/graphql';
import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';

/**
 * A screen that reads through GraphQL. The page's refresh does not evaluate a query again by itself: each screen has to take
 * part in it, and to tell the page of its own saves. Source: LWC Developer Guide, "RefreshView API".
 */
export abstract class HandoverReader extends LightningElement {
  /** What the reading was refused with, in any shape the platform reports. */
  abstract errors: unknown;

  /** The `refresh` of the wire's last result. */
  refreshQuery: GraphQLResult['refresh'];
  refreshHandler: number | undefined;
  /** The reading after a save of our own, while it is under way. */
  ownReading: Promise<void> | undefined;

  override connectedCallback(): void {
    const host = this.template?.host;
    // The element and a bound function: the form that Lightning Locker asks for, and that Lightning Web Security takes too.
    if (host) this.refreshHandler = registerRefreshHandler(host, this.refreshWithPage.bind(this));
  }

  override disconnectedCallback(): void {
    if (this.refreshHandler !== undefined) unregisterRefreshHandler(this.refreshHandler);
    this.refreshHandler = undefined;
  }

  /** Evaluates the query again; settles once the wire has its answer. */
  async refresh(): Promise<void> {
    try {
      await this.refreshQuery?.();
    } catch (error) {
      this.errors = error;
    }
  }

  /** After a save of this screen: reads anew, and has the rest of the page do so. */
  async refreshPage(): Promise<void> {
    const reading = this.refresh();
    this.ownReading = reading;
    this.dispatchEvent(new RefreshEvent());
    await reading;
    if (this.ownReading === reading) this.ownReading = undefined;
  }

  /** The page is refreshed. What our own save asked of it is being read already. */
  async refreshWithPage(): Promise<boolean> {
    const reading = this.ownReading ?? this.refresh();
    this.ownReading = undefined;
    await reading;
    return true;
  }
}
