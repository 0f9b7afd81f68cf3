const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const SHORT = 15;

/**
 * The 18-character form of a 15-character id: three characters say which of each five are capitals. Anything else is
 * returned as it is.
 */
export function caseSafeId(id: string): string {
  if (id.length !== SHORT) return id;
  let suffix = '';
  for (let block = 0; block < SHORT; block += 5) {
    let capitals = 0;
    for (let index = 0; index < 5; index += 1) {
      if (/[A-Z]/.test(id.charAt(block + index))) capitals += 1 << index;
    }
    suffix += SUFFIX.charAt(capitals);
  }
  return id + suffix;
}
