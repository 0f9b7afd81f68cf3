import type { LightningElement } from 'lwc';

/**
 * Puts the focus on an element of a component once it is drawn. To be called after the change that draws it: Lightning web
 * components draw in the microtask that the change scheduled, and this waits for the one after.
 *
 * Source: LWC Developer Guide, "Run Code When a Component Renders" and "Asynchronous DOM Updates".
 */
export async function focusOn(component: LightningElement, selector: string): Promise<void> {
  await Promise.resolve();
  component.template?.querySelector<HTMLElement>(selector)?.focus();
}
