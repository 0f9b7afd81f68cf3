/** The form that a component shows, or null. */
export function formIn(element: Element): HTMLElement | null {
  return element.shadowRoot?.querySelector<HTMLElement>('c-handover-inline-form') ?? null;
}

/** Fills in the fields of the form that a component shows, and sends it. The stubs of base components judge nothing. */
export async function fillIn(element: Element, values: Readonly<Record<string, string>> = {}): Promise<void> {
  const form = formIn(element);
  for (const field of form?.querySelectorAll<HTMLInputElement>('[data-field]') ?? [])
    Object.assign(field, { reportValidity: () => true, value: values[field.dataset.field ?? ''] ?? field.value });
  press(element, 'send');
  await new Promise((resolve) => setTimeout(resolve));
}

export function press(element: Element, button: 'send' | 'cancel'): void {
  formIn(element)?.shadowRoot?.querySelector<HTMLElement>(`[data-${button}]`)?.click();
}
