/** What the card around a screen shows: spinner, refusal, explanation, announcement, refresh. */
export function screenOf(element: Element): ShadowRoot {
  const root = element.shadowRoot?.querySelector('c-handover-screen')?.shadowRoot;
  if (!root) throw new Error(`<${element.localName}> stands in no screen.`);
  return root;
}
