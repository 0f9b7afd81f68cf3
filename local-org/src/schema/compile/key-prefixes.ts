const BASE62 = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const SLOTS = BASE62.length * BASE62.length;
const FIRST_LETTERS: Readonly<Record<string, string>> = { __c: 'a', __mdt: 'm', __e: 'e' };

/**
 * Gives each custom object a key prefix of its own. The same name gets the same prefix in any org (it comes from the name),
 * unless another object holds it already; prefixes that were given out before are kept.
 */
export function assignKeyPrefixes(
  apiNames: readonly string[],
  known: ReadonlyMap<string, string>,
): Map<string, string> {
  const assigned = new Map<string, string>();
  const taken = new Set(known.values());
  for (const apiName of apiNames) {
    const kept = known.get(apiName);
    if (kept !== undefined) {
      assigned.set(apiName, kept);
      continue;
    }
    const first = FIRST_LETTERS[/__\w+$/.exec(apiName)?.[0] ?? '__c'] ?? 'a';
    let slot = slotOf(apiName.toLowerCase());
    const prefix = (): string =>
      first + (BASE62[Math.floor(slot / BASE62.length)] ?? '') + (BASE62[slot % BASE62.length] ?? '');
    while (taken.has(prefix())) slot = (slot + 1) % SLOTS;
    taken.add(prefix());
    assigned.set(apiName, prefix());
  }
  return assigned;
}

/** FNV-1a, reduced to the number of prefixes below one first letter. */
function slotOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % SLOTS;
}
