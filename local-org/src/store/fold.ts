/**
 * Text as the platform compares it: without regard to case. SQLite's NOCASE knows ASCII only, so this is also registered
 * as the SQL function `fold`. Values that are not text pass unchanged.
 */
export function fold<T>(value: T): T | string {
  return typeof value === 'string' ? value.normalize('NFC').toLowerCase() : value;
}
