/** Source: LWC Developer Guide, "lightning/pageReferenceUtils". */

/** Field values as the text that `state.defaultFieldValues` of a page reference takes: `Name=Acme,Phone=1`, percent-encoded. */
export function encodeDefaultFieldValues(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join(',');
}

/** The values back from the text, all of them text. */
export function decodeDefaultFieldValues(encoded: string): Record<string, string> {
  const pairs = encoded.split(',').filter((pair) => pair.includes('='));
  return Object.fromEntries(
    pairs.map((pair) => {
      const sign = pair.indexOf('=');
      return [decodeURIComponent(pair.slice(0, sign)), decodeURIComponent(pair.slice(sign + 1))];
    }),
  );
}
