/** Source: LWC Developer Guide, "Quick Actions". Dispatched by the component of a quick action to have its window closed. */
export class CloseActionScreenEvent extends CustomEvent<undefined> {
  constructor() {
    super('lightning__actionsclosescreen', { bubbles: true, composed: true, cancelable: true });
  }
}
