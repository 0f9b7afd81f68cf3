import type { Comparison } from './compare.ts';

/** The comparison as lines of a table, with ratios to the fastest tool that loaded every row it could. */
export function peersTable(found: readonly Comparison[], rows: number, refused: number): string[] {
  const complete = found.filter(({ loaded }) => loaded === rows - refused);
  const fastest = Math.min(...complete.map(({ seconds }) => seconds));
  const cells = found.map((each) => [
    each.label,
    `${each.seconds.toFixed(1)} s${each.timedOut ? ' (stopped)' : ''}`,
    each.loaded === rows - refused ? (each.seconds / fastest).toFixed(2) : '–',
    inSeconds(each.cpuSeconds),
    inSeconds(each.orgCpuSeconds),
    each.peakMegabytes === undefined ? '–' : `${Math.round(each.peakMegabytes)} MB`,
    String(each.calls),
    `${each.loaded} of ${rows - refused}`,
    `${each.named} of ${refused}`,
    String(each.exitCode),
  ]);
  return aligned([
    [
      'tool',
      'time',
      'ratio',
      'own CPU',
      'CPU of the org',
      'peak memory',
      'API calls',
      'rows loaded',
      'refused rows named',
      'exit code',
    ],
    ...cells,
  ]);
}

function inSeconds(value: number | undefined): string {
  return value === undefined ? '–' : `${value.toFixed(1)} s`;
}

/** Columns padded to one width, so that the lines can be read and pasted. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
