/** What stands in the row of a list: its form, or the button that opens it. */
export function inRow<Found extends HTMLElement>(element: Element, selector: string, id?: string): Found | null {
  const rows = [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement & { recordId: string }>('c-handover-list-row') ?? []),
  ];
  const row = rows.find(({ recordId }) => id === undefined || recordId === id);
  return row?.shadowRoot?.querySelector<Found>(selector) ?? null;
}
