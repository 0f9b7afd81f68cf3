import type { PreparedLoad } from '../validate/prepare.ts';
import type { LoadContext, LoadCounts } from './load-rows.ts';
import type { Outgoing } from './types.ts';

export async function loadInBulk(
  _prepared: PreparedLoad,
  _context: LoadContext,
  _counts: LoadCounts,
  _rows: (pass: 'now') => AsyncGenerator<Outgoing>,
): Promise<void> {
  throw new Error('Bulk comes next.');
}
