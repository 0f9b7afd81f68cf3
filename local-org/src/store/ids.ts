const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECKSUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const UNIQUE_PART_LENGTH = 12;

/**
 * The 18-character form of a 15-character id: three more characters say which letters are upper case, so that ids stay
 * distinct where case is lost. Only the first 15 characters of the argument are read.
 */
export function to18(id: string): string {
  const caseSensitive = id.slice(0, 15);
  let suffix = '';
  for (let chunk = 0; chunk < 3; chunk += 1) {
    let bits = 0;
    for (let position = 0; position < 5; position += 1) {
      const character = caseSensitive[chunk * 5 + position] ?? '0';
      if (character >= 'A' && character <= 'Z') bits |= 1 << position;
    }
    suffix += CHECKSUM[bits] ?? '';
  }
  return caseSensitive + suffix;
}

/** Whether a text is a record id: 15 letters and digits, or 18 with the right checksum (whose own case does not matter). */
export function isId(value: unknown): value is string {
  if (typeof value !== 'string' || !/^([0-9A-Za-z]{15}|[0-9A-Za-z]{18})$/.test(value)) return false;
  return value.length === 15 || to18(value) === value.slice(0, 15) + value.slice(15).toUpperCase();
}

/** The id with this sequence number (from 1) below a key prefix. Ids of one object sort in the order they were given out. */
export function idOf(keyPrefix: string, sequence: number): string {
  let rest = sequence;
  let unique = '';
  while (rest > 0) {
    unique = (BASE62[rest % 62] ?? '') + unique;
    rest = Math.floor(rest / 62);
  }
  return to18(keyPrefix + unique.padStart(UNIQUE_PART_LENGTH, '0'));
}
